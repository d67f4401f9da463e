"""Colours, sizes and fonts of the window; one style sheet made from them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from artisanest_desktop import assets

FAMILIES = ["Noto Sans", "Noto Sans Arabic", "Noto Sans Math"]
FONT_FILES = (
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
    "NotoSansMath-Signs.ttf",
)

#: token: light, dark, high contrast. Text on its ground is at least 4.5 : 1 (tests measure it).
_TOKENS = {
    "bg": ("#FAF7F2", "#1D1A17", "#000000"),
    "surface": ("#FFFFFF", "#26221E", "#000000"),
    "soft": ("#F3EDE3", "#2E2924", "#1C1C1C"),
    "line": ("#E8E1D6", "#3A342D", "#FFFFFF"),
    "ink": ("#25211C", "#F1EBE2", "#FFFFFF"),
    "muted": ("#70685E", "#A89E91", "#E8E8E8"),
    "accent": ("#3A3DB8", "#A9ABFF", "#FFE14D"),
    "accent_soft": ("#ECECFA", "#33335C", "#3D3500"),
    "accent_strong": ("#2C2F96", "#C4C5FF", "#FFF0A0"),
    "on_accent": ("#FFFFFF", "#1D1A17", "#000000"),
    "terra": ("#AC4E27", "#F0A07C", "#FFB59A"),
    "terra_soft": ("#FBEBE3", "#4A2E22", "#3A1200"),
    "saffron": ("#8A6100", "#F2C75C", "#FFD970"),
    "saffron_soft": ("#FFF3D1", "#463918", "#332800"),
    "olive": ("#4C6B2F", "#A9CB86", "#C4F09A"),
    "olive_soft": ("#EAF2DF", "#2F3B22", "#12240A"),
}
_NAMES = ("light", "dark", "contrast")


@dataclass(frozen=True)
class Theme:
    """One look: ``name`` is light, dark or contrast; ``scale`` the text size (1.0 to 2.0).

    Everything a screen draws is measured with :meth:`px`, so that 200 % works.
    """

    name: str = "light"
    scale: float = 1.0
    rtl: bool = False
    tokens: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        column = _NAMES.index(self.name)
        object.__setattr__(self, "tokens", {k: v[column] for k, v in _TOKENS.items()})

    def __hash__(self) -> int:
        return hash((self.name, self.scale, self.rtl))

    def px(self, size: float) -> int:
        """``size`` pixels of a text of 15, at this text size."""
        return max(1, round(size * self.scale))

    def color(self, token: str) -> QColor:
        """The colour of a token."""
        return QColor(self.tokens[token])

    def font(self, size: float = 15, bold: bool = False) -> QFont:
        """The window's font at ``size`` pixels of a text of 15."""
        font = QFont(FAMILIES)
        font.setPixelSize(self.px(size))
        font.setBold(bold)
        return font

    @cached_property
    def sheet(self) -> str:
        """The style sheet: ``@token`` becomes its colour, ``15px`` is scaled, ``1PX`` is not."""
        text = assets.path("styles", "window.qss").read_text("utf-8")
        start, end = ("right", "left") if self.rtl else ("left", "right")
        styles = assets.path("styles").as_posix()
        words = self.tokens | {"start": start, "end": end, "look": self.name, "styles": styles}
        text = re.sub(r"/\*.*?\*/\s*", "", text, flags=re.DOTALL)
        text = re.sub(r"(\d+)px", lambda m: f"{self.px(int(m[1])) if m[1] != '0' else 0}px", text)
        text = re.sub(r"(\d+)PX", r"\1px", text)
        return re.sub(r"@(\w+)", lambda m: words[m[1]], text)  # last: a path is not to be scaled

    def palette(self) -> QPalette:
        """For what the style sheet does not reach: dialogs of Qt, selections, placeholders."""
        role = QPalette.ColorRole
        roles = {
            role.Window: "bg",
            role.WindowText: "ink",
            role.Base: "surface",
            role.AlternateBase: "soft",
            role.Text: "ink",
            role.Button: "surface",
            role.ButtonText: "ink",
            role.ToolTipBase: "surface",
            role.ToolTipText: "ink",
            role.PlaceholderText: "muted",
            role.Highlight: "accent",
            role.HighlightedText: "on_accent",
            role.Link: "accent",
            role.LinkVisited: "accent",
        }
        palette = QPalette(self.color("surface"), self.color("bg"))
        for part, token in roles.items():
            palette.setColor(part, self.color(token))
        dim = QPalette.ColorGroup.Disabled
        for part in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(dim, part, self.color("muted"))
        return palette

    def apply(self, app: QApplication) -> None:
        """Dress the whole program."""
        app.setPalette(self.palette())
        app.setFont(self.font())
        app.setStyleSheet(self.sheet)


def load_fonts() -> None:
    """The program brings its own letters: a fresh machine may have no Arabic ones."""
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(assets.path("fonts", name)))


def resolve(choice: str) -> str:
    """The look for ``system``, light, dark or contrast."""
    if choice in _NAMES:
        return choice
    hints = QApplication.styleHints()
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
