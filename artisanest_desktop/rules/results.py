"""Typing scores and satisfaction by the numbers of a sheet: ``1=12 2=8,5 5-9=10``.

``=-`` takes a value away again. Digits of every script and keyboard are read: what the roll call
understands is understood here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from artisanest_desktop.rules.roll_call import ROW
from artisanest_desktop.rules.sheet_numbers import DIGITS, numbers, on_the_row, plain

#: Out of how much a session's scores are, unless it says otherwise.
SCALE = 20
SCALES = (5, 10, 20, 100)
#: The faces of satisfaction.
WORST, BEST = 1, 5
NOTHING = "-"

_AROUND = re.compile(r"\s*([=:])\s*")
_NUMBERS = rf"[{DIGITS}]+"
#: A comma is a separator where the next number of the sheet follows it, else it is a decimal's.
_COMMA = re.compile(rf",\s*(?={_NUMBERS}=)")
_DASH = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
_SEPARATORS = re.compile(r"[\s;،؛]+")
_VALUE = re.compile(r"(\d{1,4})(?:[.,](\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line says: a value (None takes it away) by number; ``unread`` are words that were
    not understood, ``beyond`` numbers that nobody has."""

    named: Mapping[int, Any] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    beyond: tuple[int, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether all of it was understood."""
        return not self.unread and not self.beyond


def read(line: str, known: Collection[int], value: Callable[[str], Any]) -> Reading:
    """Read a line against the numbers that somebody has; later words win over earlier ones.

    ``value`` is :func:`score` or :func:`face`.
    """
    named: dict[int, Any] = {}
    unread: list[str] = []
    beyond: list[int] = []
    for token in _tokens(line):
        left, sign, right = token.partition("=")
        meant = numbers(left, known) if sign else None
        found = value(_on_the_same_row(left, right)) if right else None
        if meant is None or (found is None and right != NOTHING):
            unread.append(token)
            continue
        named.update(dict.fromkeys((n for n in meant if n in known), found))
        beyond += [n for n in meant if n not in known]
    return Reading(named, tuple(unread), tuple(dict.fromkeys(beyond)))


def _tokens(line: str) -> list[str]:
    text = _AROUND.sub("=", plain(line).replace("٫", ","))
    text = _COMMA.sub(" ", _DASH.sub("-", text))
    return [token for token in _SEPARATORS.split(text) if token]


def _on_the_same_row(left: str, right: str) -> str:
    """A dash is the 6 of a French row where the number was typed on it too."""
    return "".join(ROW.get(char, char) for char in right) if on_the_row(left) else right


def score(text: str) -> str | None:
    """A number as the store keeps a quantity: ``8,5`` is ``"8.5"``; None when it is none."""
    hit = _VALUE.fullmatch(_digits(text))
    if hit is None:
        return None
    exact = Decimal(f"{hit[1]}.{hit[2] or 0}").normalize()
    return f"{exact:f}"


def face(text: str) -> int | None:
    """How content somebody was, from 1 to 5."""
    found = _digits(text)
    return int(found) if found in tuple("12345") else None


def _digits(text: str) -> str:
    """Western digits, those of a French row without Shift included."""
    said = plain(text.strip()).replace("٫", ",")
    if said == NOTHING or not on_the_row(re.sub("[.,]", "", said)):
        return said
    return "".join(ROW.get(char, char) for char in said)


def over(values: Mapping[int, str | None], scale: int) -> list[int]:
    """The numbers whose score is more than the most one can have."""
    return [n for n, value in values.items() if value is not None and Decimal(value) > scale]


# What they come to


def mean(values: Sequence[Any]) -> Decimal | None:
    """The average of what is known, to two places; None when nothing is."""
    known = [Decimal(str(v)) for v in values if v is not None]
    return (sum(known, Decimal(0)) / len(known)).quantize(Decimal("0.01")) if known else None


@dataclass(frozen=True, slots=True)
class Gain:
    """Scores before and after of those who have both: ``people``, their means, and ``better``,
    ``same``, ``worse`` of them."""

    people: int = 0
    before: Decimal | None = None
    after: Decimal | None = None
    better: int = 0
    same: int = 0
    worse: int = 0

    @property
    def gain(self) -> Decimal | None:
        """How many points more on average; None while nobody has both."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


def gain(pairs: Sequence[tuple[str | None, str | None]]) -> Gain:
    """Only who has both scores is compared: the mean of others would compare other people."""
    both = [(Decimal(b), Decimal(a)) for b, a in pairs if b is not None and a is not None]
    return Gain(
        len(both),
        mean([b for b, _a in both]),
        mean([a for _b, a in both]),
        sum(a > b for b, a in both),
        sum(a == b for b, a in both),
        sum(a < b for b, a in both),
    )


def spread(values: Sequence[int | None]) -> dict[int, int]:
    """How many gave each face, from the least to the most content."""
    return {n: sum(v == n for v in values) for n in range(WORST, BEST + 1)}
