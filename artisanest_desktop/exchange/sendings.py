"""What a workbook that comes back has to do with the campaign that sent it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from artisanest_desktop.exchange.identity import Identity
from artisanest_desktop.exchange.plan import NEW, REFUSED, Plan, Received
from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.rules import Reference
from artisanest_desktop.store import Store, counting, documents
from artisanest_desktop.store.undo import NOTE

#: Local, as paths are: the files that came back, by campaign.
FILES = "campaign.files"
#: In the hidden facts of a workbook and of its document.
SENDING, CAMPAIGN = "sending", "campaign"


@dataclass(slots=True)
class Returned:
    """A file that came: where it lies (which ``member`` of an archive), the sending it answers
    (empty: not known yet) and the ``reason`` for that, as a message in JSON; ``sure`` when it was
    known by its hidden identity or a person said it."""

    name: str
    path: str
    sha256: str
    member: str = ""
    sending: str = ""
    reason: str = ""
    sure: bool = False
    #: Merged without anything to write: no transaction tells.
    merged: bool = False

    @property
    def why(self) -> Msg:
        """The reason in words."""
        return Msg.from_json(self.reason)


def files(store: Store, campaign: str) -> list[Returned]:
    """The files that came back in a campaign, as this computer knows them."""
    return [Returned(**one) for one in store.setting(FILES, {}).get(campaign, ())]


def keep_files(store: Store, campaign: str, found: Iterable[Returned]) -> None:
    """Remember them."""
    kept = store.setting(FILES, {})
    kept[campaign] = [asdict(one) for one in found]
    store.set_setting(FILES, kept)


def merged_files(store: Store, campaign: str) -> set[str]:
    """The hashes of the files that stand merged."""
    return counting.imported(store) | {f.sha256 for f in files(store, campaign) if f.merged}


def waiting(store: Store, campaign: str) -> list[Returned]:
    """The files that came back, are known, and are not merged (or not any more)."""
    merged = merged_files(store, campaign)
    return [f for f in files(store, campaign) if f.sending and f.sha256 not in merged]


def sending_of(store: Store, document: str, facts: Mapping[str, Any]) -> str:
    """The sending that a workbook of ours left with; empty when it left otherwise."""
    named = facts.get(SENDING)
    if not named:
        kept = (d.facts for d in documents.documents(store) if d.uid == document)
        named = next((f.get(SENDING) for f in kept), "")
    if not named and (ids := store.find("sending", where={"document": document}, limit=1)):
        named = store.row_uid("sending", ids[0])
    record = store.get("sending", str(named)) if named else None
    return str(named) if record is not None and not record["removed"] else ""


def attach(store: Store, received: Received, ours: Identity | None, said: str = "") -> None:
    """Say which sending a file answers; whoever is new in it belongs to that cooperative."""
    if not said and ours is None:
        return
    uid = said or (sending_of(store, ours.document, ours.facts) if ours else "")
    record = store.get("sending", uid) if uid else None
    if record is None:
        return
    received.sending = uid
    cooperative = record.get("cooperative")
    if cooperative and store.count("cooperative") > 1:
        for plan in received.plans:
            _belong(store, plan, cooperative)


def _belong(store: Store, plan: Plan, cooperative: str) -> None:
    declared = store.registers[plan.register]
    field = declared.by_key.get("cooperative")
    if field is None or not isinstance(field.kind, Reference) or declared.parent is not None:
        return
    for row in plan.rows:
        if row.action == NEW and not row.fields.get("cooperative"):
            row.fields["cooperative"] = cooperative


def note_merged(store: Store, received: Received, txn: str | None) -> None:
    """After applying: how many rows, what is open. A note of its own, since the import may count
    as written when the workbook left, and this is true today."""
    record = store.get("sending", received.sending) if received.sending else None
    if record is None or store.read_only:
        return
    main, today = received.main, store.clock.today().isoformat()
    if txn is None:
        _nothing_new(store, record["campaign"], main.sha256)
    left = [f for f in waiting(store, record["campaign"]) if f.sending == received.sending]
    same = record.get("returned_hash") == main.sha256
    values: dict[str, Any] = {
        "returned_on": record.get("returned_on") if same else today,
        "returned_name": main.name,
        "returned_hash": main.sha256,
        "merged_on": None if left else today,
        "txn": txn or (record.get("txn") if same else None),
        "rows": received.rows,
        "questions": received.questions,
        "refused": sum(r.action == REFUSED for p in received.plans for r in p.rows),
    }
    with store.transaction(_("Campaign: a file was merged"), kind=NOTE) as t:
        t.set("sending", received.sending, values)


def _nothing_new(store: Store, campaign: str, sha256: str) -> None:
    known = files(store, campaign)
    for one in known:
        one.merged = one.merged or one.sha256 == sha256
    keep_files(store, campaign, known)
