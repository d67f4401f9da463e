"""When a workbook of ours left, and what was known then: the moment that it comes back to (R5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from artisanest_desktop.exchange.book import Sheet
from artisanest_desktop.exchange.choosing import Place
from artisanest_desktop.exchange.identity import Base, Identity
from artisanest_desktop.store import Store, documents
from artisanest_desktop.store.returning import as_it_was, returned_stamp

#: The length of an identity.
_UID = 36


@dataclass(frozen=True, slots=True)
class Moment:
    """What had been seen (replica → number), the stamp of what comes back, and when that was
    (UTC ISO text); no stamp: nothing is known of it. ``ahead``: another store wrote it, which
    knew what is not known here."""

    knew: Mapping[str, int] = field(default_factory=dict)
    stamp: str = ""
    at: str = ""
    ahead: bool = False


def moment_of(store: Store, ours: Identity | None) -> Moment:
    """The moment at which a workbook left: as the store noted it, else as the workbook says.

    What a workbook says is only believed as far as it can be true: it has not seen what is
    written here after today, nor left tomorrow.
    """
    if ours is None or not ours.document:
        return Moment()
    for left in documents.documents(store):
        if left.uid == ours.document:
            return Moment(dict(left.seen), returned_stamp(left.stamp, left.uid), left.at)
    facts = ours.facts
    said, stamp = facts.get("seen"), facts.get("stamp")
    if not isinstance(said, Mapping) or not isinstance(stamp, str):
        return Moment()
    here = documents.state(store)
    knew = {
        str(replica): min(seq, here.get(replica, 0)) if replica in store.own_replicas else seq
        for replica, seq in said.items()
        if isinstance(seq, int)
    }
    ahead = any(seq > here.get(replica, 0) for replica, seq in knew.items())
    at = facts.get("at")
    when = at if isinstance(at, str) else ""
    return Moment(knew, returned_stamp(stamp, ours.document), when, ahead)


def recall_bases(
    store: Store, ours: Identity | None, moment: Moment, places: Sequence[Place]
) -> list[str]:
    """Read from the journal how the rows of a workbook of ours left whose own account of it is
    lost; the sheets for which that was done."""
    if ours is None or not moment.stamp or ours.bases or ours.kind != "export":
        return []
    told = []
    for place in places:
        register = store.registers[place.register]
        keys = [f.key for f in register.stored if not f.hidden]
        was = as_it_was(store, register.key, _identities(place.sheet), moment.knew)
        rows = {uid: [record.get(key) for key in keys] for uid, record in was.items()}
        if rows and register.parent is None:
            ours.bases[register.key] = Base(place.sheet.name, keys, rows)
            told.append(place.sheet.name)
    return told


def _identities(sheet: Sheet) -> set[str]:
    found: set[str] = set()
    for row in sheet.rows:
        found.update(c for c in row if isinstance(c, str) and len(c) == _UID and c.count("-") == 4)
    return found
