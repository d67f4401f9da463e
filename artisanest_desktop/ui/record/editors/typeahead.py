"""A line that offers what begins or continues what is being typed, in any script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.record.editors.base import Editor
from artisanest_desktop.ui.record.editors.script import InsideButton, ScriptLine

MOST = 30
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be chosen: what it stands for, its word, and a muted second one."""

    value: Any
    word: str
    also: str = ""


class _Offers(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.offers: list[Offer] = []

    def show(self, offers: list[Offer]) -> None:
        self.beginResetModel()
        self.offers = offers
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: Index, role: int = 0) -> Any:
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            # Each in its own direction, whichever the other's.
            return f"\u2068{offer.word}\u2069   {offer.also}" if offer.also else offer.word
        if role == Qt.ItemDataRole.EditRole:
            return offer.word
        return None


class TypeAhead(Editor):
    """Subclasses say what to offer; what is chosen is kept until other text is typed.

    While one types, the best offer is marked: Enter and Tab take it and go on, Esc keeps the text.
    """

    _entering = False

    def make(self) -> QWidget:
        self.edit = ScriptLine(self.session)
        self.edit.textEdited.connect(self._typed)
        self.offers = _Offers()
        self.completer = QCompleter(self.offers, self.edit)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setCompletionRole(Qt.ItemDataRole.EditRole)
        self.completer.setMaxVisibleItems(8)
        self.popup = QListView()
        self.popup.setProperty("choices", "true")
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.popup.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.popup.setMinimumWidth(self.session.theme.px(280))
        self.completer.setPopup(self.popup)
        self.popup.installEventFilter(self)
        self.completer.activated[QModelIndex].connect(self._pick)  # type: ignore[index]
        self.edit.setCompleter(self.completer)
        self.chosen: Offer | None = None
        name = _("Show the choices")
        self.arrow = InsideButton(self.session, self.edit, "chevron-down", name)
        self.arrow.clicked.connect(lambda: self.offer(""))
        return self.edit

    def offered(self, text: str) -> list[Offer]:
        """What to offer for a text; for none, what comes first."""
        raise NotImplementedError

    def raw(self) -> str:
        return self.edit.text()

    def put(self, raw: str) -> None:
        self.chosen = None
        if self.edit.text() != raw:
            self.edit.setText(raw)
        self.edit.setCursorPosition(0)

    def lock(self, locked: bool) -> None:
        self.edit.setReadOnly(locked)
        self.arrow.setVisible(not locked)

    def offer(self, text: str) -> None:
        """Open the list below the line."""
        if self.edit.isReadOnly():
            return
        found = self.offered(text)
        self.offers.show(found[:MOST])
        self.edit.setFocus()
        if found:
            self.completer.setCompletionPrefix(text)
            self.completer.complete()
        else:
            self.popup.hide()

    def _typed(self, text: str) -> None:
        self.chosen = None
        self.typed.emit()
        self.offers.show(self.offered(text)[:MOST] if text.strip() else [])
        QTimer.singleShot(0, self.edit, self._mark_best)  # once the list is open

    def _mark_best(self) -> None:
        if self.popup.isVisible() and self.edit.text().strip():
            with QSignalBlocker(self.completer):  # marked, not yet written into the line
                self.popup.setCurrentIndex(self.offers.index(0))

    def _pick(self, index: QModelIndex) -> None:
        row = index.row()
        if 0 <= row < len(self.offers.offers):
            self.picked(self.offers.offers[row])

    def picked(self, offer: Offer) -> None:
        """Something was chosen from the list."""
        self._put_offer(offer)
        self.left.emit()
        if self._entering:
            self._entering = False
            self.entered.emit()

    def _put_offer(self, offer: Offer) -> None:
        self.edit.setText(offer.word)
        self.chosen = offer
        self.typed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.popup:
            enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                self._entering = event.key() in enter
            return False
        tab = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() in tab:
            row = self.popup.currentIndex().row()
            if self.popup.isVisible() and 0 <= row < len(self.offers.offers):
                self._put_offer(self.offers.offers[row])
            self.popup.hide()
        return super().eventFilter(watched, event)

    def key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Down and not self.popup.isVisible():
            self.offer(self.raw() if self.is_dirty() else "")
            return True
        return super().key(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrow.place()
