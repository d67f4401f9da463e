"""Safety copies: which there are, one more, and going back to one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.ui import copies, work
from artisanest_desktop.ui.safety import take
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.settings.part import Part, column_in
from artisanest_desktop.ui.widgets import Banner, Button, Label, Rule, SectionTitle, breakable
from artisanest_desktop.ui.widgets.flow import Flow

_REASONS = {
    "manual": _("asked for"),
    "daily": _("daily"),
    "import": _("before receiving a file"),
    "merge": _("before bringing two files together"),
    "migrate": _("before bringing the file up to date"),
    "restore": _("before a restoring"),
    "erase": _("before an erasing"),
}


class CopiesPart(Part):
    """Restoring asks once, in place, says what it does, and can be undone."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Safety copies"))
        px = session.theme.px
        store = session.store
        if store is None:
            return
        words = _(
            "A copy is made each day something was written, and before every import, merge and "
            "restoring. Each is checked by opening it."
        )
        self.column.addWidget(Label(session, words, wrap=True))
        row = QWidget()
        line = Flow(px(10), row)
        for text, icon, act in (
            (_("Make one now"), "shield-check", lambda: copies.make(session)),
            (_("Take one elsewhere…"), "usb", lambda: take(session, self)),
            (
                _("Open the folder"),
                "folder-open",
                lambda: copies.open_folder(store.copies_folder.parent),
            ),
        ):
            button = Button(session, text, icon)
            button.clicked.connect(act)
            line.addWidget(button)
        self.column.addWidget(row)
        for reason in store.place_warnings():
            self.column.addWidget(Banner(session, reason, "saffron", closable=False))
        self._places()
        self.column.addSpacing(px(8))
        self.column.addWidget(SectionTitle(session, _("Restore a safety copy"), "undo-2"))
        self._rows = QWidget()
        self.column.addWidget(self._rows)
        self.column.addStretch(1)
        session.busy.connect(self._refresh)
        self._refresh(None)

    def _places(self) -> None:
        store = self._session.store
        assert store is not None
        for words, path in (
            (_("The file of the cooperative"), store.path),
            (_("Its safety copies"), store.copies_folder),
        ):
            said = _("%(what)s — %(path)s") % {"what": words, "path": breakable(str(path))}
            self.column.addWidget(Label(self._session, said, "muted", wrap=True))

    def _refresh(self, job: object) -> None:
        """The list again, after work that may have made a copy."""
        store = self._session.store
        if job is not None or store is None:
            return
        rows = QWidget()
        box = column_in(rows)
        found = store.backups()
        for one in found:
            box.addWidget(self._row(one))
            box.addWidget(Rule())
        if not found:
            box.addWidget(Label(self._session, _("There is none yet."), "muted"))
        other = Button(self._session, _("A copy that is elsewhere…"), "folder-open", "link")
        other.clicked.connect(self._choose)
        line = QHBoxLayout()
        line.addWidget(other)
        line.addStretch(1)
        box.addLayout(line)
        self.column.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows

    def _row(self, one: Any) -> QWidget:
        session = self._session
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(session.theme.px(12))
        at = copies.when(copies.moment(one.at), session.lang)
        size = _("%(size)s MB") % {"size": session.lang.number(one.size / 1_000_000, 1)}
        reason = _REASONS.get(one.reason, one.reason)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Label(session, at))
        about = f"{session.lang(reason)} · {session.lang(size)}"
        said.addWidget(Label(session, about, "muted", wrap=True))
        line.addLayout(said, 1)
        button = Button(session, _("Restore…"), kind="quiet")
        button.setAccessibleName(session.lang(_("Restore the copy of %(when)s") % {"when": at}))
        button.clicked.connect(lambda: self._ask(row, one.path, at))
        line.addWidget(button)
        return row

    def _choose(self) -> None:
        title = self._session.lang(_("Restore a safety copy"))
        name, _kind = QFileDialog.getOpenFileName(self, title, "", "ArtisaNest (*.artisanest)")
        if name:
            self._ask(self._rows, Path(name), Path(name).name)

    def _ask(self, row: QWidget, path: Path, at: str) -> None:
        """Say what will happen, beside the button that does it."""
        session = self._session
        words = _(
            "Everything will be as it was on %(when)s. What is there now is copied first, so you "
            "can come back to it."
        )
        go = Button(session, _("Restore"), "undo-2", "main")
        banner = Banner(session, words % {"when": at}, "accent", go)
        go.clicked.connect(lambda: self._restore(path, at))
        go.clicked.connect(banner.hide)
        banner.closed.connect(banner.hide)
        column = self._rows.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(row) + 1, banner)
        go.setFocus()

    def _restore(self, path: Path, at: str) -> None:
        session, store = self._session, self._session.store
        if store is None:
            return

        def done(restored: Any) -> None:
            session.store_changed.emit()
            session.say(_("Restored: as on %(when)s") % {"when": at}, undo=False)
            session.offer(*after_restoring(session, restored))

        work.run(session, lambda _p: store.restore(path), done, title=_("Restoring a safety copy"))


def after_restoring(session: Session, restored: Any) -> tuple[Msg, list[tuple[Msg, Any]]]:
    """What is offered once a copy is restored: bring back what came after, or undo."""
    store = session.store
    assert store is not None
    words = n_(
        "%(n)s change was written after this copy.",
        "%(n)s changes were written after this copy.",
        restored.newer,
    )

    def merge(_progress: work.Progress) -> Any:
        return store.merge_back(restored.before)

    def done(_result: Any) -> None:
        session.store_changed.emit()
        session.say(_("Brought back what was written after the copy."), undo=False)

    def back(_result: Any) -> None:
        session.store_changed.emit()
        session.say(_("Everything is as it was before the restoring."), undo=False)

    acts: list[tuple[Msg, Any]] = []
    if restored.newer:
        title = _("Bringing back what was written since")
        acts.append((_("Bring it back"), lambda: work.run(session, merge, done, title=title)))
    title = _("Restoring a safety copy")
    acts.append(
        (
            _("Undo the restoring"),
            lambda: work.run(session, lambda _p: store.restore(restored.before), back, title=title),
        )
    )
    return words, acts
