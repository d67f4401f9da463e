"""The files that were received: what each brought, and taking one of them back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.exchange.repairs import RULES
from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.store import Change, Entry, Store
from artisanest_desktop.store.undo import UndoResult
from artisanest_desktop.ui import work
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.settings.part import Part, column_in
from artisanest_desktop.ui.widgets import Button, Label, Rule, Tag

#: So many are shown, and so far back in the history they are looked for.
_SHOWN, _FAR, _STEP = 40, 2000, 200
#: So many fields that stay are named.
_NAMED = 5
_COUNTS: tuple[tuple[str, Callable[[int], Msg]], ...] = (
    ("new", lambda n: n_("%(n)s new", "%(n)s new", n)),
    ("changed", lambda n: n_("%(n)s completed", "%(n)s completed", n)),
    ("same", lambda n: n_("%(n)s row is the same", "%(n)s rows are the same", n)),
    ("questions", lambda n: n_("%(n)s question kept", "%(n)s questions kept", n)),
    ("refused", lambda n: n_("%(n)s row to complete", "%(n)s rows to complete", n)),
    ("left", lambda n: n_("%(n)s row left out", "%(n)s rows left out", n)),
    ("gone", lambda n: n_("%(n)s taken off the list", "%(n)s taken off the list", n)),
    ("erased", lambda n: n_("%(n)s cell emptied", "%(n)s cells emptied", n)),
)
_REASONS: dict[str, Msg] = {
    "name-missing": _("No name"),
    "record-missing": _("Names no record that is here"),
    "bare-line": _("Says nothing more than whose it is"),
    "erased": _("Erased for good"),
}


class ReceivedPart(Part):
    """Each file with what it brought; ``undoing`` are the buttons that take one back."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Received files"))
        self._rows: QWidget | None = None
        self.undoing: dict[str, Button] = {}
        words = _("Each can be taken back as a whole; what was changed since stays and is named.")
        self.column.addWidget(Label(session, words, "muted", wrap=True))
        self._list = QVBoxLayout()
        self.column.addLayout(self._list)
        self.column.addStretch(1)
        session.changed.connect(self._changed)
        self.refresh()

    def _changed(self, change: Change) -> None:
        if self._session.store is not None:
            self.refresh()

    def refresh(self) -> None:
        """The list as it is now."""
        if self._rows is not None:
            self._list.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
        rows = self._rows = QWidget()
        column, self.undoing = column_in(rows), {}
        column.setSpacing(self._session.theme.px(8))
        found = list(imports(files.store_of(self._session)))
        for entry in found:
            column.addWidget(self._row(entry))
            column.addWidget(Rule())
        if not found:
            column.addWidget(Label(self._session, _("No file was received yet."), "muted"))
        self._list.addWidget(rows)

    def _row(self, entry: Entry) -> QWidget:
        session, px = self._session, self._session.theme.px
        report: dict[str, Any] = entry.report or {}
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(12))
        said = QVBoxLayout()
        said.setSpacing(px(2))
        name = f"\u2068{report.get('file', '')}\u2069"
        said.addWidget(Label(session, name, "strong", wrap=True))
        when = session.lang.moment(entry.at, entry.offset)
        who = " · ".join(filter(None, (when, entry.author)))
        for text in (who, *self._told(report)):
            said.addWidget(Label(session, text, "muted", wrap=True))
        line.addLayout(said, 1)
        if entry.undone:
            line.addWidget(Tag(session, _("Taken back")))
        elif not files.store_of(session).read_only:
            button = self.undoing[entry.txn] = Button(session, _("Take it back"), "undo-2", "quiet")
            button.setAccessibleName(f"{button.text()}: {name}")
            button.clicked.connect(lambda: self._undo(entry))
            line.addWidget(button)
        return row

    def _told(self, report: dict[str, Any]) -> Iterator[str]:
        """Counts, repairs by their rule, and why rows were refused, with their numbers."""
        lang = self._session.lang
        counts = [lang(say(report[key])) for key, say in _COUNTS if report.get(key)]
        yield " · ".join(counts)
        repairs = report.get("repairs") or {}
        told = [lang(RULES[rule](n)) for rule, n in repairs.items() if rule in RULES]
        if rest := sum(n for rule, n in repairs.items() if rule not in RULES):
            told.append(lang(n_("%(n)s cell repaired", "%(n)s cells repaired", rest)))
        if told:
            yield " · ".join(told)
        for rule, sheets in (report.get("refusals") or {}).items():
            for sheet, rows in sheets.items():
                text = n_("%(why)s: sheet “%(sheet)s”, row %(rows)s",
                          "%(why)s: sheet “%(sheet)s”, rows %(rows)s", len(rows)) % {
                    "why": _REASONS.get(rule, _("Cannot be taken")),
                    "sheet": sheet,
                    "rows": lang.list([str(n) for n in rows[:20]]) + ("…" if rows[20:] else ""),
                }  # fmt: skip
                yield lang(text)

    def _undo(self, entry: Entry) -> None:
        session, store = self._session, files.store_of(self._session)

        def done(result: UndoResult) -> None:
            session.say(_("Taken back: %(what)s") % {"what": entry.title}, undo=False)
            if result.kept:
                session.refuse(kept(store, result, session))

        title = _("Taking back what the file brought")
        work.run(session, lambda _progress: store.undo(entry.txn), done, title=title)


def imports(store: Store) -> Iterator[Entry]:
    """The imports, newest first."""
    shown = 0
    for offset in range(0, _FAR, _STEP):
        page = store.history(limit=_STEP, offset=offset)
        for entry in page:
            if entry.kind == "import" and entry.report:
                yield entry
                shown += 1
                if shown == _SHOWN:
                    return
        if len(page) < _STEP:
            return


def kept(store: Store, result: UndoResult, session: Session) -> Msg:
    """Which fields were changed since the import and stay."""
    lang, told = session.lang, []
    for key, uid, field in result.kept[:_NAMED]:
        register = store.registers[key]
        declared = register.by_key.get(field)
        label = lang(declared.label) if declared else ""
        title = f"\u2068{store.title(key, uid, lang.code)}\u2069"
        told.append(f"{title} ({label})" if label else title)
    more = "…" if result.kept[_NAMED:] else ""
    return n_(
        "%(n)s field was changed since and stays as it is now: %(names)s",
        "%(n)s fields were changed since and stay as they are now: %(names)s",
        len(result.kept),
    ) % {"names": lang.list(told) + more}
