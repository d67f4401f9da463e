"""Typing a consent sheet: for each box the numbers that ticked it, ``1-12 14 13n``.

``*`` is everybody on the sheet; ``n`` (``ل`` in Arabic) after a number is a spoken no. Who is not
named stays as it was: an empty box is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from artisanest_desktop.rules.sheet_numbers import DIGITS, numbers, plain

EVERYONE = "*"
#: Whichever keyboard lies on the table.
LETTERS = {**dict.fromkeys("nل", False), **dict.fromkeys("oyن✓", True)}
_TOKEN = re.compile(rf"([{DIGITS}]+)([{''.join(LETTERS)}])?")
_DASH = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
_SEPARATORS = re.compile(r"[\s,;،؛]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """Yes or no by number; ``unread`` words, ``beyond`` numbers that nobody has."""

    named: Mapping[int, bool] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    beyond: tuple[int, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether all of it was understood."""
        return not self.unread and not self.beyond

    @property
    def yes(self) -> int:
        """How many agree."""
        return sum(self.named.values())

    @property
    def no(self) -> int:
        """How many said no."""
        return len(self.named) - self.yes


def read(line: str, known: Collection[int]) -> Reading:
    """Read the line of one box; a number wins over everybody, later words over earlier ones."""
    named: dict[int, bool] = {}
    everyone = False
    unread: list[str] = []
    beyond: list[int] = []
    text = _DASH.sub("-", plain(line)).replace(EVERYONE, f" {EVERYONE} ")
    for token in filter(None, _SEPARATORS.split(text)):
        if token == EVERYONE:
            everyone = True
            continue
        found = _TOKEN.fullmatch(token)
        meant = numbers(found[1], known) if found else None
        if found is None or meant is None:
            unread.append(token)
            continue
        answer = LETTERS[found[2]] if found[2] else True
        named.update(dict.fromkeys((n for n in meant if n in known), answer))
        beyond += [n for n in meant if n not in known]
    if everyone:
        named = {**dict.fromkeys(known, True), **named}
    return Reading(named, tuple(unread), tuple(dict.fromkeys(beyond)))


def answer_of_key(key: str) -> bool | None:
    """Yes or no for one key in the grid; None for others."""
    key = key.lower()
    return LETTERS.get(key, True if key in ("1", "x", " ") else False if key == "0" else None)
