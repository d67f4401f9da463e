"""Which numbers of a sheet are meant: ``12``, ``1-12``, in any digits, on any number row.

A sheet's numbers may have gaps: who left the list leaves hers, and a range passes over it. On the
number row of a French keyboard without Shift a dash is a 6 or writes a range; what could be read
in two ways is not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import product

from artisanest_desktop.rules.cleaning import western_digits
from artisanest_desktop.rules.roll_call import ROW

#: Longer than any sheet.
_LENGTH = 4
#: More dashes than that are no number.
_MOST = 6
_DASHES = str.maketrans("–—−", "---")
#: What may stand for a digit, for a character class.
DIGITS = f"0-9{re.escape(''.join(ROW))}"


def plain(text: str) -> str:
    """Small letters, Western digits and one kind of dash."""
    return western_digits(text).lower().translate(_DASHES)


def on_the_row(text: str) -> bool:
    """Whether a number was typed without Shift on a French keyboard."""
    return bool(text) and not re.search("[0-9]", text) and all(char in ROW for char in text)


def numbers(written: str, known: Collection[int]) -> Sequence[int] | None:
    """The numbers that are meant, those nobody has included; None when it is not understood.

    A range gives those of ``known`` that lie in it, and its end when it is beyond all of them.
    """
    written = plain(written)
    if not on_the_row(written):
        return _read(written, known)
    digits = [char if char == "-" else ROW.get(char, char) for char in written]
    dashes = [n for n, char in enumerate(digits) if char == "-"]
    if len(dashes) > _MOST:
        return None
    readings = []
    for choice in product("6-", repeat=len(dashes)):
        for at, char in zip(dashes, choice, strict=True):
            digits[at] = char
        found = _read("".join(digits), known)
        if found and (not dashes or all(n in known for n in found)):
            readings.append(found)
    return readings[0] if len(readings) == 1 else None


def _read(written: str, known: Collection[int]) -> Sequence[int] | None:
    first, dash, last = written.partition("-")
    if not first.isdigit() or len(first) > _LENGTH:
        return None
    if not dash:
        return (int(first),)
    if not last.isdigit() or len(last) > _LENGTH:
        return None
    low, high = sorted((int(first), int(last)))
    if low == high:
        return None
    inside = [n for n in sorted(known) if low <= n <= high]
    if not inside:
        return (low, high)
    return inside if high <= max(known) else [*inside, high]
