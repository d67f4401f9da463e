"""Two records that are one: what they say is joined, whatever names the other names the kept one.

One transaction like any other, so it is undone and redone like any other. The other record is
removed, not lost: it keeps its own values, its history shows in the history of the kept one, and
both are erased together (R6). The verdict (register ``likeness``) makes the other's identity mean
the kept record from then on, for returned workbooks and for files received again.

Merging (R5) needs no rule of its own. Who edited the other record elsewhere meanwhile has not seen
its removal: the record shows again with the question whether it is removed, nothing is lost, and
the pair is offered once more to be united – the edit is then one of the two values to choose from.
Who named the other one elsewhere meanwhile (enrolled it in a session) is followed by
:func:`follow`: what still names it is moved to the kept record, which gives the same on every
device. What exists once per pair (a participant in a session, a mark) has an identity of its two
parents: it is made anew under the kept one and joined with what stands there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.fields import ANY, Field, Register
from artisanest_desktop.model.likeness import UNITED
from artisanest_desktop.rules import LongText, ManyTerms, Percent, Reference, attendance
from artisanest_desktop.store import verdicts
from artisanest_desktop.store.errors import Refusal
from artisanest_desktop.store.half_days import twins
from artisanest_desktop.store.ids import derived_uid
from artisanest_desktop.store.journal import REMOVED
from artisanest_desktop.store.rows import Record
from artisanest_desktop.store.transaction import Transaction

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store

_TITLES: dict[str, Msg] = {"member": _("Two records of one person were united")}
_TITLE = _("Two records were united")
_FOLLOWED = _("What named a united record names the one that was kept")
#: A price is worked out from all lines of a product: those of two sheets do not add up.
_SHEETS = frozenset(("material", "work"))
_PLUMBING = frozenset(("id", "uid", REMOVED))
_NUMBERS = frozenset(("number", "former_numbers"))


@dataclass(slots=True)
class United:
    """``txn`` undoes it; ``differing`` are lines that both had with different values (register,
    uid, field): what says more was kept, the other's stands in the history."""

    txn: str | None = None
    differing: list[tuple[str, str, str]] = field(default_factory=list)


def unite(
    store: Store, register: str, kept: str, other: str, chosen: Mapping[str, Any] | None = None
) -> United:
    """Make one of two records: ``chosen`` values win, else what the kept one says, else the
    other. Refusal when one of them is not there any more."""
    done = United()
    with store.transaction(_TITLES.get(register, _TITLE)) as t:
        _refuse_gone(t, register, kept, other)
        _Uniting(store, t, done).unite(register, kept, other, chosen or {})
    done.txn = t.uid
    return done


def follow(store: Store) -> str | None:
    """Move what still names a record that was united: someone elsewhere did not know yet."""
    waiting = [
        (register, other, kept)
        for register in UNITED
        for other, kept in verdicts.aliases(store, register).items()
        if _is_united(store, register, other, kept) and store.used(register, other, 1)
    ]
    if not waiting:
        return None
    with store.transaction(_FOLLOWED) as t:
        for register, other, kept in waiting:
            _Uniting(store, t, United(), register).move(register, kept, other)
    return t.uid


def _is_united(store: Store, register: str, other: str, kept: str) -> bool:
    one, two = store.get(register, other), store.get(register, kept)
    return bool(one and one[REMOVED] and two and not two[REMOVED])


def _refuse_gone(t: Transaction, register: str, kept: str, other: str) -> None:
    for uid in (kept, other):
        record = t.get(register, uid)
        if kept == other or record is None or record[REMOVED]:
            text = _("One of the two records is not in the list any more: nothing was changed.")
            raise Refusal(text)


class _Uniting:
    def __init__(
        self, store: Store, t: Transaction, done: United, following: str = ""
    ) -> None:
        self._store = store
        self._t = t
        self._done = done
        self._following = following
        #: Lines that stay hidden with the other record: the kept one has them already.
        self._stay: set[str] = set()
        #: What is said of these is said of those.
        self._means: dict[str, str] = {}

    def unite(self, register: str, kept: str, other: str, chosen: Mapping[str, Any]) -> None:
        """Fields, then everything that names the other one, then the other one itself."""
        t = self._t
        one, two = t.get(register, kept), t.get(register, other)
        assert one is not None
        assert two is not None
        values = joined(self._store.registers[register], one, two, chosen)
        # Not ``set``: the number that is kept is not a former one.
        t.restore(register, kept, values)
        self.move(register, kept, other)
        t.remove(register, other)
        verdicts.decide(t, register, kept, other, verdicts.SAME, kept)

    def move(self, register: str, kept: str, other: str) -> None:
        """Whatever names the other record, in any register, names the kept one."""
        if register == "session":
            self._join_half_days(kept, other)
        for declared in self._store.registers.values():
            for named in declared.stored:
                if self._names(declared, named, register):
                    self._move_lines(declared, named, kept, other)

    def _join_half_days(self, kept: str, other: str) -> None:
        """What both sessions have at one time is one half-day, with the marks of both; a partner
        who has a role in both has it once."""
        slots, partners = (self._store.registers[k] for k in ("slot", "session_partner"))
        there, here = (self._lines(slots, slots["session"], uid) for uid in (kept, other))
        same = twins(there, here)
        for line in here:
            if (one := same.get(line["uid"])) is not None:
                more = {k: v for k, v in line.items() if k not in _PLUMBING and k != "session"}
                if values := self._together(slots, one, more):
                    self._t.set("slot", one["uid"], values)
                self._means[line["uid"]] = one["uid"]
                self._move_marks_of_outsiders(line["uid"])
        roles = {
            (x.get("partner"), x.get("role"))
            for x in self._lines(partners, partners["session"], kept)
            if not x[REMOVED]
        }
        again = self._lines(partners, partners["session"], other)
        self._stay |= same.keys()
        self._stay |= {x["uid"] for x in again if (x.get("partner"), x.get("role")) in roles}

    def _move_marks_of_outsiders(self, slot: str) -> None:
        """Members are made anew under the kept session, and their marks with them."""
        marks, people = (self._store.registers[k] for k in ("attendance", "participant"))
        for mark in self._lines(marks, marks["slot"], slot):
            who = self._t.get("participant", str(mark["participant"])) or {}
            if not mark[REMOVED] and not all(who.get(key) for key in people.pair or ()):
                self._move_pair(marks, mark, {})

    @staticmethod
    def _names(declared: Register, named: Field, register: str) -> bool:
        if declared.parent == named.key:
            return declared.parent_register in (register, ANY)
        return isinstance(named.kind, Reference) and named.kind.register == register

    def _move_lines(self, declared: Register, named: Field, kept: str, other: str) -> None:
        lines = self._lines(declared, named, other)
        if not lines:
            return
        sheet = declared.key in _SHEETS and declared.parent == named.key
        if sheet and any(not line[REMOVED] for line in self._lines(declared, named, kept)):
            return
        pair = declared.pair or ()
        own = declared.parent == named.key and declared.parent_register == self._following
        if own and named.key in pair:
            return  # they were made anew when the two were united, and changed since perhaps
        for line in lines:
            if line["uid"] in self._stay:
                continue
            # Of a pair that is not whole (an outside participant) there may be several.
            if named.key in pair and all(line.get(key) for key in pair):
                if not line[REMOVED]:
                    self._move_pair(declared, line, {named.key: kept})
            elif line["uid"] == kept:  # nobody is her own heir
                self._t.set(declared.key, kept, {named.key: None})
            else:
                self._t.set(declared.key, line["uid"], {named.key: kept})

    def _lines(self, declared: Register, named: Field, uid: str) -> list[Record]:
        """Who names a record, as this transaction would leave them."""
        t = self._t
        rows = self._store.rows.read(t.connection, declared.key, (uid,), by=named.column)
        t.load(declared.key, rows)
        found = [t.get(declared.key, line) for line in rows]
        return [line for line in found if line is not None and line.get(named.key) == uid]

    def _move_pair(self, declared: Register, line: Record, moved: dict[str, Any]) -> None:
        """A line that exists once per pair is made anew under the kept one, with its own lines."""
        t, key = self._t, declared.key
        values = {k: v for k, v in line.items() if k not in _PLUMBING} | moved
        assert declared.pair is not None
        values |= {k: self._means.get(values[k], values[k]) for k in declared.pair}
        uid = derived_uid(key, *(str(values[k]) for k in declared.pair))
        there = t.get(key, uid)
        if there is not None and there[REMOVED]:
            # It was taken off there: what hung on it does not come back with the other's.
            for register, old in self._below(declared, uid):
                t.remove(register, old)
            values = {**dict.fromkeys(there.keys() - _PLUMBING), **values}
        elif there is not None:
            values = self._together(declared, there, values)
        t.create(key, values, uid=uid)
        self.move(key, uid, line["uid"])
        if declared.parent not in moved:
            t.remove(key, line["uid"])
        # Else it is hidden with its record: removing it too would be an edit of that one, and two
        # devices that do the same would be asked whether it stays.

    def _below(self, declared: Register, uid: str) -> list[tuple[str, str]]:
        found = []
        for register in self._store.registers.values():
            if register.parent_register == declared.key and register.parent is not None:
                lines = self._lines(register, register[register.parent], uid)
                found += [(register.key, line["uid"]) for line in lines if not line[REMOVED]]
        return found

    def _together(
        self, declared: Register, there: Record, values: dict[str, Any]
    ) -> dict[str, Any]:
        """Two lines of one pair: what only one says, and of two what says more."""
        found: dict[str, Any] = {}
        for key, theirs in values.items():
            ours = there.get(key)
            if theirs is None or theirs == ours or key == "rank":
                continue
            named = declared.by_key.get(key)
            if ours is None:
                found[key] = theirs
            elif named is not None and isinstance(named.kind, Percent):
                found[key] = _sum(ours, theirs)
            else:
                if key == "mark" and ours not in attendance.THERE and theirs in attendance.THERE:
                    found[key] = theirs
                self._done.differing.append((declared.key, there["uid"], key))
        return found


def _sum(ours: Any, theirs: Any) -> str:
    """Two shares of one maker's work, never more than all of it."""
    return str(min(Decimal(str(ours)) + Decimal(str(theirs)), Decimal(100)))


def joined(
    register: Register, one: Mapping[str, Any], two: Mapping[str, Any], chosen: Mapping[str, Any]
) -> dict[str, Any]:
    """The values that uniting would set in the first of two records. Pure."""
    found: dict[str, Any] = {}
    for key in {**one, **two}:
        ours, theirs = one.get(key), two.get(key)
        if key in _PLUMBING or key in _NUMBERS:
            continue
        if key in chosen:
            found[key] = chosen[key]
        elif theirs is None or ours == theirs:
            continue
        elif ours is None:
            found[key] = theirs
        elif (declared := register.by_key.get(key)) is not None:
            if key == "notes" and isinstance(declared.kind, LongText):
                found[key] = _both(ours, theirs, "\n")
            elif isinstance(declared.kind, ManyTerms):
                found[key] = _both(ours, theirs, ";")
    former = (one.get("former_numbers"), two.get("former_numbers"), two.get("number"))
    if "former_numbers" in register.by_key and any(former[1:]):
        found["former_numbers"] = ", ".join(dict.fromkeys(str(n) for n in former if n))
    mine = {one["uid"], two["uid"]}
    return {k: None if v in mine else v for k, v in found.items() if one.get(k) != v}


def _both(ours: Any, theirs: Any, joint: str) -> str:
    said = str(ours).split(joint)
    return joint.join([*said, *(part for part in str(theirs).split(joint) if part not in said)])
