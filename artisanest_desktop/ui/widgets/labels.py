"""Words that are only read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from artisanest_desktop.i18n import Msg
from artisanest_desktop.ui.session import Session


class Label(QLabel):
    """``kind``: "" (body), muted, strong, section, subtitle, title, welcome or figure."""

    def __init__(
        self,
        session: Session,
        words: Msg | str = "",
        kind: str = "",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.setTextFormat(Qt.TextFormat.PlainText)  # what people typed is never markup
        self.setProperty("kind", kind)
        if session.theme.rtl:  # Qt would align by the words' own direction: 163, a path
            flag = Qt.AlignmentFlag
            self.setAlignment(flag.AlignRight | flag.AlignAbsolute | flag.AlignVCenter)
        if wrap:
            self.setWordWrap(True)
        self.show_words(words)

    def show_words(self, words: Msg | str | None) -> None:
        """Other words, in the reader's language."""
        self.setText(self._session.lang(words))


class Tag(Label):
    """A word in a coloured pill: ``color`` is soft, accent, olive, saffron or terra."""

    def __init__(
        self,
        session: Session,
        words: Msg | str,
        color: str = "soft",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, words, parent=parent)
        self.setProperty("tag", color)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def recolor(self, color: str) -> None:
        """Another colour, for another meaning (the word says it too)."""
        self.setProperty("tag", color)
        self.style().unpolish(self)
        self.style().polish(self)


class Picture(QLabel):
    """An icon beside words; nothing for a screen reader to say."""

    def __init__(self, session: Session, name: str, color: str = "ink", size: float = 18) -> None:
        super().__init__()
        self.setPixmap(session.pixmap(name, color, size))
        self.setFixedSize(session.theme.px(size), session.theme.px(size))


class Elided(QWidget):
    """One line that may have less room than it needs: ``…`` then, and all of it in the tip."""

    def __init__(
        self,
        session: Session,
        words: Msg | str = "",
        kind: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._label = QLabel(self)  # carries the style; never shown
        self._label.setProperty("kind", kind)
        self._label.hide()
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.show_words(words)

    def text(self) -> str:
        """All of the words."""
        return self._text

    def show_words(self, words: Msg | str | None) -> None:
        """Other words, in the reader's language."""
        self._text = self._session.lang(words)
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self._tip()
        self.update()

    def is_cut(self) -> bool:
        """Whether there is less room than the words need."""
        return self._wanted() > self.width()

    def _wanted(self) -> int:
        self._label.ensurePolished()
        return self._label.fontMetrics().horizontalAdvance(self._text) + 2

    def _tip(self) -> None:
        self.setToolTip(self._text if self.is_cut() else "")

    def sizeHint(self) -> QSize:
        self._label.ensurePolished()
        return QSize(self._wanted(), self._label.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        short = self._label.fontMetrics().averageCharWidth() * 6
        return QSize(min(self._wanted(), short), self.sizeHint().height())

    def resizeEvent(self, event: QEvent) -> None:
        self._tip()

    def paintEvent(self, event: QPaintEvent) -> None:
        label = self._label
        label.ensurePolished()
        painter = QPainter(self)
        painter.setFont(label.font())
        painter.setPen(label.palette().color(label.foregroundRole()))
        shown = label.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, self.width()
        )
        flag = Qt.AlignmentFlag
        side = flag.AlignRight if self._session.theme.rtl else flag.AlignLeft
        painter.drawText(self.rect(), side | flag.AlignAbsolute | flag.AlignVCenter, shown)


class SectionTitle(QWidget):
    """A small heading with its icon, as over the parts of a record."""

    def __init__(self, session: Session, words: Msg | str, icon: str = "") -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(session.theme.px(6))
        if icon:
            line.addWidget(Picture(session, icon, "muted", 16))
        self.label = Label(session, words, "section")
        line.addWidget(self.label)
        line.addStretch(1)


def breakable(path: str) -> str:
    """A path that may be broken after each folder, as a label only breaks at spaces."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")
