"""Letters on paper: the shipped fonts, and text laid out in its own direction."""

from __future__ import annotations

import threading
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from artisanest_desktop import assets

#: Everything is measured in dots of this many to the inch.
DPI = 600
#: The light look of the window, its hairlines a little stronger: paper shows less than a screen.
INK, MUTED, LINE, IVORY, ACCENT = "#25211C", "#70685E", "#D8CEBF", "#F5EFE6", "#3A3DB8"
TERRA, SAFFRON, OLIVE, WHITE = "#AC4E27", "#D9A521", "#4C6B2F", "#FFFFFF"

_LATIN = ["Noto Sans", "Noto Sans Arabic", "Noto Sans Math"]
_ARABIC = ["Noto Sans Arabic", "Noto Sans", "Noto Sans Math"]
#: From one line to the next, and from the top of a line to where its letters stand.
_LEADING, _BASELINE = 1.4, 1.07


_local = threading.local()


def mm(size: float) -> float:
    """Millimetres in dots."""
    return size * DPI / 25.4


def pt(size: float) -> float:
    """Points in dots."""
    return size * DPI / 72


@dataclass(frozen=True, slots=True)
class Style:
    """How letters look: points, weight, colour."""

    size: float = 9
    bold: bool = False
    color: str = INK

    @property
    def leading(self) -> float:
        """Dots from one line to the next."""
        return pt(self.size) * _LEADING


def load_fonts() -> None:
    """The program brings its own letters; a Qt application must be there."""
    if not set(_LATIN) <= set(QFontDatabase.families()):
        for file in sorted(assets.path("fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))


def runs_right(text: str) -> bool:
    """Whether the first letter that has a direction is written from the right."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def font(size: float, bold: bool, arabic: bool) -> QFont:
    """The font of a text; each script is placed by its own font's height.

    Each thread has its own: two that measure with the same one at once bring the program down.
    """
    known = _local.__dict__.setdefault("fonts", {})
    key = size, bold, arabic
    if key not in known:
        known[key] = _font(size, bold, arabic)
    found: QFont = known[key]
    return found


def _font(size: float, bold: bool, arabic: bool) -> QFont:
    made = QFont(_ARABIC if arabic else _LATIN)
    made.setPixelSize(round(pt(size)))
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache(maxsize=8192)
def width_of(text: str, style: Style) -> float:
    """Dots that a text needs when it is not broken (what Qt calls its advance is less)."""
    return Text(text, style).width + 2


def longest_word(text: str, style: Style) -> float:
    """Dots below which a word of the text would be broken."""
    return max((width_of(word, style) for word in text.split()), default=0)


def _this_thread() -> object:
    """Something that no other thread has, nor had."""
    mark = getattr(_local, "mark", None)
    if mark is None:
        mark = _local.mark = object()
    return mark


class Text:
    """A text laid out in a width: ``height``, ``width`` that its longest line takes, ``lines``.

    Codes and phones are laid out with ``ltr``; all else in the direction of its first letter.
    """

    def __init__(
        self, text: str, style: Style, width: float = 1e6, ltr: bool = False, most: int = 0
    ) -> None:
        self.style = style
        self.text = text
        self._width, self._arabic = width, not ltr and runs_right(text)
        self._shown = _shortened(text, style, width, most) if most else text
        self._lay()

    def _lay(self) -> None:
        self._thread = _this_thread()
        style, arabic = self.style, self._arabic
        self._layout = QTextLayout(
            self._shown.replace("\n", "\u2028"), font(style.size, style.bold, arabic)
        )
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        direction = Qt.LayoutDirection
        option.setTextDirection(direction.RightToLeft if arabic else direction.LeftToRight)
        self._layout.setTextOption(option)
        self.lines = self._break(self._width) if self._shown else []

    def _break(self, width: float) -> list[QTextLine]:
        lines = []
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
            lines.append(line)
        self._layout.endLayout()
        return lines

    @property
    def width(self) -> float:
        """Dots of the longest line."""
        return max((line.naturalTextWidth() for line in self.lines), default=0)

    @property
    def height(self) -> float:
        """Dots of all lines."""
        return len(self.lines) * self.style.leading

    def draw(
        self,
        painter: QPainter,
        x: float,
        y: float,
        width: float,
        side: float = 0,
        start: int = 0,
        stop: int | None = None,
    ) -> None:
        """Draw lines ``start`` to ``stop``; ``side`` 0 is left, 0.5 middle, 1 right."""
        if self._thread is not _this_thread():
            self._lay()  # a font dies with the thread it was opened in
        painter.setPen(QColor(self.style.color))
        baseline = y + pt(self.style.size) * _BASELINE
        for line in self.lines[start:stop]:
            rest = width - line.naturalTextWidth()
            line.draw(painter, QPointF(x + rest * side, baseline - line.ascent()))
            baseline += self.style.leading


def _shortened(text: str, style: Style, width: float, most: int) -> str:
    """The text, ended by ``…`` where it has more lines than there is room for."""
    measure = QFontMetricsF(font(style.size, style.bold, runs_right(text)))
    plain = " ".join(text.split())
    return measure.elidedText(plain, Qt.TextElideMode.ElideRight, width * most * 0.97)


def fitting(text: str, style: Style, width: float, smallest: float, ltr: bool = False) -> Text:
    """One line, its letters made smaller until it fits, then shortened."""
    size = style.size
    while size > smallest and width_of(text, replace(style, size=size)) > width:
        size -= 0.5
    return Text(text, replace(style, size=size), width, ltr, most=1)
