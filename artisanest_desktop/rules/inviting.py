"""Whom a session is for: the people that fit all that is wanted of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

#: Ages on the first day, both ends counted in; the last has no end.
BANDS = {"15": (0, 14), "25": (15, 24), "35": (25, 34), "50": (35, 49), "50+": (50, None)}


def band(age: int | None) -> str | None:
    """The band an age lies in; None while it is not known."""
    if age is None:
        return None
    inside = (key for key, (low, high) in BANDS.items() if low <= age <= (high or age))
    return next(inside, None)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who may be invited. ``facts`` are what she is by key, several of one key where she
    has them (trades), one None where nobody wrote it; ``had`` the themes she was at."""

    uid: str
    facts: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)
    had: frozenset[str] = frozenset()
    came: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of them; of each key one of its values is enough, an empty one asks nothing."""

    values: Mapping[str, frozenset[str | None]] = field(default_factory=dict)
    not_had: str = ""
    never: bool = False

    def but(self, key: str) -> Wanted:
        """The same without what is asked of one key: what else there is to choose of it."""
        return Wanted(
            {k: v for k, v in self.values.items() if k != key}, self.not_had, self.never
        )


def fits(one: Candidate, wanted: Wanted) -> bool:
    """Whether a person is what is wanted in every respect."""
    if (wanted.never and one.came) or wanted.not_had in one.had:
        return False
    return all(
        not asked or not asked.isdisjoint(one.facts.get(key) or (None,))
        for key, asked in wanted.values.items()
    )


def counted(people: Iterable[Candidate], key: str) -> Counter[str | None]:
    """How many have each value of a key."""
    return Counter(value for one in people for value in set(one.facts.get(key) or (None,)))


def over(capacity: int | None, on_list: int, chosen: int) -> int:
    """How many more there would be than there are places; 0 where it is not known how many."""
    return max(on_list + chosen - capacity, 0) if capacity else 0
