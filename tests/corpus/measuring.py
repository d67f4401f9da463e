"""How well a workbook of the corpus was understood, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from artisanest_desktop.exchange.plan import Plan, Received, Row
from tests.corpus.troubles import Trouble
from tests.corpus.truth import TrueRow, Truth

#: Fields that may take what has no place of its own, or that have a usual value.
FREE = {"notes", "state", "former_numbers"}
SAID = {"repaired", "check", "note", "refused"}


@dataclass(slots=True)
class Measured:
    """Counts of a workbook; ``why`` are the cells that went wrong, to be read by people."""

    rows: int = 0
    lost: int = 0
    invented: int = 0
    cells: int = 0
    right: int = 0
    empty_said: int = 0
    empty_silent: int = 0
    wrong_said: int = 0
    wrong_silent: int = 0
    doubt_silent: int = 0
    unsaid_columns: int = 0
    why: list[str] = field(default_factory=list)

    def add(self, other: Measured) -> None:
        """Take another workbook's counts in."""
        for name in ("rows", "lost", "invented", "cells", "right", "empty_said", "empty_silent",
                     "wrong_said", "wrong_silent", "doubt_silent", "unsaid_columns"):  # fmt: skip
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.why += other.why

    @property
    def share(self) -> float:
        """Cells that are right, of those that could be."""
        return self.right / self.cells if self.cells else 1.0


def measure(received: Received, truth: Truth) -> Measured:
    """Compare what a file would bring with the truth about it."""
    found = Measured()
    plans = [p for p in received.plans if p.register == truth.register and p.columns]
    rows = [(plan, row) for plan in plans for row in plan.rows]
    found.rows = len(truth.rows)
    pairs, left = _pair(rows, truth.rows)
    days = {row.fields.get("session"): row
            for p in received.plans if p.register == "slot" for row in p.rows}  # fmt: skip
    for true, (plan, row) in pairs:
        _compare(found, true, plan, row)
        if truth.register == "session":
            _first_day(found, true, plan, row, days.get(row.uid))
    found.lost = len(truth.rows) - len(pairs)
    found.invented = len(left) + sum(
        len(p.rows) for p in received.plans
        if p.register != truth.register and p.columns and not _beside(p.register)
    )  # fmt: skip
    for true in truth.rows:
        if not any(t is true for t, _row in pairs):
            found.why.append(f"lost: row {true.row} of {true.sheet}: {true.fields}")
            found.cells += len(true.fields)
    found.why += [f"invented: row {row.row} of {p.sheet}: {row.fields}" for p, row in left]
    seen = {c.header for plan in plans for c in plan.columns if c.target not in ("~count",)}
    if Trouble.SIDEWAYS not in truth.troubles and Trouble.HEADERS_NONE not in truth.troubles:
        gone = [head for head in truth.unknown if not any(_tells(s, head) for s in seen)]
        found.unsaid_columns = len(gone)
        found.why += [f"column not told: {head}" for head in gone]
    return found


def _tells(shown: str, head: str) -> bool:
    """Whether a column is shown with this name, also one that stood on two lines."""
    words = shown.split()
    return all(word in words for word in head.split())


def _beside(register: str) -> bool:
    """Lines that a plain list tells in the same row."""
    return register in ("slot", "contact", "attendance", "maker")


def _pair(
    rows: list[tuple[Plan, Row]], truths: list[TrueRow]
) -> tuple[list[tuple[TrueRow, tuple[Plan, Row]]], list[tuple[Plan, Row]]]:
    """Who is who: by what is told of them, where they stand deciding between equals."""
    scores = []
    for t, true in enumerate(truths):
        for r, (plan, row) in enumerate(rows):
            same = sum(_fits(row.fields.get(k), v, true.accept.get(k)) for k, v in
                       true.fields.items())  # fmt: skip
            here = row.row == true.row and (row.source or plan.sheet) == true.sheet
            if same * 2 >= len(true.fields) or (here and same):
                scores.append((same + 4 * here, -t, -r))
    done_t: set[int] = set()
    done_r: set[int] = set()
    pairs = []
    for _score, t, r in sorted(scores, reverse=True):
        if -t in done_t or -r in done_r:
            continue
        done_t.add(-t)
        done_r.add(-r)
        pairs.append((truths[-t], rows[-r]))
    return pairs, [row for n, row in enumerate(rows) if n not in done_r]


def _fits(got: Any, wanted: Any, accept: set[Any] | None = None) -> bool:
    if isinstance(wanted, list) and isinstance(got, str):
        got = got.split(";")  # as the store keeps several words of a list
    if isinstance(got, list):
        return sorted(got) == sorted(wanted or ()) or tuple(got) in (accept or ())
    return bool(got == wanted or got in (accept or ()))


def _first_day(
    found: Measured, true: TrueRow, plan: Plan, row: Row, line: tuple[Plan, Row] | None
) -> None:
    """A session's day is that of its half-day, which the same row tells."""
    wanted = true.fields.get("first_day")
    got = line.fields.get("date") if line else None
    said = {r.field for r in [*row.remarks, *(line.remarks if line else ())]}
    told = bool((said | _asked(plan)) & {"date", "first_day", "slot>date", ""})
    found.cells += wanted is not None
    if got is None:
        found.empty_said += wanted is not None and told
        found.empty_silent += wanted is not None and not told
        found.doubt_silent += "first_day" in true.doubt and not told
        if wanted is not None or (not told and "first_day" in true.doubt):
            found.why.append(f"{'said ' if told else ''}empty: {_where(row, 'day', None, wanted)}")
    elif _fits(got, wanted, true.accept.get("first_day")) and (wanted is not None or told):
        found.right += wanted is not None
    else:
        _wrong(found, told, _where(row, "day", got, wanted))


def _compare(found: Measured, true: TrueRow, plan: Plan, row: Row) -> None:
    said = {r.field for r in row.remarks if r.level in SAID}
    if "slot>date" in said:  # the day of a session stands in its half-day
        said.add("first_day")
    asked = _asked(plan)
    kept = "~note" in {c.target for c in plan.columns} or "notes" in row.fields
    fields = row.fields
    for key, wanted in true.fields.items():
        if key == "first_day":
            continue  # it is that of the half-days
        got = fields.get(key)
        found.cells += 1
        told = key in said or "" in said or key in asked
        if key == "notes" and isinstance(got, str) and wanted in got.split("\n"):
            got = wanted  # what has no field of its own may stand below it
        if _fits(got, wanted, true.accept.get(key)):
            found.right += 1
        elif got is None:
            told = told or key in true.beside or None in true.accept.get(key, ()) or kept
            if told or _open(plan):
                found.empty_said += 1
            else:
                found.empty_silent += 1
            found.why.append(f"{'said ' if told else ''}empty: {_where(row, key, None, wanted)}")
        else:
            _wrong(found, told, _where(row, key, got, wanted))
    for key, got in _more(fields, true):
        told = key in said or key in asked
        fine = _fits(got, None, true.accept.get(key))
        if key in true.doubt:
            fine = fine and told
        if not fine:
            _wrong(found, told, _where(row, key, got, None))
    for key in true.doubt - {"first_day"}:
        if fields.get(key) is None and key not in said | asked and not _open(plan):
            found.doubt_silent += 1
            found.why.append(f"dropped without a word: {_where(row, key, None, None)}")


def _open(plan: Plan) -> bool:
    """Whether the preview shows a column that it could make nothing of."""
    return any((not c.target or c.target[0] == "~") and c.filled for c in plan.columns)


def _wrong(found: Measured, told: bool, where: str) -> None:
    if told:
        found.wrong_said += 1
    else:
        found.wrong_silent += 1
    found.why.append(f"{'said ' if told else 'SILENT '}wrong: {where}")


def _more(fields: dict[str, Any], true: TrueRow) -> Iterator[tuple[str, Any]]:
    """Values where the truth has none."""
    for key, got in fields.items():
        if key not in true.fields and key not in FREE and got not in (None, "", []):
            yield key, got


def _asked(plan: Plan) -> set[str]:
    """Fields whose column is a question to the person."""
    columns = {c.index: c.target for c in plan.columns}
    return {columns.get(ask.column, "") for ask in plan.asks}


def _where(row: Row, key: str, got: Any, wanted: Any) -> str:
    return f"row {row.row} {key}: got {got!r}, expected {wanted!r}"
