"""Numbers on a printed sheet: kept by whoever has one, never given to somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence


def next_free(used: Iterable[int], first_blank: int | None = None, blanks: int = 0) -> int:
    """The number after all that were ever given, and after the blank lines of the sheet.

    A gap is not filled: it stood for somebody on a paper that lies about.
    """
    last = (first_blank or 1) + blanks - 1 if blanks else 0
    return max(max(used, default=0), last) + 1


def numbered(people: Sequence[str], known: Mapping[str, int], given: Iterable[int]) -> list[int]:
    """The numbers of ``people`` in order: the ``known`` ones kept, the others the next free.

    ``given`` are the numbers somebody ever had, on this list or no more. Of two with the same one
    (walk-ins on blank lines of two papers) the first keeps it.
    """
    last = max((*given, *known.values()), default=0)
    found: list[int] = []
    taken: set[int] = set()
    for person in people:
        number = known.get(person)
        if number is None or number in taken:
            last += 1
            number = last
        taken.add(number)
        found.append(number)
    return found
