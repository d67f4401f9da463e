"""Writing the files of a record: each change is one transaction under a title that names no one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.model.fields import Row
from artisanest_desktop.rules import ranks
from artisanest_desktop.store import Store, Transaction

if TYPE_CHECKING:
    from artisanest_desktop.ui.record.files.taking import Taken

KEY = "attachment"


def rows(store: Store, uid: str | None) -> list[dict[str, Any]]:
    """The files of a record in their order; their names and sizes, not their bytes."""
    return list(store.reader().lines(KEY, uid)) if uid else []


def fresh(store: Store, uid: str | None, files: Sequence[Taken]) -> list[Taken]:
    """Those that the record does not have yet, each once."""
    known = {row["file"] for row in rows(store, uid)}
    found: dict[str, Taken] = {}
    for file in files:
        if file.digest not in known:
            found.setdefault(file.digest, file)
    return list(found.values())


def added(what: Msg | str, n: int) -> Msg:
    """The title under which files come."""
    return n_("%(n)s file added: %(what)s", "%(n)s files added: %(what)s", n) % {"what": what}


def add(t: Transaction, register: str, uid: str, after: str | None, files: Sequence[Taken]) -> None:
    """Keep files, behind what the record has already (``after`` is its last rank)."""
    for file in files:
        after = ranks.between(after, None)
        values = {
            "record": uid,
            "register": register,
            "rank": after,
            "file": t.blob(file.read(), file.mime),
            "name": file.name,
            "mime": file.mime,
            "size": file.size,
        }
        t.create(KEY, values)


def last_rank(found: Sequence[Row]) -> str | None:
    """Behind which a new file comes."""
    return max((row["rank"] for row in found if row.get("rank")), default=None)


def remove(store: Store, what: Msg | str, uids: Sequence[str]) -> None:
    """Take files away; undo brings them back."""
    words = n_("%(n)s file taken away: %(what)s", "%(n)s files taken away: %(what)s", len(uids))
    with store.transaction(words % {"what": what}) as t:
        for uid in uids:
            t.remove(KEY, uid)


def caption(store: Store, what: Msg | str, uid: str, text: str) -> None:
    """Another caption; empty takes it away."""
    label = store.registers[KEY]["caption"].label
    with store.transaction(_("%(field)s · %(what)s") % {"field": label, "what": what}) as t:
        t.set(KEY, uid, {"caption": text or None})


def arrange(store: Store, what: Msg | str, found: Sequence[Row], order: Sequence[str]) -> None:
    """Bring the files into this order (their uids), with as few writes as it takes."""
    by_uid = {row["uid"]: row for row in found}
    new = new_ranks([(uid, by_uid[uid].get("rank")) for uid in order])
    if not new:
        return
    with store.transaction(_("Order of the files: %(what)s") % {"what": what}) as t:
        t.bulk_set(KEY, {uid: {"rank": rank} for uid, rank in new.items()})


def new_ranks(order: Sequence[tuple[str, str | None]]) -> dict[str, str]:
    """The ranks that have to change for files to stand in this order."""
    kept = _rising([rank for _uid, rank in order])
    changed: dict[str, str] = {}
    before: str | None = None
    for n, (uid, rank) in enumerate(order):
        if n in kept:
            before = rank
            continue
        after = next((order[m][1] for m in sorted(kept) if m > n), None)
        before = changed[uid] = ranks.between(before, after)
    return changed


def _rising(found: Sequence[str | None]) -> set[int]:
    """The places of a longest run of ranks that already rise: those stay as they are."""
    best: list[tuple[int, int | None]] = []
    for n, rank in enumerate(found):
        length, before = 1, None
        for m in range(n):
            one = found[m]
            if rank is not None and one is not None and one < rank and best[m][0] >= length:
                length, before = best[m][0] + 1, m
        best.append((length if rank is not None else 0, before))
    at: int | None = max(range(len(best)), key=lambda n: best[n][0], default=None)
    kept: set[int] = set()
    while at is not None and best[at][0]:
        kept.add(at)
        at = best[at][1]
    return kept
