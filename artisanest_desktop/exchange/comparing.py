"""Rows of a file beside the records of the store: what is new, what changes, what is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from artisanest_desktop.exchange.book import blank
from artisanest_desktop.exchange.copies import settle_copies
from artisanest_desktop.exchange.headers import COMPUTED, COUNT, IDENTITY
from artisanest_desktop.exchange.identity import Identity
from artisanest_desktop.exchange.lines import BARE, Lines, whose
from artisanest_desktop.exchange.matching import Known, name_keys, new_uids
from artisanest_desktop.exchange.moments import Moment
from artisanest_desktop.exchange.plan import CHANGED, CONFLICT, NEW, REFUSED, SAME, Remark, Row
from artisanest_desktop.exchange.rows import Line
from artisanest_desktop.exchange.saying import (
    BOTH_CHANGED,
    EMPTIED,
    ERASED,
    NO_NAMES,
    REMOVED_HERE,
    SAME_AS,
    STAYS_REMOVED,
    as_seen,
    with_notes,
)
from artisanest_desktop.exchange.understanding import Understood
from artisanest_desktop.exchange.values import cell_value, less_exact, same_cell
from artisanest_desktop.i18n import Language, _
from artisanest_desktop.rules import Stored
from artisanest_desktop.store import Store, documents, verdicts
from artisanest_desktop.store.journal import REMOVED
from artisanest_desktop.store.returning import Since, ever_said, written_since

Record = dict[str, Any]


@dataclass(slots=True)
class Compared:
    """The rows in the order of the file."""

    rows: list[Row]


def compare(
    store: Store,
    found: Understood,
    sha256: str,
    identity: Identity | None,
    lang: Language,
    shown: Language | None = None,
    told: bool = False,
    moment: Moment | None = None,
) -> Compared:
    """What each row would do; reads the store in bulk and writes nothing. ``lang`` is that of the
    file, ``shown`` that of who looks at the plan; ``told`` when other rows told the lines, and
    who they are; ``moment`` is when a document of ours left."""
    since = moment or Moment()
    return _Comparison(store, found, sha256, identity, lang, shown or lang, told, since).run()


class _Comparison:
    def __init__(
        self,
        store: Store,
        found: Understood,
        sha256: str,
        identity: Identity | None,
        lang: Language,
        shown: Language,
        told: bool,
        moment: Moment,
    ) -> None:
        self.store = store
        self.told = told
        self.register = found.register
        self.table = found.table
        self.lines = found.lines
        self.columns = {c.target: c for c in found.columns if c.target}
        self.as_lines = Lines(store, found.register, shown)
        self.parented = found.register.parent is not None
        self.names = [] if self.parented else name_keys(found.register)
        self.identity = identity
        self.lang = lang
        self.document = (identity and identity.document) or sha256
        self.base = identity.bases.get(found.register.key) if identity else None
        self.base_at = {k: i for i, k in enumerate(self.base.keys)} if self.base else {}
        self._sent_keys = self.base_at.keys() & self.columns.keys()
        self._claimed: dict[str, Row] = {}
        #: Records that two rows may mean, because they were two when these left.
        self._united: set[str] = set()
        self._taken: dict[str, dict[str, Stored]] = {}
        self._ahead = moment.ahead
        self._since: dict[str, dict[str, Since]] = {}
        if self.base is not None and moment.stamp:
            self._since = written_since(store, self.register.key, moment.knew)

    def run(self) -> Compared:
        """Row after row."""
        lines = self.lines
        self._settle()
        uids = self._today(self._uids())
        here = self.store.get_many(self.register.key, uids)
        self.as_lines.look_up(here)
        gone = documents.erased_among(self.store, uids)
        known = self._known(uids, here)
        rows = []
        for line, uid in zip(lines, uids, strict=True):
            row = self._row(line, uid, here, gone, known)
            if self.parented:
                row.title = self.as_lines.title(line, here.get(uid, {}))
            rows.append(row)
        self.as_lines.rank(rows)
        return Compared(rows)

    def _settle(self) -> None:
        """Whose identity each line bears, and which of its cells are its own."""
        if self.identity is not None and not self.told:
            settle_copies(self.lines, self.base, self.document, self.register)
        if self.identity is None and not self.told:
            for line in self.lines:
                line.uid = ""
        if self.parented:
            for line in self.lines:
                self.as_lines.give_back(line, self.base)

    def _uids(self) -> list[str]:
        """The identity of each line: its own, else one made of what its cells say."""
        unknown = [line for line in self.lines if not line.uid]
        place = "" if self.identity else self.table.sheet.name
        made = new_uids(unknown, self._cells(unknown), self.register, self.document, place)
        given = iter(made)
        uids = [line.uid or next(given) for line in self.lines]
        if self.register.pair is None:
            return uids
        # A new row, or a copy that says it is another one, is the only one of its pair.
        own = (
            "" if line.uid and not line.copied else self.as_lines.pair_uid(line)
            for line in self.lines
        )
        return [pair or uid for pair, uid in zip(own, uids, strict=True)]

    def _today(self, uids: list[str]) -> list[str]:
        """Of a record that was united the one that was kept; its base stays its own."""
        alias = verdicts.aliases(self.store, self.register.key)
        alias |= verdicts.lines_today(self.store, self.register, uids)
        found = [uid for uid in uids if uid in alias]
        if not found:
            return uids
        # Changed elsewhere meanwhile and back on the list: the question comes first.
        here = self.store.get_many(self.register.key, found)
        apart = {uid for uid, record in here.items() if not record["removed"]}
        self._united = {alias[uid] for uid in found if uid not in apart}
        return [uid if uid in apart else alias.get(uid, uid) for uid in uids]

    def _cells(self, lines: Sequence[Line]) -> list[str]:
        """What the cells of each line say, whatever they are taken for."""
        aside = {self.columns[t].index for t in (COUNT, COMPUTED, IDENTITY) if t in self.columns}
        rows = self.table.sheet.rows
        if not aside:
            return [repr(rows[line.index]) for line in lines]
        return [
            repr([cell for at, cell in enumerate(rows[line.index]) if at not in aside])
            for line in lines
        ]

    def _known(self, uids: Sequence[str], here: Mapping[str, Record]) -> Known:
        """The certain keys, read only when some row is not found by its identity."""
        strangers = not self.register.parent and any(uid not in here for uid in uids)
        return Known(self.store, self.register, list(self.columns) if strangers else [])

    def _row(
        self,
        line: Line,
        uid: str,
        here: Mapping[str, Record],
        gone: set[str],
        known: Known,
    ) -> Row:
        if uid in gone:
            return self._refused(line, "", "erased", ERASED)
        record = here.get(uid)
        again = record is not None and (not line.uid or line.copied or line.again)
        line.again = again
        if record is None and not line.copied and (match := known.find(line.fields)):
            uid, record = match, self._read(match)
        if record is None:
            return self._new(line, uid)
        if record["removed"] or (self.parented and self.as_lines.is_gone(record)):
            return self._removed(line, uid, record)
        if uid in self._claimed and uid not in self._united:
            return self._twice(line, uid, record)
        row = self._beside(line, uid, record, again)
        self._claimed.setdefault(uid, row)
        if uid in self._united:
            self._both_change(row)
        return row

    def _both_change(self, row: Row) -> None:
        """Two rows of a record that was two when they left: where both change it, one is asked."""
        taken = self._taken.setdefault(str(row.uid), {})
        for key, (_ours, theirs) in list(row.changes.items()):
            if taken.setdefault(key, theirs) != theirs:
                row.conflicts[key] = row.changes.pop(key)
                row.remarks.append(Remark(key, "both-changed", BOTH_CHANGED, "check"))
                row.action = CONFLICT
        for key in list(row.left_as):
            if taken.setdefault(f"{key}~", row.row) != row.row:
                del row.left_as[key]  # one document says one thing of a cell: this is the other

    def _read(self, uid: str) -> Record:
        record = self.store.get(self.register.key, uid)
        assert record is not None
        return record

    # -- rows that are nobody yet

    def _new(self, line: Line, uid: str) -> Row:
        if self.names and not any(line.fields.get(k) for k in self.names):
            return self._refused(line, self.names[0], "name-missing", self._nameless())
        if self.parented and (missing := self.as_lines.missing(line)):
            column = self.columns.get(missing)
            text = whose(column.header if column else "")
            return self._refused(line, missing, "record-missing", text)
        if self.parented and self.as_lines.is_bare(line):
            return self._refused(line, "", "bare-line", BARE)
        if line.notes:
            line.fields["notes"] = with_notes(line.fields.get("notes"), line.notes)
        row = Row(line.row, NEW, uid, line.fields, remarks=line.remarks)
        left = self.base.rows.get(uid) if self.base and not self.parented else None
        if left is not None:  # from another store: what nobody changed is no news when they meet
            row.left_as = {k: left[at] for k, at in self.base_at.items() if k in row.fields}
        return row

    def _nameless(self) -> Any:
        column = next((self.columns[k] for k in self.names if k in self.columns), None)
        if column is None:
            return NO_NAMES
        return _("The cell under “%(header)s” is empty: write a name there.") % {
            "header": column.header
        }

    def _refused(self, line: Line, field: str, rule: str, text: Any) -> Row:
        cells = [as_seen(c) for c in self.table.sheet.rows[line.index]]
        remarks = [*line.remarks, Remark(field, rule, text, "refused")]
        return Row(line.row, REFUSED, None, line.fields, remarks=remarks, cells=cells)

    # -- rows of records that are there

    def _beside(self, line: Line, uid: str, record: Record, again: bool) -> Row:
        if again:
            return self._received(line, uid, record)
        row = Row(line.row, SAME, uid, line.fields, remarks=line.remarks)
        base = self._left(line, uid)
        if base is not None and row.remarks:
            row.remarks = [r for r in row.remarks if not self._ours(line, r.field, base)]
        get = record.get
        for key, theirs in [(k, v) for k, v in line.fields.items() if v != get(k)]:
            ours = get(key)
            if base is not None and key in self.base_at:
                self._three_ways(row, line, (key, theirs, ours, base[self.base_at[key]]))
            elif not less_exact(self.register, key, theirs, ours):
                row.changes[key] = (ours, theirs)
        if base is not None:
            self._say_emptied(row, line, record, base)
        if line.notes:
            self._add_notes(row, line, record)
        if row.changes:
            row.action = CHANGED
        if row.conflicts:
            row.action = CONFLICT
        return row

    def _left(self, line: Line, uid: str) -> Sequence[Stored] | None:
        """The row as it left; of what was united with another since, its own."""
        if self.base is None:
            return None
        return self.base.rows.get(line.uid) or self.base.rows.get(uid)

    def _ours(self, line: Line, key: str, base: Sequence[Stored]) -> bool:
        """Whether what is remarked of a cell was there when it left us."""
        at = self.base_at.get(key)
        return at is not None and base[at] is not None and line.fields.get(key) == base[at]

    def _three_ways(self, row: Row, line: Line, cell: tuple[str, Stored, Stored, Stored]) -> None:
        """Only theirs changed: take it; only ours: keep it; both: a question. What was typed or
        received here since it left is known, whatever became of it."""
        key, theirs, ours, base = cell
        since = self._since.get(row.uid or "", {}).get(key)
        if theirs == base or self._as_it_left(line, key, base):
            if not self._ahead:
                return
            theirs, base = base, ours  # another store changed it before the file left
        if since is not None and theirs in since.values:
            return
        row.left_as[key] = base
        if ours == base and not (since is not None and since.live):
            row.changes[key] = (ours, theirs)
        else:
            row.conflicts[key] = (ours, theirs)
            row.remarks.append(Remark(key, "both-changed", BOTH_CHANGED, "check"))

    def _as_it_left(self, line: Line, key: str, base: Stored) -> bool:
        """Whether the cell still shows what was written, though it would be read otherwise."""
        column = self.columns.get(key)
        if column is None or base is None:
            return False
        cells = self.table.sheet.rows[line.index]
        raw = cells[column.index] if column.index < len(cells) else ""
        return same_cell(raw, cell_value(self.register[key], base, self.lang, self._sex(line)))

    def _sex(self, line: Line) -> str | None:
        """The sex that bent the words of a row when it left."""
        left = self.base.rows.get(line.uid) if self.base else None
        return left[self.base_at["sex"]] if left and "sex" in self.base_at else None

    def _say_emptied(self, row: Row, line: Line, record: Record, base: Sequence[Stored]) -> None:
        """An empty cell erases nothing unless the person ticks it."""
        for key in line.emptied if self.told else self._sent_keys.difference(line.fields):
            here = record.get(key)
            if base[self.base_at[key]] is None or here is None or self._has_cell(line, key):
                continue
            row.emptied[key] = here
            if not (self.told and len(row.emptied) > 1):  # a mark and its minutes are one cell
                row.remarks.append(Remark(key, "emptied", EMPTIED, "note"))

    def _has_cell(self, line: Line, key: str) -> bool:
        """Whether something stands in the cell, though nothing could be made of it."""
        if self.told:
            return False
        cells = self.table.sheet.rows[line.index]
        column = self.columns[key].index
        return column < len(cells) and not blank(cells[column])

    def _add_notes(self, row: Row, line: Line, record: Record) -> None:
        ours = record.get("notes")
        together = with_notes(row.changes.get("notes", (None, ours))[1], line.notes)
        if together != ours:
            row.changes["notes"] = (ours, together)

    def _received(self, line: Line, uid: str, record: Record) -> Row:
        """A row that was received before: only fields that it did not bring then are taken."""
        fields = line.fields
        missing = [k for k in fields if record.get(k) is None and fields[k] is not None]
        row = Row(line.row, SAME, uid, line.fields, remarks=line.remarks)
        if missing:
            written = documents.ever_written(self.store, [uid]).get(uid, set())
            row.changes = {k: (None, line.fields[k]) for k in missing if k not in written}
        if line.notes:
            self._add_notes(row, line, record)
        row.action = CHANGED if row.changes else SAME
        return row

    def _removed(self, line: Line, uid: str, record: Record) -> Row:
        """Taken off the list here: it comes back only when that was the undoing of an import."""
        last = self.store.history(self.register.key, uid, limit=1)
        if last and last[0].kind == "undo" and (self.told or not line.uid):
            return self._new(line, uid)
        row = Row(line.row, SAME, uid, line.fields, remarks=line.remarks)
        since = self._since.get(uid, {}).get(REMOVED)
        base = self._left(line, uid)
        if base is not None and ((since is not None and since.live) or not record["removed"]):
            self._changed_there(row, line, record, base)
        if row.left_as:
            row.remarks.append(Remark("", "removed", REMOVED_HERE, "check"))
        else:
            row.remarks.append(Remark("", "removed", STAYS_REMOVED, "note"))
        return row

    def _changed_there(self, row: Row, line: Line, record: Record, base: Sequence[Stored]) -> None:
        """Taken off the list here since it left, changed there: a question, and on the list until
        it is answered (R6). Of a line whose record was taken off, the record asks."""
        for key, theirs in line.fields.items():
            if key in self.base_at and theirs != record.get(key):
                self._three_ways(row, line, (key, theirs, record.get(key), base[self.base_at[key]]))
        if row.left_as:
            if record["removed"]:
                row.conflicts = {REMOVED: (True, False), **row.conflicts}
            row.action = CONFLICT if row.conflicts else CHANGED

    def _twice(self, line: Line, uid: str, record: Record) -> Row:
        """A second row of one record: what differs is a question, nothing is overwritten."""
        first, base = self._claimed[uid], self._left(line, uid)
        row = Row(line.row, SAME, uid, line.fields, remarks=line.remarks)
        for key, theirs in line.fields.items():
            if base is not None and key in self.base_at and theirs == base[self.base_at[key]]:
                continue
            now = first.changes[key][1] if key in first.changes else record.get(key)
            if now is None:
                first.changes[key] = (None, theirs)
                first.action = CHANGED if first.action == SAME else first.action
            elif now != theirs and not less_exact(self.register, key, theirs, now):
                row.conflicts[key] = (now, theirs)
        if row.conflicts:
            said = ever_said(self.store, uid)
            row.conflicts = {k: v for k, v in row.conflicts.items() if v[1] not in said.get(k, ())}
        row.remarks.append(Remark("", "twice", SAME_AS % {"row": str(first.row)}, "check"))
        row.action = CONFLICT if row.conflicts else SAME
        return row
