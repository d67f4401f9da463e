"""What Home counts: plain functions over a store, no widgets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from artisanest_desktop.i18n import Language
from artisanest_desktop.model.member import CURRENT
from artisanest_desktop.rules.attendance import YOUNG
from artisanest_desktop.rules.dates import age
from artisanest_desktop.ui import copies

if TYPE_CHECKING:
    from artisanest_desktop.store import Store
    from artisanest_desktop.ui.home.doing import Todo

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts for the cards; ``minutes`` of all people together, ``value`` in centimes."""

    members: int = 0
    active: int = 0
    women: int = 0
    young: int = 0
    applied: int = 0
    cooperatives: int = 0
    all_sessions: int = 0
    sessions: int = 0
    minutes: int = 0
    products: int = 0
    value: int = 0
    partners: int = 0
    commitments: int = 0


@dataclass(frozen=True, slots=True)
class View:
    """All that Home shows of a store at one moment; ``months`` are twelve, this one last, with
    the minutes of training people had in each; ``received`` is the day of the last file that came
    in, and how many came this month."""

    figures: Figures
    todo: list[Todo] = field(default_factory=list)
    months: list[tuple[str, int]] = field(default_factory=list)
    copies: copies.Copies = field(default_factory=copies.Copies)
    received: tuple[dt.date | None, int] = (None, 0)


class Memory:
    """What takes its time to count is counted again only when a register it looks at changed."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], tuple[frozenset[str], Any]] = {}

    def once(self, key: tuple[object, ...], looks_at: Iterable[str], make: Callable[[], T]) -> T:
        """What ``make`` gave, unless one of the registers it looks at has changed since."""
        if key not in self._known:
            self._known[key] = frozenset(looks_at), make()
        found: T = self._known[key][1]
        return found

    def forget(self, registers: Iterable[str]) -> None:
        """These registers changed."""
        changed = set(registers)
        self._known = {k: v for k, v in self._known.items() if not v[0] & changed}


def look(
    store: Store,
    today: dt.date,
    lang: Language,
    example: bool = False,
    memory: Memory | None = None,
) -> View:
    """Count, and find what there is to do; quick, but for the worker all the same."""
    from artisanest_desktop.ui.home import doing

    memory = memory or Memory()
    known = copies.known(store)
    minutes = _minutes(store, today, memory)
    figures = count(store, today, memory)
    found = [] if store.read_only else doing.todo(store, figures, today, lang)
    if figures.members and not example and not store.read_only:
        found += doing.copy_elsewhere(known)
    months = [(month, minutes.get(month, 0)) for month in last_months(today)]
    return View(figures, found, months, known, _received(store, today))


def count(store: Store, today: dt.date, memory: Memory | None = None) -> Figures:
    """The figures on the cards."""
    from artisanest_desktop.store import counting

    memory = memory or Memory()
    day, year = today.isoformat(), str(today.year)
    minutes = _minutes(store, today, memory)
    active = {"state": CURRENT}
    births = store.values("member", "birth", where=active)
    young = sum(n for birth, n in births if birth and age(birth, today) < YOUNG)
    return Figures(
        members=store.count("member"),
        active=sum(n for _birth, n in births),
        women=store.count("member", where={**active, "sex": "F"}),
        young=young,
        applied=store.count("member", where={"state": "candidate"}),
        cooperatives=store.count("cooperative"),
        all_sessions=store.count("session"),
        sessions=counting.sessions(store, f"{year}-01-01", day),
        minutes=sum(n for month, n in minutes.items() if month.startswith(year)),
        products=store.count("product"),
        value=memory.once(
            ("value", day), ("product", "material", "work", "wage"),
            lambda: counting.stock_value(store),
        ),
        partners=store.count("partner"),
        commitments=counting.open_commitments(store),
    )  # fmt: skip


def last_months(today: dt.date) -> list[str]:
    """The last twelve months, this one last: ``2026-11``."""
    last = today.year * 12 + today.month - 1
    return [f"{n // 12}-{n % 12 + 1:02}" for n in range(last - 11, last + 1)]


def _minutes(store: Store, today: dt.date, memory: Memory) -> dict[str, int]:
    from artisanest_desktop.store import counting

    since, until = f"{last_months(today)[0]}-01", today.isoformat()
    return memory.once(
        ("minutes", until), ("session", "slot", "participant", "attendance"),
        lambda: counting.minutes_by_month(store, since, until),
    )  # fmt: skip


def _received(store: Store, today: dt.date) -> tuple[dt.date | None, int]:
    from artisanest_desktop.store import counting

    last, n = counting.received(store, f"{today.isoformat()[:7]}-01")
    return (dt.datetime.fromisoformat(last).astimezone().date() if last else None), n
