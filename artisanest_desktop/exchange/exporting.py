"""Records → a workbook that people can read, print, fill in, and send back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from artisanest_desktop.exchange.files import write_workbook
from artisanest_desktop.exchange.identity import PROPERTY, SHEET, Identity, pieces
from artisanest_desktop.exchange.leaving import Part, parts
from artisanest_desktop.exchange.names import Names
from artisanest_desktop.exchange.profiles import INSIDE
from artisanest_desktop.exchange.sheets import Lists, SheetWriter, Styles, hidden_identity, title_of
from artisanest_desktop.i18n import Language, Msg
from artisanest_desktop.store import Store, documents, schema

#: The registers of the one workbook that holds everything, in the order of its sheets.
EVERYTHING = ("member", "product", "session", "partner", "project", "cooperative")


@dataclass(frozen=True, slots=True)
class Exported:
    """The file, its document in the store, how many records of what was asked for, which private
    fields it holds (keys and labels), and how many rows each register has in it."""

    path: Path
    document: str
    rows: int
    private: tuple[str, ...]
    private_labels: tuple[Msg, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Errand:
    """Why a workbook leaves, when it is one of several: ``facts`` go hidden with it and stay with
    its document, ``whose`` stands in its title, ``document`` is the identity that it is given."""

    document: documents.Document
    facts: Mapping[str, Any] = field(default_factory=dict)
    whose: str = ""


def export(
    store: Store,
    register_keys: str | Sequence[str],
    path: str | Path,
    lang: str,
    ids: Sequence[int] | None = None,
    columns: Sequence[str] | None = None,
    profile: str = INSIDE,
    errand: Errand | None = None,
) -> Exported:
    """Write registers to a workbook: a sheet for each and one for each kind of their lines.
    ``ids`` and ``columns`` (of one register) choose records, their order, and fields. Refusal
    when the file cannot be written."""
    keys = [register_keys] if isinstance(register_keys, str) else list(register_keys)
    reader = Names(store).language(lang)
    errand = errand or Errand(documents.leave(store))
    left = errand.document
    found = list(parts(store, keys, ids, columns, profile))
    facts = {
        "at": left.at,
        "stamp": left.stamp,
        "seen": dict(left.seen),
        "schema": schema.SCHEMA,
        "profile": profile,
        **errand.facts,
    }
    identity = Identity(left.uid, lang, "export", facts)
    whose = errand.whose
    done = write_workbook(path, lambda book: _fill(book, store, found, reader, identity, whose))
    private = {f.key: f.label for p in found for f in p.fields if f.private}
    counts = {p.register.key: len(p.rows) for p in found}
    about = {
        "kind": "export",
        "lang": lang,
        "profile": profile,
        "private": list(private),
        "rows": counts,
        **errand.facts,
    }
    documents.register_document(store, done.name, str(done.absolute()), about, left)
    rows = sum(counts[key] for key in keys)
    labels = tuple(dict.fromkeys(private.values()))
    return Exported(done, left.uid, rows, tuple(private), labels, counts)


def _fill(
    workbook: Any,
    store: Store,
    found: Sequence[Part],
    lang: Language,
    identity: Identity,
    whose: str,
) -> None:
    styles, lists = Styles(workbook, lang), Lists(workbook)
    for part in found:
        title = title_of(store, part.register, lang, whose)
        writer = SheetWriter(workbook, styles, part.register, part.fields, lang, lists, title)
        writer.write(part.uids, part.rows)
        identity.bases.update(part.all_bases(writer.name))
    finish(workbook, lists, identity)


def finish(workbook: Any, lists: Lists, identity: Identity) -> None:
    """What nobody sees: the lists, and what makes the workbook ours."""
    lists.write()
    hidden_identity(workbook, list(pieces(identity)), SHEET)
    workbook.set_custom_property(PROPERTY, identity.document)
    workbook.set_properties({"author": "ArtisaNest", "comments": ""})
