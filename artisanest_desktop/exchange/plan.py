"""What an import would do, as a plain value: it can be shown, kept as JSON and applied later."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from artisanest_desktop.i18n import Msg
from artisanest_desktop.rules import Stored

VERSION = 2
NEW, CHANGED, SAME, CONFLICT, REFUSED = "new", "changed", "same", "conflict", "refused"
#: A guess below this is said in each of its cells.
DOUBTFUL = 0.6
ACTIONS = (NEW, CHANGED, SAME, CONFLICT, REFUSED)


@dataclass(slots=True)
class Remark:
    """Something to say about one cell (``field`` empty: the whole row).

    ``level`` is that of a ``Finding``: repaired, check or refused; or ``note``. Of a repair,
    ``was`` is what stood in the cell.
    """

    field: str
    rule: str
    text: Msg
    level: str
    was: str = ""


@dataclass(slots=True)
class Column:
    """A column of the file and what it was taken for; ``target`` as in ``headers``, ``guessed``
    when its cells alone speak for it."""

    index: int
    header: str
    target: str
    confidence: float
    reason: Msg
    filled: int = 0
    sample: str = ""
    guessed: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether it is for a person to look at: nobody said what it is, and its cells hardly."""
        return self.guessed and self.target != "" and self.confidence < DOUBTFUL


#: In ``Row.left``: nothing of the row is to be written.
EVERYTHING = "*"
#: What a person says of a likeness: nothing yet, one and the same, two after all.
UNDECIDED, SAME_ONE, TWO = "", "same", "two"


@dataclass(slots=True)
class Alike:
    """A record that a row looks like: one of the store (``uid``), or another ``row`` of the file.

    ``likeness`` is from 0 to 1, ``reasons`` are what speaks for it, ``sure`` when a proof beside
    the name does. ``here`` is what that one says of the fields of this row. ``verdict`` is the
    person's; a new row that is the same one completes the other (``joining``), ``own`` is then the
    identity that it had.
    """

    uid: str
    row: int
    title: str
    likeness: float
    reasons: list[Msg]
    sure: bool = False
    verdict: str = UNDECIDED
    here: dict[str, Stored] = field(default_factory=dict)
    own: str = ""


@dataclass(slots=True)
class Ask:
    """Something to be asked once of a whole column: how its dates are to be read.

    ``options`` are codes with what a person reads and examples; ``answer`` is the code that was
    chosen, ``usual`` the one that is taken as long as nobody answers (empty: its cells stay open).
    """

    column: int
    kind: str
    text: Msg
    options: list[tuple[str, Msg]]
    cells: int
    usual: str = ""
    answer: str = ""


@dataclass(slots=True)
class Row:
    """One row of the file. ``uid`` is the record it becomes or changes.

    ``changes`` are ``{key: (was, will be)}``, empty for a new one; ``conflicts`` are
    ``{key: (here, in the file)}`` and stay as here; ``cells`` are kept for refused rows only,
    to give them back; ``title`` is what a line is called, which has no name of its own.

    What a person decides stays beside what was found: ``left`` are the keys that are not to be
    written (``"*"``: nothing of the row), ``emptied`` are values here whose cell was emptied in
    the file, and ``erased`` those of them that are to be emptied here too; ``source`` is the
    sheet of a row that does not stand on the one of the plan.

    ``left_as`` is how the cells that the file changed were when it left: these come in as what
    was written then (R5). ``kept`` are questions answered with what is here; ``settled`` the
    keys whose value is certain, whatever else was written meanwhile. ``mended`` are the cells put
    right by hand: the value and the cell as they were read, and what was typed.
    """

    row: int
    action: str
    uid: str | None
    fields: dict[str, Stored]
    changes: dict[str, tuple[Stored, Stored]] = field(default_factory=dict)
    conflicts: dict[str, tuple[Stored, Stored]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    title: str = ""
    left: list[str] = field(default_factory=list)
    emptied: dict[str, Stored] = field(default_factory=dict)
    erased: list[str] = field(default_factory=list)
    alike: list[Alike] = field(default_factory=list)
    source: str = ""
    left_as: dict[str, Stored] = field(default_factory=dict)
    kept: dict[str, tuple[Stored, Stored]] = field(default_factory=dict)
    settled: list[str] = field(default_factory=list)
    mended: dict[str, tuple[Stored, str, str]] = field(default_factory=dict)

    @property
    def writes(self) -> bool:
        """Whether applying would write anything of it."""
        if self.action == REFUSED or EVERYTHING in self.left:
            return False
        if self.action == NEW or self.erased:
            return True
        return any(k not in self.left for k in self.changes) if self.left else bool(self.changes)

    def born(self) -> dict[str, Stored]:
        """What a new record begins with."""
        return {k: v for k, v in self.fields.items() if k not in self.left}

    def taken(self) -> dict[str, Stored]:
        """What is written of a record that is there: values by field, None where it is emptied."""
        if EVERYTHING in self.left:
            return {}
        after = {k: v[1] for k, v in self.changes.items() if k not in self.left}
        return after | dict.fromkeys(self.erased)

    def take(self, key: str) -> None:
        """Answer a question with what the file says."""
        self.changes[key] = self.conflicts.pop(key)
        self.settled.append(key)
        self._answered(key)

    def keep(self, key: str) -> None:
        """Answer a question with what is here."""
        self.kept[key] = self.conflicts.pop(key)
        self._answered(key)

    def open(self) -> dict[str, tuple[Stored, Stored]]:
        """The questions that are kept for later: here, in the file."""
        if self.action == REFUSED or EVERYTHING in self.left:
            return {}
        return {k: v for k, v in self.conflicts.items() if k not in self.left}

    def came_back(self) -> list[str]:
        """The cells that are received as what was written when the workbook left."""
        if self.action == REFUSED or EVERYTHING in self.left or any(a.own for a in self.alike):
            return []
        return [key for key in self.left_as if key not in self.left]

    @property
    def says(self) -> bool:
        """Whether something is kept of it though no record changes: a question, an answer."""
        if self.action == REFUSED:
            return False
        told = any(a.verdict for a in self.alike)
        return told or bool(self.open()) or self.decided()

    def decided(self) -> bool:
        """Whether a question was answered with what is here."""
        return bool(self.kept) and EVERYTHING not in self.left

    def _answered(self, key: str) -> None:
        self.remarks = [r for r in self.remarks if (r.field, r.rule) != (key, "both-changed")]
        if not self.conflicts:
            self.action = CHANGED if self.changes else SAME


@dataclass(slots=True)
class LeftAside:
    """A row of the file that is not a record; ``source`` as that of a ``Row``."""

    row: int
    text: str
    reason: Msg
    source: str = ""


@dataclass(slots=True)
class Plan:
    """What a sheet of a file would do to a register of a store.

    ``names`` are those of records that the same file would bring, where its rows refer to them.
    A plan without ``columns`` comes from the columns of another one: marks beside participants,
    the half-day of a session told in one row.
    """

    register: str
    lang: str
    name: str
    path: str
    sha256: str
    sheet: str
    sheets: list[str]
    header: int
    columns: list[Column]
    rows: list[Row]
    aside: list[LeftAside]
    notes: list[Msg]
    shape: str
    seen: dict[str, int]
    document: str = ""
    corrected: bool = False
    #: Fields of one's own that are made of unknown columns: their names, their kinds and choices.
    new_fields: dict[str, str] = field(default_factory=dict)
    new_kinds: dict[str, dict[str, str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    #: Records that left with the workbook and are not in it any more, with their titles;
    #: ``gone`` are those of them that a person wants off the list here too.
    missing: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    #: Of a document of ours: what had been seen when it left, and when that was (UTC ISO text).
    knew: dict[str, int] = field(default_factory=dict)
    stamp: str = ""
    left_at: str = ""
    #: Of a list of who was there that somebody made: its columns are those of people.
    roll: bool = False
    version: int = VERSION

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each action."""
        found = Counter(row.action for row in self.rows)
        return {action: found[action] for action in ACTIONS}

    @property
    def writes(self) -> int:
        """How many records applying would create or change."""
        return sum(row.writes for row in self.rows) + len(self.gone)

    @property
    def questions(self) -> int:
        """How many cells both sides changed."""
        return sum(len(row.open()) for row in self.rows)

    @property
    def applies(self) -> bool:
        """Whether applying would write anything: also questions that are kept, and answers."""
        return self.writes > 0 or any(row.says for row in self.rows)

    @property
    def repaired(self) -> int:
        """How many cells were understood after a repair."""
        return sum(r.level == "repaired" for row in self.rows for r in row.remarks)

    @property
    def unknown(self) -> list[Column]:
        """The columns with values that nothing was made of."""
        return [c for c in self.columns if not c.target and c.filled and c.header]

    def to_json(self) -> str:
        """All of it as text."""
        return json.dumps(asdict(self), ensure_ascii=False, default=_plain)

    @staticmethod
    def from_json(text: str) -> Plan:
        """The plan that :meth:`to_json` wrote; ValueError when it is another version's."""
        return _plan(json.loads(text))


def _plan(data: dict[str, Any]) -> Plan:
    if data.get("version") != VERSION:
        raise ValueError(data.get("version"))
    data["columns"] = [Column(**_said(c, "reason")) for c in data["columns"]]
    data["aside"] = [LeftAside(**_said(a, "reason")) for a in data["aside"]]
    data["notes"] = [_msg(n) for n in data["notes"]]
    data["rows"] = [_row(r) for r in data["rows"]]
    data["asks"] = [_ask(a) for a in data["asks"]]
    return Plan(**data)


def _plain(value: Any) -> Any:
    raise TypeError(type(value).__name__)


def _row(data: dict[str, Any]) -> Row:
    for key in ("changes", "conflicts", "kept"):
        data[key] = {k: (v[0], v[1]) for k, v in data[key].items()}
    data["mended"] = {k: (v[0], v[1], v[2]) for k, v in data.get("mended", {}).items()}
    data["remarks"] = [Remark(**_said(r, "text")) for r in data["remarks"]]
    data["alike"] = [
        Alike(**{**a, "reasons": [_msg(r) for r in a["reasons"]]}) for a in data["alike"]
    ]
    return Row(**data)


def _ask(data: dict[str, Any]) -> Ask:
    data["options"] = [(code, _msg(text)) for code, text in data["options"]]
    return Ask(**_said(data, "text"))


def _said(data: dict[str, Any], key: str) -> dict[str, Any]:
    return {**data, key: _msg(data[key])}


def _msg(data: Mapping[str, Any] | str) -> Msg:
    if isinstance(data, str):
        return Msg(data)
    args = {k: _msg(v) if isinstance(v, dict) else v for k, v in data["args"].items()}
    return Msg(data["id"], data["plural"], data["n"], data["context"], args)


@dataclass(slots=True)
class Received:
    """What a file would do: a plan for each sheet that was understood, and for what their columns
    say of others, in the order in which they are written; ``sheets`` are all that people see."""

    name: str
    sheets: list[str]
    plans: list[Plan]
    #: The sending of a campaign that came back with it; empty when it is none.
    sending: str = ""

    @property
    def main(self) -> Plan:
        """The sheet that the file is about, or the first of several."""
        return next((plan for plan in self.plans if plan.columns), self.plans[0])

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each action."""
        return {action: sum(p.counts[action] for p in self.plans) for action in ACTIONS}

    @property
    def writes(self) -> int:
        """How many records applying would create or change."""
        return sum(plan.writes for plan in self.plans)

    @property
    def questions(self) -> int:
        """How many cells both sides changed."""
        return sum(plan.questions for plan in self.plans)

    @property
    def applies(self) -> bool:
        """Whether applying would write anything."""
        return any(plan.applies for plan in self.plans)

    @property
    def repaired(self) -> int:
        """How many cells were understood after a repair."""
        return sum(plan.repaired for plan in self.plans)

    @property
    def rows(self) -> int:
        """How many rows were understood."""
        return sum(len(plan.rows) for plan in self.plans if plan.columns)

    def to_json(self) -> str:
        """All of it as text."""
        return json.dumps(asdict(self), ensure_ascii=False, default=_plain)

    @staticmethod
    def from_json(text: str) -> Received:
        """What :meth:`to_json` wrote; ValueError when it is another version's."""
        data = json.loads(text)
        plans = [_plan(p) for p in data["plans"]]
        return Received(data["name"], data["sheets"], plans, data.get("sending", ""))
