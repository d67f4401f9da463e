"""Settings: language and look, the cooperative, lists, safety copies, about."""
