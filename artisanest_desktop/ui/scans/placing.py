"""Where a page belongs by its code, and keeping it there once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from artisanest_desktop.i18n import n_
from artisanest_desktop.model.registers import FILED
from artisanest_desktop.rules import ranks
from artisanest_desktop.rules.sheet_marks import SheetMark
from artisanest_desktop.store import Store, editions
from artisanest_desktop.ui.record.files import keeping

if TYPE_CHECKING:
    from artisanest_desktop.store.context import Context
    from artisanest_desktop.ui.record.files.taking import Taken

#: A record that has files: its register and uid.
Place = tuple[str, str]


@dataclass(slots=True)
class Scan:
    """A file that came, where it belongs (nowhere: it is asked), and what its pages are called."""

    file: Taken
    places: list[Place] = field(default_factory=list)
    caption: str = ""
    sessions: list[str] = field(default_factory=list)


def find(context: Context, file: Taken, marks: Iterable[SheetMark]) -> Scan:
    """The half-days of the editions whose pages these are; a page of another paper belongs to
    what it was printed for."""
    scan, names = Scan(file), []
    for mark in marks:
        edition = context.get("edition", mark.edition)
        record = context.get(edition["register"], edition["record"]) if edition else None
        if edition is None or record is None or record["removed"]:
            continue
        register, uid = edition["register"], edition["record"]
        slots = editions.slots_of(edition)
        here = [s["uid"] for s in context.lines("slot", uid)] if register == "session" else []
        if edition.get("paper") == "attendance" and here:
            wanted = [s for s in here if s in slots] if slots else here
            scan.places += [("slot", slot) for slot in wanted or here]
        elif register in FILED:
            scan.places.append((register, uid))
        if register == "session":
            scan.sessions.append(uid)
        names.append(f"{record.get('number') or ''}/{edition.get('number')} – {mark.page}")
    scan.places = list(dict.fromkeys(scan.places))
    scan.sessions = list(dict.fromkeys(scan.sessions))
    scan.caption = ", ".join(names)
    return scan


def keep(store: Store, scans: Sequence[Scan]) -> int:
    """Keep each in its places, in one step; what is there already is kept once. Returns how many
    files are new somewhere."""
    wanted: dict[Place, list[Scan]] = {}
    for scan in scans:
        for place in scan.places:
            wanted.setdefault(place, []).append(scan)
    fresh: dict[Place, list[Scan]] = {}
    for (register, uid), many in wanted.items():
        known = {row["file"] for row in keeping.rows(store, uid)}
        for scan in many:
            if scan.file.digest not in known:
                known.add(scan.file.digest)
                fresh.setdefault((register, uid), []).append(scan)
    new = {id(scan) for many in fresh.values() for scan in many}
    if not new:
        return 0
    title = n_("%(n)s scan of a sheet attached", "%(n)s scans of sheets attached", len(new))
    with store.transaction(title) as t:
        for (register, uid), many in fresh.items():
            last = keeping.last_rank(keeping.rows(store, uid))
            for scan in many:
                last = ranks.between(last, None)
                file = scan.file
                t.create(keeping.KEY, {
                    "record": uid, "register": register, "rank": last,
                    "file": t.blob(file.read(), file.mime), "name": file.name,
                    "mime": file.mime, "size": file.size, "caption": scan.caption or None,
                })  # fmt: skip
    return len(new)
