"""What a perfect reading of a workbook of the corpus gets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from tests.corpus.troubles import Form, Trouble


@dataclass(slots=True)
class TrueRow:
    """A record: the right values by field, other right readings (None among them: leaving it
    out is right too), fields that cannot be known (to be left empty or said), and those that are
    told outside the record's own cells, so that nobody may count on them."""

    fields: dict[str, Any]
    accept: dict[str, set[Any]] = field(default_factory=dict)
    doubt: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)
    sheet: str = ""
    row: int = 0


@dataclass(slots=True)
class Truth:
    """Of a whole workbook; ``same`` are pairs of rows that tell of one person."""

    seed: int
    register: str
    lang: str
    form: Form
    troubles: set[Trouble]
    rows: list[TrueRow] = field(default_factory=list)
    same: list[tuple[int, int]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    today: dt.date = dt.date(2026, 11, 24)
