"""What a person decides of a plan before it is applied, step by step; each can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, fields

from artisanest_desktop.exchange.joining import FILL, decide
from artisanest_desktop.exchange.matching import name_keys
from artisanest_desktop.exchange.mending import mend
from artisanest_desktop.exchange.plan import (
    CHANGED,
    CONFLICT,
    EVERYTHING,
    NEW,
    REFUSED,
    SAME_ONE,
    UNDECIDED,
    Plan,
    Row,
)
from artisanest_desktop.model.fields import Register
from artisanest_desktop.store import Store


@dataclass(slots=True)
class _Step:
    """Rows as they were before a decision, and who was to leave the list."""

    rows: dict[int, Row]
    gone: list[str]


class Decisions:
    """Steps over a plan; rows are named by their place in it."""

    def __init__(self, plan: Plan, register: Register) -> None:
        self.plan = plan
        self._register = register
        #: Without these a new record would be nobody.
        self.needed = {*name_keys(register), register.parent or "", register.named_by or ""}
        self._steps: list[_Step] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._steps)

    def undo(self) -> list[int]:
        """Take the last step back; the rows that are as they were before."""
        if not self._steps:
            return []
        step = self._steps.pop()
        for at, row in step.rows.items():
            self.plan.rows[at] = row
        self.plan.gone[:] = step.gone
        return list(step.rows)

    # To write or not

    def refuse(self, places: Iterable[int], key: str = EVERYTHING) -> None:
        """Nothing of these rows is written, or nothing of one field."""
        for row in self._rows(places, lambda r: self._may_leave(r, key)):
            if key == EVERYTHING:
                row.left = [EVERYTHING, *(k for k in row.left if k != EVERYTHING)]
            else:
                row.left.append(key)

    def take(self, places: Iterable[int], key: str = EVERYTHING) -> None:
        """What was left out is written after all."""
        for row in self._rows(places, lambda r: key in r.left):
            row.left.remove(key)

    def toggle(self, places: Sequence[int]) -> None:
        """Refuse all of them, or take them when all are refused."""
        able = [at for at in places if can_write(self.plan.rows[at])]
        if able and all(EVERYTHING in self.plan.rows[at].left for at in able):
            self.take(able)
        else:
            self.refuse(able)

    def _may_leave(self, row: Row, key: str) -> bool:
        if key in row.left or not can_write(row):
            return False
        if key == EVERYTHING:
            return True
        if row.action == NEW:
            return key in row.fields and key not in self.needed
        return key in row.changes

    # Questions

    def theirs(self, places: Iterable[int], key: str) -> None:
        """What the file says of a field answers its questions."""
        for row in self._rows(places, lambda r: key in r.conflicts):
            row.take(key)

    def ours(self, places: Iterable[int], key: str) -> None:
        """What is here stays."""
        for row in self._rows(places, lambda r: key in r.conflicts):
            row.keep(key)

    def both(self, at: int, key: str) -> None:
        """What is here stays, what the file says goes to the second field."""
        second = f"{key}2"
        for row in self._rows([at], lambda r: key in r.conflicts):
            theirs = row.conflicts[key][1]
            row.keep(key)
            row.changes[second] = (None, theirs)
            row.action = CONFLICT if row.conflicts else CHANGED

    # Emptied cells, and rows that are not in the file

    def empty(self, places: Iterable[int], key: str, on: bool = True) -> None:
        """What was emptied in the file is emptied here too, or stays after all."""
        for row in self._rows(places, lambda r: key in r.emptied and (key in r.erased) != on):
            (row.erased.append if on else row.erased.remove)(key)

    def take_off(self, uids: Iterable[str], on: bool = True) -> None:
        """Records that are not in the file leave the list here too, or stay after all."""
        changing = [u for u in uids if u in self.plan.missing and (u in self.plan.gone) != on]
        if changing:
            self._steps.append(_Step({}, list(self.plan.gone)))
        for uid in changing:
            (self.plan.gone.append if on else self.plan.gone.remove)(uid)

    # Same person?

    def judge(self, at: int, which: int, verdict: str, mode: str = FILL) -> None:
        """Say of a row whether it is the one it looks like; of several it can be only one."""
        for row in self._rows([at], lambda r: which < len(r.alike)):
            decide(self.plan, row, row.alike[which], verdict, mode)

    def unite_sure(self, places: Iterable[int]) -> None:
        """Rows with a proof beside their name complete the record they look like."""
        for row in self._rows(places, lambda r: unsettled(r) and r.alike[0].sure):
            decide(self.plan, row, row.alike[0], SAME_ONE, FILL)

    # A cell put right

    def mend(self, store: Store, at: int, key: str, text: str, lang: str) -> None:
        """Another value for a cell; Refusal when it cannot be stored, and nothing is changed."""
        before = _copy(self.plan.rows[at])
        mend(store, self.plan, self.plan.rows[at], key, text, lang)
        self._steps.append(_Step({at: before}, list(self.plan.gone)))

    def _rows(self, places: Iterable[int], fits: object) -> list[Row]:
        assert callable(fits)
        found = [at for at in places if fits(self.plan.rows[at])]
        if found:
            before = {at: _copy(self.plan.rows[at]) for at in found}
            self._steps.append(_Step(before, list(self.plan.gone)))
        return [self.plan.rows[at] for at in found]


def can_write(row: Row) -> bool:
    """Whether a row would write something if nobody said no."""
    if row.action == REFUSED:
        return False
    return row.action == NEW or bool(row.changes or row.conflicts or row.erased)


def has_second(register: Register, row: Row, key: str, record: object) -> bool:
    """Whether both answers can be kept: a second field that is empty here and in the file."""
    second = f"{key}2"
    if second not in register.by_key or second in row.changes or second in row.conflicts:
        return False
    return not row.fields.get(second) and not (isinstance(record, dict) and record.get(second))


def unsettled(row: Row) -> bool:
    """Whether nobody has said yet if it is the one it looks like."""
    said = [a.verdict for a in row.alike]
    return UNDECIDED in said and SAME_ONE not in said and EVERYTHING not in row.left


def _copy(row: Row) -> Row:
    """A row whose lists and tables are its own."""
    values = {f.name: copy(getattr(row, f.name)) for f in fields(Row)}
    values["alike"] = [copy(one) for one in row.alike]
    return Row(**values)
