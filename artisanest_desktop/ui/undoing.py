"""Undo and redo: what they do, what they say, and who gets Ctrl+Z."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.ui import work
from artisanest_desktop.ui.session import Session

if TYPE_CHECKING:
    from artisanest_desktop.store import Entry, Store


def undo(session: Session) -> None:
    """Take back the last thing done, and say what it was."""
    if session.store is not None:
        _step(
            session,
            session.store.last_undoable(),
            _("Taken back: %(what)s"),
            _("There is nothing to take back."),
        )


def redo(session: Session) -> None:
    """Do again what was taken back last."""
    if session.store is not None:
        _step(
            session,
            session.store.last_redoable(),
            _("Done again: %(what)s"),
            _("There is nothing to do again."),
        )


def _step(session: Session, entry: Entry | None, said: Msg, nothing: Msg) -> None:
    store = session.store
    if store is None or entry is None:
        session.say(nothing, undo=False)
        return

    words = {"what": _plain(store, entry)}

    def done(result: Any) -> None:
        session.say(said % words, undo=False)
        if result.kept:
            session.refuse(
                n_(
                    "%(n)s field was changed since and stays as it is now.",
                    "%(n)s fields were changed since and stay as they are now.",
                    len(result.kept),
                )
            )

    work.run(session, lambda _progress: store.undo(entry.txn), done, title=said % words)


def _plain(store: Store, entry: Entry) -> Msg:
    """What was first done: taking back and doing again do not pile up words."""
    from artisanest_desktop.store.undo import entry as read

    while entry.kind == "undo" and entry.undoes:
        entry = read(store, entry.undoes[0])
    return entry.title


_UNDO = (QKeySequence("Ctrl+Z"),)
_REDO = (QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y"))


class UndoKeys(QObject):
    """Lets Ctrl+Z reach the window when the focused editor has nothing of its own to undo.

    Qt's editors claim the key even then. Only the editor with the focus is watched: a filter
    on the whole program would be asked about every event.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._watched: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, QWidget):
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        keys = QKeySequence(event.keyCombination())
        pending = _pending(watched)
        if (keys in _UNDO and not pending[0]()) or (keys in _REDO and not pending[1]()):
            event.ignore()
            return True
        return False


def _pending(editor: QObject) -> tuple[Callable[[], bool], Callable[[], bool]]:
    if isinstance(editor, QLineEdit):
        return editor.isUndoAvailable, editor.isRedoAvailable
    if isinstance(editor, QPlainTextEdit | QTextEdit):
        document = editor.document()
        return document.isUndoAvailable, document.isRedoAvailable
    return bool, bool
