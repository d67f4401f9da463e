"""The few things every screen is made of."""

from artisanest_desktop.ui.widgets.buttons import Button, Chip
from artisanest_desktop.ui.widgets.labels import (
    Elided,
    Label,
    Picture,
    SectionTitle,
    Tag,
    breakable,
)
from artisanest_desktop.ui.widgets.panels import (
    Banner,
    Card,
    EmptyState,
    Middle,
    Rule,
    centred,
    scrolled,
)
from artisanest_desktop.ui.widgets.popover import Popover
from artisanest_desktop.ui.widgets.pressable import Pressable

__all__ = [
    "Banner",
    "Button",
    "Card",
    "Chip",
    "Elided",
    "EmptyState",
    "Label",
    "Middle",
    "Picture",
    "Popover",
    "Pressable",
    "Rule",
    "SectionTitle",
    "Tag",
    "breakable",
    "centred",
    "scrolled",
]
