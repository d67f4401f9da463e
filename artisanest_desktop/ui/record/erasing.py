"""Erasing a record for good: said plainly, asked once, and what is left elsewhere is listed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.ui import work
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, scrolled

LATER = _("Erased for good. What is left of it in the file is swept at the next opening.")


class ErasePanel(QWidget):
    """``cancelled()`` when nothing is to be erased after all."""

    cancelled = Signal()

    def __init__(self, session: Session, key: str, uid: str) -> None:
        super().__init__()
        self.session, self.key, self.uid = session, key, uid
        px = session.theme.px
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(12))
        name = saving.store_of(session).title(key, uid, session.lang.code)
        words = _(
            "“%(name)s” will be erased from this file, its history and its safety copies. "
            "This cannot be undone, and no later file brings it back."
        )
        self.column.addWidget(Label(session, words % {"name": name}, wrap=True))
        aside = _("To hide it without losing anything, use “Remove from the list”.")
        self.column.addWidget(Label(session, aside, "muted", wrap=True))
        self.sure = QCheckBox(session.lang(_("I want to erase it for good")))
        self.column.addWidget(self.sure)
        line = QHBoxLayout()
        self.erase = Button(session, _("Erase for good"), "trash-2")
        self.erase.setEnabled(False)
        self.sure.toggled.connect(self.erase.setEnabled)
        self.erase.clicked.connect(self._erase)
        keep = Button(session, _("Change nothing"))
        keep.clicked.connect(self.cancelled)
        line.addWidget(self.erase)
        line.addWidget(keep)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def _erase(self) -> None:
        store, key, uid = saving.store_of(self.session), self.key, self.uid
        self.setEnabled(False)
        session = self.session
        work.run(
            session,
            lambda _progress: store.erase(key, uid),
            lambda erased: tell(session, erased),
            title=_("Erasing for good…"),
        )


def tell(session: Session, erased: Any) -> None:
    """Where copies may still be: the program cannot reach them, the person can."""
    if not erased.finished:
        session.say(LATER, undo=False)
    documents = session.lang.list(list(erased.documents))
    if documents:
        session.refuse(
            _(
                "Erased for good. Copies may still be in these files, which this program cannot "
                "reach: %(files)s. Erase them yourself, also on sticks and in messages."
            )
            % {"files": documents}
        )
        return
    if not erased.finished:
        return
    session.say(
        _("Erased for good, also from the safety copies. Think of copies on sticks."), undo=False
    )
