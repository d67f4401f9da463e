"""The price of a product: what it is made of, what it should be, what the asked one pays."""

from artisanest_desktop.ui.record.price.panel import PricePart

__all__ = ["PricePart"]
