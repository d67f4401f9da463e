"""Records → a workbook that people can read, print, fill in, and send back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from artisanest_desktop.exchange.files import write_workbook
from artisanest_desktop.exchange.identity import PROPERTY, SHEET, Base, Identity, pieces
from artisanest_desktop.exchange.profiles import (
    CONSENT,
    INSIDE,
    PERSON_NAMES,
    columns_for,
    needs_consent,
)
from artisanest_desktop.exchange.sheets import Lists, SheetWriter, Styles, hidden_identity, title_of
from artisanest_desktop.i18n import Language
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.rules import Stored
from artisanest_desktop.store import Store, documents, schema


@dataclass(frozen=True, slots=True)
class Exported:
    """The file, its document in the store, how many rows, and which private fields it holds."""

    path: Path
    document: str
    rows: int
    private: tuple[str, ...]


@dataclass(slots=True)
class _Part:
    """One register as it leaves."""

    register: Register
    fields: list[Field]
    uids: list[str]
    rows: list[Sequence[Stored]]


def export(
    store: Store,
    register_keys: str | Sequence[str],
    path: str | Path,
    lang: str,
    ids: Sequence[int] | None = None,
    columns: Sequence[str] | None = None,
    profile: str = INSIDE,
) -> Exported:
    """Write registers to a workbook, a sheet each; ``ids`` and ``columns`` (of one register)
    choose rows, their order, and fields. Refusal when the file cannot be written."""
    keys = [register_keys] if isinstance(register_keys, str) else list(register_keys)
    reader = store.language(lang)
    left = documents.leave(store)
    parts = [_read(store, key, ids, columns, profile) for key in keys]
    facts = {
        "at": left.at,
        "stamp": left.stamp,
        "seen": dict(left.seen),
        "schema": schema.SCHEMA,
        "profile": profile,
    }
    identity = Identity(left.uid, lang, "export", facts)
    done = write_workbook(path, lambda book: _fill(book, store, parts, reader, identity))
    private = tuple(dict.fromkeys(f.key for p in parts for f in p.fields if f.private))
    rows = sum(len(p.rows) for p in parts)
    about = {
        "kind": "export",
        "lang": lang,
        "profile": profile,
        "private": list(private),
        "rows": {p.register.key: len(p.rows) for p in parts},
    }
    documents.register_document(store, done.name, str(done.absolute()), about, left)
    return Exported(done, left.uid, rows, private)


def _read(
    store: Store,
    key: str,
    ids: Sequence[int] | None,
    columns: Sequence[str] | None,
    profile: str,
) -> _Part:
    register = store.registers[key]
    fields = columns_for(store, register, profile, columns)
    if ids is None:
        ids = store.find(key, sort=[(register.sort[0], False)] if register.sort else ())
    wanted = [f.key for f in fields]
    consent = needs_consent(register, profile)
    found = store.window(key, ids, [*wanted, CONSENT] if consent else wanted)
    uids = [row[0] for row in found]
    rows: list[Sequence[Stored]] = [row[1:] for row in found]
    if consent:
        names = {i for i, k in enumerate(wanted) if k in PERSON_NAMES}
        rows = [_without_names(row, names) for row in rows]
    if any(f.compute for f in fields):
        rows = _with_computed(store, register, fields, uids, rows)
    return _Part(register, fields, uids, rows)


def _without_names(row: Sequence[Stored], names: set[int]) -> Sequence[Stored]:
    """The row, its names only where the person agreed; the consent itself does not go."""
    *values, agreed = row
    return values if agreed else [None if i in names else v for i, v in enumerate(values)]


def _with_computed(
    store: Store,
    register: Register,
    fields: Sequence[Field],
    uids: Sequence[str],
    rows: Sequence[Sequence[Stored]],
) -> list[Sequence[Stored]]:
    context = store.reader()
    context.expect(register.key, uids)
    records: Mapping[str, Any] = store.get_many(register.key, list(uids))
    return [
        [f.compute(records[uid], context) if f.compute else v
         for f, v in zip(fields, row, strict=True)]
        for uid, row in zip(uids, rows, strict=True)
    ]  # fmt: skip


def _fill(
    workbook: Any, store: Store, parts: Sequence[_Part], lang: Language, identity: Identity
) -> None:
    styles, lists = Styles(workbook, lang), Lists(workbook)
    for part in parts:
        title = title_of(store, part.register, lang)
        writer = SheetWriter(workbook, styles, part.register, part.fields, lang, lists, title)
        writer.write(part.uids, part.rows)
        kept = [i for i, f in enumerate(part.fields) if f.compute is None]
        identity.bases[part.register.key] = Base(
            writer.name,
            [part.fields[i].key for i in kept],
            {uid: [row[i] for i in kept] for uid, row in zip(part.uids, part.rows, strict=True)},
        )
    finish(workbook, lists, identity)


def finish(workbook: Any, lists: Lists, identity: Identity) -> None:
    """What nobody sees: the lists, and what makes the workbook ours."""
    lists.write()
    hidden_identity(workbook, list(pieces(identity)), SHEET)
    workbook.set_custom_property(PROPERTY, identity.document)
    workbook.set_properties({"author": "ArtisaNest", "comments": ""})
