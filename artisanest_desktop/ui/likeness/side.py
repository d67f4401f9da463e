"""One of two values, pressed to be the one that stays."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel

from artisanest_desktop.i18n import Msg
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Label, Picture, Pressable

#: A photo is shown so high.
_PHOTO = 72


class Side(Pressable):
    """A value that can be chosen; the chosen one has a tick and its colour."""

    def __init__(self, session: Session, words: str, name: Msg | str, photo: bytes | None) -> None:
        super().__init__("side")
        self.setCheckable(True)
        theme = session.theme
        px, tokens = theme.px, theme.tokens
        self.setObjectName("side")
        self.setStyleSheet(
            f"#side {{ background: {tokens['surface']}; border: {px(1)}px solid {tokens['line']};"
            f" border-radius: {px(8)}px; text-align: left; }}"
            f"#side:hover {{ border-color: {tokens['accent']}; }}"
            f"#side:checked {{ background: {tokens['accent_soft']};"
            f" border-color: {tokens['accent']}; }}"
            f"#side:focus {{ border: {px(2)}px solid {tokens['accent']}; }}"
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(px(10), px(6), px(8), px(6))
        line.setSpacing(px(8))
        self.words: QLabel = Label(session, words, wrap=True)
        if photo is not None:
            self.words = photo_label(session, photo)
        line.addWidget(from_start(session, self.words), 1)
        self._tick = Picture(session, "check", "accent", 18)
        kept = self._tick.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._tick.setSizePolicy(kept)
        line.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignVCenter)
        self._name = session.lang(name)
        self.setAccessibleName(f"{self._name}: {words}")
        self.toggled.connect(self._tick.setVisible)
        self._tick.hide()


def from_start(session: Session, label: QLabel) -> QLabel:
    """Words in a column begin at the reader's side, whatever their script."""
    flag = Qt.AlignmentFlag
    side = flag.AlignRight if session.theme.rtl else flag.AlignLeft
    label.setAlignment(side | flag.AlignAbsolute | flag.AlignVCenter)
    return label


def photo_label(session: Session, data: bytes) -> QLabel:
    """A small picture."""
    label = QLabel()
    pixmap = QPixmap()
    pixmap.loadFromData(data)
    high = session.theme.px(_PHOTO)
    label.setPixmap(pixmap.scaledToHeight(high, Qt.TransformationMode.SmoothTransformation))
    return label
