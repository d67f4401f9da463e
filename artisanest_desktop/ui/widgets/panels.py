"""Grounds to put things on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets.buttons import Button
from artisanest_desktop.ui.widgets.flow import Flow
from artisanest_desktop.ui.widgets.labels import Label, Picture


class Card(QFrame):
    """White paper with a hairline; ``column`` is where things are put, from the top."""

    def __init__(self, session: Session, margin: float = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        px = session.theme.px
        self.column = QVBoxLayout(self)
        inside = px(margin) if margin else 1
        self.column.setContentsMargins(inside, inside, inside, inside)
        self.column.setSpacing(px(8))


class Rule(QFrame):
    """A hairline."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("rule", "true")


class EmptyState(QWidget):
    """Nothing here yet: a picture, a sentence, and what to do first."""

    def __init__(
        self,
        session: Session,
        icon: str,
        sentence: Msg | str,
        action: Button | Sequence[Button] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        px = session.theme.px
        buttons = [action] if isinstance(action, Button) else list(action or ())
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(6), px(20), px(6))
        column.setSpacing(px(12))
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        self._picture = Picture(session, icon, "muted", 40)
        column.addWidget(self._picture, 0, middle)
        self.sentence = Label(session, sentence, wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setMinimumWidth(px(240))
        column.addWidget(self.sentence)
        if buttons:
            shelf = QWidget()
            shelf.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            flow = Flow(px(10), shelf)
            for button in buttons:
                flow.addWidget(button)
            column.addWidget(shelf, 0, middle)
        column.addStretch(2)
        self._least = px(60) + (buttons[0].sizeHint().height() + px(12) if buttons else 0)

    def minimumSizeHint(self) -> QSize:
        """The sentence and what to do; on a small screen with large text the picture goes."""
        return QSize(super().minimumSizeHint().width(), self._least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        needed = self._picture.sizeHint().height() + self.sentence.heightForWidth(self.width())
        self._picture.setVisible(event.size().height() > self._least + needed)
        super().resizeEvent(event)


class Middle(QWidget):
    """A page that is one card in the middle; ``card.column`` is where things are put. In a low
    window the paper around the words gives way first."""

    #: From this height on, in pixels of a text of 15, there is room for wide margins.
    LOW = 400

    def __init__(
        self,
        session: Session,
        width: float = 800,
        inside: float = 40,
        spacing: float = 20,
        above: float = 56,
    ) -> None:
        super().__init__()
        self._px = session.theme.px
        self._inside, self._above = inside, above
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        outer.addWidget(scrolled(inner))
        self._around = QVBoxLayout(inner)
        self.card = Card(session, inside)
        self.card.column.setSpacing(self._px(spacing))
        self._around.addLayout(centred(self.card, self._px(width)))
        self._around.addStretch(1)
        self._low: bool | None = None
        self._give_room(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room(event.size().height() < self._px(self.LOW))

    def _give_room(self, low: bool) -> None:
        if low == self._low:
            return
        self._low, px = low, self._px
        self._around.setContentsMargins(px(20), px(12 if low else self._above), px(20), px(20))
        if self._inside:
            inside = px(min(self._inside, 20) if low else self._inside)
            self.card.column.setContentsMargins(inside, inside, inside, inside)


_BANNERS = {"terra": "circle-alert", "saffron": "triangle-alert", "accent": "info"}


class Banner(QFrame):
    """A sentence above the page; stays until it is closed or acted on."""

    closed = Signal()

    def __init__(
        self,
        session: Session,
        words: Msg | str,
        color: str = "terra",
        action: Button | Sequence[Button] | None = None,
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        px = session.theme.px
        self.setProperty("banner", color)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(20), px(8), px(12), px(8))
        line.setSpacing(px(12))
        line.addWidget(Picture(session, _BANNERS[color], color, 20))
        said = session.lang(words)
        # What can be selected takes its direction from its first letter, be it that of a file name.
        self.label = Label(session, "\u200f" + said if session.theme.rtl else said, wrap=True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line.addWidget(self.label, 1)
        for button in [action] if isinstance(action, Button) else action or ():
            line.addWidget(button)
        if closable:
            close = Button(session, icon="x", kind="quiet", name=_("Close"))
            close.clicked.connect(self.closed)
            line.addWidget(close)
        self.setAccessibleName(said)


def scrolled(inner: QWidget) -> QScrollArea:
    """``inner``, with a scroll bar when the window is too small for it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    inner.setProperty("clear", "true")
    area.setWidget(inner)
    return area


def centred(widget: QWidget, width: int) -> QHBoxLayout:
    """``widget`` in the middle, at most ``width`` wide, narrower where the window is."""
    widget.setMaximumWidth(width)
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(widget, 1000)
    line.addStretch(1)
    return line
