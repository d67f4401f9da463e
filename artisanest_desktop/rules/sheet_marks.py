"""What the small square code on a printed sheet says: which edition this is, and which page.

Capitals and digits only, so that the squares of the code are few and large on a phone's photo.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass

_BEGINS = "AN1"
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#: A UUID to the base of 36 has so many digits.
_LENGTH = 25
_MARK = re.compile(rf"{_BEGINS}:([0-9A-Z]{{{_LENGTH}}}):([1-9][0-9]{{0,3}})")


@dataclass(frozen=True, slots=True)
class SheetMark:
    """A page of an edition; pages count from 1."""

    edition: str
    page: int

    @property
    def text(self) -> str:
        """As it is printed: ``AN1:`` edition ``:`` page."""
        number, digits = uuid.UUID(self.edition).int, ""
        while number:
            number, digit = divmod(number, 36)
            digits = _DIGITS[digit] + digits
        return f"{_BEGINS}:{digits.rjust(_LENGTH, '0')}:{self.page}"


def read_mark(text: str) -> SheetMark | None:
    """What a code on a photo says; None when it is none of ours."""
    found = _MARK.fullmatch(text.strip())
    number = int(found[1], 36) if found else 1 << 128
    if found is None or number >= 1 << 128:
        return None
    return SheetMark(str(uuid.UUID(int=number)), int(found[2]))
