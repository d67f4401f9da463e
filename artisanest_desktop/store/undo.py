"""History, undo and redo: all read from the journal, so they work after a restart (R4)."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.fields import ANY
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.store import journal, schema
from artisanest_desktop.store.collecting import many_objects
from artisanest_desktop.store.database import WITH, chunks, dumps, fields_of, lines_of, writes
from artisanest_desktop.store.errors import Refusal
from artisanest_desktop.store.journal import REMOVED, Write
from artisanest_desktop.store.verdicts import united_with

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store
    from artisanest_desktop.store.transaction import Transaction

#: What is noted beside another transaction (a campaign: what was merged): Undo passes it by.
NOTE = "note"
#: SQLite takes at most 32,766 values in a statement.
MOST = 30_000
Change = tuple[str, str, dict[str, tuple[Any, Any]]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One transaction as people read it. ``changes``: (register, uid, {field: (before, after)})."""

    txn: str
    title: Msg
    kind: str
    author: str
    at: str
    offset: int
    undone: bool
    undoes: tuple[str, ...] = ()
    report: dict[str, Any] | None = None
    records: int = 0
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class UndoResult:
    """What an undo did: its own transaction, and the fields left because changed since."""

    txn: str | None
    title: Msg
    kept: list[tuple[str, str, str]]


def _entry(row: Any) -> Entry:
    return Entry(
        row.uid,
        Msg.from_json(row.title),
        row.kind,
        row.author,
        row.at,
        row.offset,
        bool(row.undone),
        tuple(json.loads(row.undoes)) if row.undoes else (),
        json.loads(row.report) if row.report else None,
    )


def history(
    store: Store, register: str | None, uid: str | None, limit: int, offset: int = 0
) -> list[Entry]:
    """Transactions, newest first; of one record and its lines, one register, or all.

    Of all, an entry carries at most 50 of its changes and counts the rest in ``records``.
    """
    t, c = schema.txn.c, schema.change.c
    query = sa.select(schema.txn).order_by(t.id.desc()).limit(limit).offset(offset)
    inner = None
    records: list[str] = []
    if uid is not None and register is not None:
        with store.reading() as connection:
            # What two records were before they were united is the history of both.
            own = [uid, *united_with(connection, register, uid)]
            lines = lines_of(connection, store.registers, register, own)
        records = [*own, *(line.uid for line in lines)][:MOST]
        inner = sa.select(c.txn).where(c.record.in_(records))
    elif register is not None:
        inner = sa.select(c.txn).where(c.register == register)
    query = query.where(_alone() if uid is None else sa.true())
    if inner is not None:
        query = query.where(t.id.in_(inner))
    with store.reading() as connection:
        found = []
        for row in connection.execute(query).all():
            entry = _entry(row)
            changes = sa.select(c.register, c.record, c.fields).where(c.txn == row.id)
            if records:
                changes = changes.where(c.record.in_(records))
            for name, record, fields in connection.execute(changes.limit(50)):
                now = fields_of(name, fields, row.schema)
                pairs = {k: (v[0], v[1]) for k, v in now.items()}
                entry.changes.append((name, record, pairs))
            count = sa.select(sa.func.count()).where(c.txn == row.id)
            found.append(replace(entry, records=connection.execute(count).scalar_one()))
        return found


def entry(store: Store, txn: str) -> Entry:
    """One transaction; KeyError when unknown."""
    with store.reading() as connection:
        row = connection.execute(sa.select(schema.txn).where(schema.txn.c.uid == txn)).first()
        if row is None:
            raise KeyError(txn)
        return _entry(row)


def last_undoable(store: Store) -> Entry | None:
    """What Undo would undo: the newest transaction written here that stands and is no undo, nor
    a note beside another."""
    t = schema.txn.c
    return next(
        iter(
            _all(
                store,
                t.kind.not_in(("undo", "erase", NOTE)),
                t.undone.is_(False),
                t.replica.in_(store.own_replicas),
                _alone(),
                limit=1,
            )
        ),
        None,
    )


def last_redoable(store: Store) -> Entry | None:
    """The newest undo that stands and has nothing ordinary after it."""
    t = schema.txn.c
    newest = (
        sa.select(sa.func.coalesce(sa.func.max(t.id), 0))
        .where(t.kind.not_in(("undo",)))
        .scalar_subquery()
    )
    found = _all(
        store,
        t.kind == "undo",
        t.undone.is_(False),
        t.id > newest,
        t.replica.in_(store.own_replicas),
    )
    return next((e for e in found if not _is_redo(store, e)), None)


def _is_redo(store: Store, one: Entry) -> bool:
    return any(entry(store, uid).kind == "undo" for uid in one.undoes)


def _all(store: Store, *conditions: Any, limit: int = 200) -> list[Entry]:
    t = schema.txn.c
    query = sa.select(schema.txn).where(*conditions).order_by(t.id.desc()).limit(limit)
    with store.reading() as connection:
        return [_entry(row) for row in connection.execute(query)]


def undo(store: Store, txn: str) -> UndoResult:
    """Undo a transaction, or redo it when ``txn`` is an undo (R4).

    Restores what each field was before, except fields that someone has changed since: these
    are left and named. Refusal when it cannot be undone.
    """
    if store.inside:
        raise RuntimeError("an undo is a transaction of its own")
    target = entry(store, txn)
    if target.kind == "erase":
        raise Refusal(_("Erasing for good cannot be undone."))
    if target.undone:
        raise Refusal(_("This was already undone."))
    redo = target.kind == "undo"
    title = (_("Redo: %(what)s") if redo else _("Undo: %(what)s")) % {"what": _plain(store, target)}
    with store.transaction(title, kind="undo") as t:
        if redo:
            originals = list(target.undoes)
            t.undoes = _undos_of(t.connection, originals)
        else:
            originals = group_of(t.connection, target)
            t.undoes = originals
        kept = _toggle(t, originals, undo=not redo)
    return UndoResult(t.uid, title, kept)


def group_of(connection: sa.Connection, one: Entry) -> list[str]:
    """The transactions that were written together with this one, which is undone with them; the
    one that history shows comes first."""
    first = (one.report or {}).get(WITH, one.txn)
    t = schema.txn.c
    query = sa.select(t.uid).where(t.report == dumps({WITH: first})).order_by(t.id)
    return [first, *connection.execute(query).scalars()]


def _alone() -> Any:
    """The transactions that history shows: not those that were written together with another."""
    t = schema.txn.c
    return sa.or_(t.report.is_(None), t.report.not_like(f'{{"{WITH}":%'))


def _plain(store: Store, target: Entry) -> Msg:
    """The title of what was first done: redoing an undo does not pile up prefixes."""
    while target.kind == "undo" and target.undoes:
        target = entry(store, target.undoes[0])
    return target.title


def _undos_of(connection: sa.Connection, originals: Sequence[str]) -> list[str]:
    """Every standing undo of these: all must go for a redo to show."""
    t = schema.txn.c
    query = sa.select(t.uid, t.undoes).where(t.kind == "undo", t.undone.is_(False))
    return [
        uid
        for uid, undoes in connection.execute(query)
        if undoes and set(json.loads(undoes)) & set(originals)
    ]


def _toggle(t: Transaction, txns: Sequence[str], undo: bool) -> list[tuple[str, str, str]]:
    """Set every field these transactions wrote to what it comes to without (or with) them."""
    c = schema.change.c
    own = sa.select(schema.txn.c.id).where(schema.txn.c.uid.in_(txns))
    query = sa.select(c.register, c.record, c.fields).where(c.txn.in_(own)).order_by(c.id)
    fields: dict[tuple[str, str], dict[str, list[Any]]] = {}
    for register, uid, text in t.connection.execute(query):
        fields.setdefault((register, uid), {}).update(json.loads(text))
    with many_objects(len(fields)):
        return _toggle_all(t, txns, undo, fields)


def _toggle_all(
    t: Transaction,
    txns: Sequence[str],
    undo: bool,
    fields: Mapping[tuple[str, str], Collection[str]],
) -> list[tuple[str, str, str]]:
    kept = []
    asked = _asked(t.connection)
    for part in chunks(list(fields)):
        # Whether to take a whole record off the list depends on all that was written of it.
        wanted = {uid: fields[r, uid] for r, uid in part if REMOVED not in fields[r, uid]}
        found = writes(t.connection, [uid for _register, uid in part], wanted)
        by_register: dict[str, list[str]] = {}
        for register, uid in part:
            by_register.setdefault(register, []).append(uid)
        for register, uids in by_register.items():
            t.load(register, uids)
        for register, uid in part:
            one = _Toggled(t, txns, undo, register, uid, found[uid])
            one.asked = asked
            kept += one.run(fields[register, uid])
    return kept


class _Toggled:
    """One record, and what it comes to without (or with) some transactions."""

    def __init__(
        self,
        t: Transaction,
        txns: Sequence[str],
        undo: bool,
        register: str,
        uid: str,
        record_writes: list[Write],
    ) -> None:
        self.t, self.txns, self.undo = t, txns, undo
        self.register, self.uid = register, uid
        self.writes = record_writes
        self.asked: Collection[str] = ()
        self.by_field: dict[str, list[Write]] = {}
        for write in record_writes:
            self.by_field.setdefault(write.field, []).append(write)

    def run(self, fields: Collection[str]) -> list[tuple[str, str, str]]:
        """Set the record; says which fields were left."""
        if self.t.get(self.register, self.uid) is None:
            return []
        rivals = {k for k in fields if self._stands_beside(k)}
        if rivals or self._beside_a_removal(fields):
            self.t.look_again(self.register, self.uid)
        if self.undo and REMOVED in fields:
            moves, value = journal.after_toggle(self.by_field[REMOVED], self.txns, True)
            if moves and value:
                return self._hide(list(fields))
        values: dict[str, Any] = {}
        kept = []
        for key in fields:
            if key in rivals:
                continue
            moves, value = journal.after_toggle(self.by_field[key], self.txns, self.undo)
            if moves:
                values[key] = value
            else:
                kept.append((self.register, self.uid, key))
        if values:
            self.t.restore(self.register, self.uid, values)
        return kept

    def _stands_beside(self, key: str) -> bool:
        """Whether other values stand beside what is toggled: then nothing is written, they or a
        question show by themselves."""
        many = self.by_field[key]
        answered = any(journal.is_answer(w.txn) for w in many if w.txn.uid in self.txns)
        return answered or journal.rivals(many, self.txns)

    def _beside_a_removal(self, fields: Collection[str]) -> bool:
        """Whether what is toggled decides if a record is on its list: an edit of it or its lines
        that a removal had not seen keeps it there, as long as it stands (R6)."""
        if REMOVED in fields:
            return False
        declared = REGISTERS[self.register]
        uids = {(self.register, self.uid)}
        if declared.parent and declared.parent_register not in (None, ANY):
            record = self.t.get(self.register, self.uid) or {}
            uids.add((str(declared.parent_register), str(record.get(declared.parent))))
        return any(
            uid in self.asked or (not self.undo and (self.t.get(key, uid) or {}).get(REMOVED))
            for key, uid in uids
        )

    def _hide(self, fields: list[str]) -> list[tuple[str, str, str]]:
        """Take off the list what these transactions made, unless someone went on with it."""
        others = journal.effective(self.writes, dict.fromkeys(self.txns, True))
        mine = max(
            (w.txn for w in self.by_field[REMOVED] if w.txn.uid in self.txns),
            key=journal.Txn.order,
        )
        if any(w.txn.order() > mine.order() for w in others) or _lines_since(
            self.t, self.register, self.uid, mine, self.txns
        ):
            left = [key for key in fields if key != REMOVED] or [REMOVED]
            return [(self.register, self.uid, key) for key in left]
        self.t.set(self.register, self.uid, {REMOVED: True})
        return []


def _asked(connection: sa.Connection) -> set[str]:
    """The records that were removed by one and changed by another, and wait for an answer."""
    q = schema.question.c
    return set(connection.execute(sa.select(q.record).where(q.field == REMOVED)).scalars())


def _lines_since(
    t: Transaction, register: str, uid: str, mine: journal.Txn, txns: Sequence[str]
) -> bool:
    """Whether someone has since added or changed a line of the record."""
    lines = t.lines_of(register, uid)
    if not lines:
        return False
    found = writes(t.connection, lines)
    return any(
        w.txn.order() > mine.order()
        for line in found.values()
        for w in journal.effective(line, dict.fromkeys(txns, True))
    )
