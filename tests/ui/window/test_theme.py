"""Colours can be read, sizes follow the text, the style sheet has no leftovers."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextDocument

from artisanest_desktop.i18n import _
from artisanest_desktop.ui import icons
from artisanest_desktop.ui.theme import Theme
from artisanest_desktop.ui.widgets import Banner

PAIRS = [
    *((ink, ground) for ink in ("ink", "muted", "accent") for ground in ("bg", "surface")),
    *(("ink", f"{tone}_soft") for tone in ("accent", "terra", "saffron", "olive")),
    *((tone, f"{tone}_soft") for tone in ("accent", "terra", "saffron", "olive")),
    ("ink", "soft"),
    ("muted", "soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
]


def luminance(color: QColor) -> float:
    """As WCAG 2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(name: str, ink: str, ground: str) -> None:
    theme = Theme(name)
    light, dark = sorted((luminance(theme.color(t)) for t in (ink, ground)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= (7 if name == "contrast" else 4.5)


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
@pytest.mark.parametrize("rtl", [False, True])
def test_the_style_sheet_is_complete(name: str, rtl: bool) -> None:
    sheet = Theme(name, 1.3, rtl).sheet
    assert "@" not in sheet and "PX" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert len(re.findall(r"/\*", sheet)) == 0


def test_sizes_follow_the_text_but_hairlines_do_not() -> None:
    sheet = Theme("light", 2.0).sheet
    assert "font-size: 30px" in sheet and "border: 1px solid" in sheet


def test_arrows_turn_round_in_arabic(qapp) -> None:
    left = icons.pixmap("arrow-left", "#000000", 32).toImage()
    turned = icons.pixmap("arrow-left", "#000000", 32, rtl=True).toImage()
    assert turned == left.flipped(Qt.Orientation.Horizontal)
    shield = icons.pixmap("shield-check", "#000000", 32).toImage()
    assert icons.pixmap("shield-check", "#000000", 32, rtl=True).toImage() == shield


def test_a_sentence_that_begins_with_a_file_name_runs_from_the_right(qtbot, make_session):
    words = _("“%(name)s” is empty: it was not added.") % {"name": "vide.txt"}
    way = Qt.LayoutDirection
    for lang, wanted in (("ar", way.RightToLeft), ("fr", way.LeftToRight)):
        banner = Banner(make_session(lang), words)
        qtbot.addWidget(banner)
        assert QTextDocument(banner.label.text()).firstBlock().textDirection() == wanted
        assert banner.accessibleName().startswith("«")
