"""The colours of what a price is made of: two hues, each stronger and weaker."""

from __future__ import annotations

from PySide6.QtGui import QColor

from artisanest_desktop.ui.theme import Theme

#: In the order of the bar: token, and how much of it is laid on the card.
_SHADES = {
    "materials": ("muted", 1.0),
    "labour": ("accent", 1.0),
    "overheads": ("muted", 0.6),
    "packaging": ("muted", 0.32),
    "part": ("accent", 0.6),
    "margin": ("accent", 0.3),
}
PARTS = tuple(_SHADES)


def shade(theme: Theme, part: str) -> QColor:
    """The colour of one part, opaque."""
    token, strength = _SHADES[part]
    ink, ground = theme.color(token), theme.color("surface")
    pairs = ((ink.redF(), ground.redF()), (ink.greenF(), ground.greenF()),
             (ink.blueF(), ground.blueF()))  # fmt: skip
    return QColor.fromRgbF(*(one * strength + other * (1 - strength) for one, other in pairs))


def words_on(ground: QColor) -> QColor:
    """Black or white, whichever is read better there."""
    white, black = QColor("#FFFFFF"), QColor("#000000")
    return white if _contrast(white, ground) >= _contrast(black, ground) else black


def _contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((_light(one), _light(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _light(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
