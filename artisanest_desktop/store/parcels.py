"""Packages between two copies of a store: made, looked at, taken in; who is known to have what."""

from __future__ import annotations

import datetime as dt
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from artisanest_desktop.store import merge, parcel
from artisanest_desktop.store.database import seen
from artisanest_desktop.store.errors import Refusal
from artisanest_desktop.store.parcel import Parcel
from artisanest_desktop.store.putting import put_in_place
from artisanest_desktop.store.rehearsing import Outlook, rehearse

if TYPE_CHECKING:
    from artisanest_desktop.store.store import Store

#: In the store's settings: the other copies that sent something here, by their replica.
_PEERS = "packages.peers"


@dataclass(frozen=True, slots=True)
class Peer:
    """Another copy: who types there, when it last sent something (UTC ISO), what it had then."""

    replica: str
    name: str
    at: str
    offset: int
    have: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Made:
    """A package that was written: where, its bytes, how many changes it holds."""

    path: Path
    size: int
    changes: int


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken in, and the copy of what was there before; None when nothing was new."""

    received: merge.Received
    backup: Path | None


def peers(store: Store) -> list[Peer]:
    """The other copies that are known, the latest first."""
    kept: dict[str, Any] = store.setting(_PEERS, {})
    found = [Peer(r, p["name"], p["at"], p["offset"], p["have"]) for r, p in kept.items()]
    return sorted(found, key=lambda p: p.at, reverse=True)


def known_to_all(others: Iterable[Peer]) -> dict[str, int]:
    """What each of these copies has."""
    many = list(others)
    shared = set.intersection(*(set(p.have) for p in many)) if many else set()
    return {replica: min(p.have[replica] for p in many) for replica in shared}


def pack(store: Store, have: Mapping[str, int] | None = None) -> Parcel:
    """What this copy holds beyond ``have``, and what it holds at all."""
    with store.reading() as connection:
        package = merge.package(connection, have)
        mine = seen(connection)
    now = dt.datetime.fromtimestamp(store.clock.now_ms() / 1000, dt.UTC)
    return Parcel(
        package,
        store.uid,
        store.replica,
        tuple(store.own_replicas),
        store.author,
        platform.node(),
        now.isoformat(timespec="seconds"),
        store.clock.offset_minutes(),
        mine,
    )


def make(
    store: Store, path: Path, have: Mapping[str, int] | None = None, password: str | None = None
) -> Made:
    """Write a package: the whole file or none."""
    packed = pack(store, have)
    if sum(len(data) for _mime, data in packed.package.blobs.values()) > parcel.MAX_UNFOLDED // 2:
        raise Refusal(parcel.TOO_MUCH)
    data = parcel.to_bytes(packed, password)
    with put_in_place(path) as temporary:
        temporary.write_bytes(data)
    return Made(path, len(data), len(packed.package.txns))


def look(store: Store, received: Parcel) -> Outlook:
    """What a package would bring; nothing is written."""
    return rehearse(store, received.package)


def take(store: Store, received: Parcel, outlook: Outlook | None = None) -> Taken:
    """Bring it in, after a safety copy; remembers what the sender has."""
    outlook = outlook or look(store, received)
    backup = store.backup("merge") if outlook.brings_something else None
    done = store.receive(received.package)
    _remember(store, received)
    return Taken(done, backup)


def _remember(store: Store, received: Parcel) -> None:
    if received.replica == store.replica:
        return
    kept: dict[str, Any] = store.setting(_PEERS, {})
    was = kept.get(received.replica, {}).get("have", {})
    # What a copy was called before it was restored is the same copy.
    for replica in received.own:
        kept.pop(replica, None)
    have = {r: max(n, was.get(r, 0)) for r, n in {**was, **received.have}.items()}
    kept[received.replica] = {
        "name": received.sender,
        "at": received.at,
        "offset": received.offset,
        "have": have,
    }
    store.set_setting(_PEERS, kept)
