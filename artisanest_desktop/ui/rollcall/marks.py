"""The marks as they are shown: a letter and a colour each, and the line that explains them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from artisanest_desktop.i18n import Language, _
from artisanest_desktop.model.people import MARK
from artisanest_desktop.rules.attendance import ABSENT, EXCUSED, LATE, LEFT, PRESENT
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Label
from artisanest_desktop.ui.widgets.flow import Flow

#: The letter of each mark is the key that types it.
_LETTERS = {
    "fr": {LATE: "R", LEFT: "D", ABSENT: "A", EXCUSED: "E"},
    "en": {LATE: "L", LEFT: "D", ABSENT: "A", EXCUSED: "E"},
    "ar": {LATE: "ت", LEFT: "خ", ABSENT: "غ", EXCUSED: "ع"},
}
WIDTH, HEIGHT = 34, 30


def letter(mark: str | None, lang: Language) -> str:
    """``✓`` for present, ``·`` while nothing is typed."""
    if mark is None:
        return "·"
    return "✓" if mark == PRESENT else _LETTERS[lang.code][mark]


def word(mark: str | None, lang: Language, sex: str | None = None) -> str:
    """``en retard``, bent with the person's sex; empty while nothing is typed."""
    return "" if mark is None else MARK.format(mark, lang, sex)


def color(mark: str | None) -> str:
    """The colour's token."""
    return "soft" if mark is None else (MARK.tags or {})[mark]


def font(session: Session) -> QFont:
    """How the letters are written."""
    return session.theme.font(14, bold=True)


def paint(painter: QPainter, session: Session, cell: QRect, mark: str | None, text: str) -> QRectF:
    """A mark in the middle of a cell; ``text`` is its letter, with the minutes if any."""
    theme = session.theme
    token = color(mark)
    letters = font(session)
    width = QFontMetrics(letters).horizontalAdvance(text) + theme.px(16)
    width = max(width, theme.px(WIDTH))
    at = QRectF(0, 0, width, theme.px(HEIGHT))
    at.moveCenter(QRectF(cell).center())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("soft" if token == "soft" else f"{token}_soft"))
    painter.drawRoundedRect(at, theme.px(8), theme.px(8))
    painter.setPen(theme.color("muted" if token == "soft" else token))
    painter.setFont(letters)
    painter.drawText(at, Qt.AlignmentFlag.AlignCenter, text)
    return at


def pixmap(session: Session, mark: str | None) -> QPixmap:
    """A mark as it stands in the grid, for a button; with the gap to its word."""
    px = session.theme.px
    gap = px(8)
    screen = QGuiApplication.primaryScreen()
    ratio = screen.devicePixelRatio() if screen else 1.0
    size = QSize(px(WIDTH) + 2, px(HEIGHT) + 2)
    picture = QPixmap((size + QSize(gap, 0)) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    at = QPoint(gap if session.theme.rtl else 0, 0)
    paint(painter, session, QRect(at, size), mark, letter(mark, session.lang))
    painter.end()
    return picture


class _Sample(QWidget):
    """One mark as it stands in the grid."""

    def __init__(self, session: Session, mark: str | None) -> None:
        super().__init__()
        self._session = session
        self._mark = mark
        px = session.theme.px
        self.setFixedSize(QSize(px(WIDTH) + 2, px(HEIGHT) + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint(painter, self._session, self.rect(), self._mark,
              letter(self._mark, self._session.lang))  # fmt: skip


class Legend(QWidget):
    """``✓ present  L late …`` below the grid."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        px = session.theme.px
        flow = Flow(px(14), self)
        for mark in (PRESENT, LATE, LEFT, ABSENT, EXCUSED):
            part = QWidget()
            line = QHBoxLayout(part)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(px(6))
            line.addWidget(_Sample(session, mark))
            line.addWidget(Label(session, word(mark, session.lang), "muted"))
            flow.addWidget(part)


def spoken(mark: str | None, missed: int | None, lang: Language, sex: str | None) -> str:
    """A mark in words, for the ear."""
    words = word(mark, lang, sex) or lang(_("not yet typed"))
    if missed:
        words = lang(_("%(mark)s, %(n)s minutes missed") % {"mark": words, "n": missed})
    return words
