"""Every screen of the example cooperative, drawn without a screen: ``make screenshots``."""
