"""When a workbook of ours left, and what was known then: the moment that it comes back to (R5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from artisanest_desktop.exchange.identity import Identity
from artisanest_desktop.store import Store, documents
from artisanest_desktop.store.returning import returned_stamp


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
    if ours is None or not ours.bases:
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
