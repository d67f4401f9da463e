"""Two sessions that are one: which of their half-days are one too."""

from __future__ import annotations

from collections.abc import Sequence

from artisanest_desktop.store.journal import REMOVED
from artisanest_desktop.store.rows import Record


def twins(kept: Sequence[Record], other: Sequence[Record]) -> dict[str, Record]:
    """By the half-days of the other session, those of the kept one at the same time: on the same
    day, and beginning at the same hour or the only ones of that day."""
    found: dict[str, Record] = {}
    taken: set[str] = set()
    for line in other:
        if line[REMOVED] or not line.get("date"):
            continue
        same_day = [k for k in kept if not k[REMOVED] and k.get("date") == line["date"]]
        alone = len(same_day) == 1 and len(_on(other, line)) == 1
        for one in same_day:
            at = one.get("start"), line.get("start")
            if one["uid"] not in taken and (at[0] == at[1] or (alone and not all(at))):
                found[line["uid"]] = one
                taken.add(one["uid"])
                break
    return found


def _on(lines: Sequence[Record], day: Record) -> list[Record]:
    return [x for x in lines if not x[REMOVED] and x.get("date") == day["date"]]
