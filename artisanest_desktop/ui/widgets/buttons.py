"""What can be pressed: an icon with its word."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from artisanest_desktop.i18n import Msg
from artisanest_desktop.ui.session import Session

_ICON_COLORS = {"main": "on_accent", "link": "accent", "quiet": "muted", "drop": "accent"}


class Button(QPushButton):
    """``kind``: plain, main (the one next step), quiet (no frame), link, menu (a row), or drop.

    Without ``words`` the button shows its icon alone; ``name`` then says what it does,
    as tip and to a screen reader.
    """

    def __init__(
        self,
        session: Session,
        words: Msg | str = "",
        icon: str = "",
        kind: str = "plain",
        name: Msg | str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._icon = icon
        self._kind = kind
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.show_words(words, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()  # Qt knows the space bar only
        else:
            super().keyPressEvent(event)

    def show_words(self, words: Msg | str, name: Msg | str | None = None) -> None:
        """Other words, in the reader's language."""
        text = self._session.lang(words)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(self._session.lang(name) or text)
        if not text:
            self.setToolTip(self._session.lang(name))
        if self._icon:
            self.show_icon(self._icon)

    def show_icon(self, icon: str, color: str = "") -> None:
        """Another icon; the colour follows the kind unless one is given."""
        self._icon = icon
        size, gap = 18, 6 if self.text() else 0
        color = color or _ICON_COLORS.get(self._kind, "ink")
        self.setIcon(self._session.icon(icon, color, size, gap=gap, on="accent"))
        px = self._session.theme.px
        self.setIconSize(QSize(px(size) + (px(gap) if gap else 0), px(size)))


class Chip(Button):
    """A filter: pressed when it holds; ``Actifs 148``."""

    def __init__(
        self,
        session: Session,
        words: Msg | str,
        icon: str = "",
        name: Msg | str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, words, icon, "chip", name, parent)
        self.setCheckable(True)
