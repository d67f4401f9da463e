"""What our own workbooks carry hidden, so that coming back is a three-way comparison.

A very hidden sheet (which document, of which store state, each row's identity and its values as
they left), a custom property, and a hidden column of identities: any two of the three make the
workbook ours, whatever a spreadsheet program did to the other. The column alone (a csv, rows
pasted into another workbook) still says who the rows are, but not what they left with.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from artisanest_desktop.exchange.book import Book, Sheet
from artisanest_desktop.exchange.headers import IDENTITY_HEADER

SHEET = "_artisanest"
PROPERTY = "artisanest_document"
#: Behind the register of the lines across whose marks stand side by side: their uids in order,
#: by the record they all belong to.
ACROSS = "/across"
#: A cell holds 32,767 characters.
_PIECE = 32_000


@dataclass(slots=True)
class Base:
    """The rows of one register as they left: values by uid, in the order of ``keys``; ``of`` names
    the register in whose rows they stood beside its own values, when they had no sheet."""

    sheet: str
    keys: list[str]
    rows: dict[str, list[Any]]
    of: str = ""

    @property
    def is_sheet(self) -> bool:
        """Whether these are the rows of a sheet, and not of cells beside them."""
        return self.of == ""

    def value(self, uid: str, key: str) -> Any:
        """A cell as it left; None also when it did not."""
        row = self.rows.get(uid)
        return row[self.keys.index(key)] if row is not None and key in self.keys else None


@dataclass(slots=True)
class Identity:
    """The hidden facts of a workbook of ours; ``bases`` by register, empty when lost."""

    document: str
    lang: str = ""
    kind: str = "export"
    facts: dict[str, Any] = field(default_factory=dict)
    bases: dict[str, Base] = field(default_factory=dict)

    def order(self, register: str, uid: str) -> list[str]:
        """The lines across whose marks stood side by side in the row of such a record."""
        base = self.bases.get(f"{register}{ACROSS}")
        return list(base.rows.get(uid, ())) if base is not None else []


def pieces(identity: Identity) -> Iterator[tuple[str, str]]:
    """The rows of the hidden sheet: a key and a piece of text."""
    yield PROPERTY, identity.document
    about = {"lang": identity.lang, "kind": identity.kind, **identity.facts}
    yield "about", json.dumps(about, ensure_ascii=False)
    for register, base in identity.bases.items():
        data = {"sheet": base.sheet, "keys": base.keys, "rows": base.rows}
        if base.of:
            data["of"] = base.of
        packed = zlib.compress(json.dumps(data, separators=(",", ":")).encode(), 1)
        text = base64.b64encode(packed).decode()
        for start in range(0, len(text), _PIECE):
            # A leading letter: no piece can look like a formula or a number.
            yield f"base {register}", "z" + text[start : start + _PIECE]


def recognise(book: Book) -> Identity | None:
    """The identity of a workbook of ours; None when it is not, or not surely."""
    sheet = next((s for s in book.sheets if s.name == SHEET), None)
    found = _read(sheet) if sheet is not None else None
    named = book.properties.get(PROPERTY, "")
    column = any(has_identities(s) for s in book.visible)
    if found is not None:
        return found if column or named == found.document else None
    return Identity(named) if column else None


def has_identities(sheet: Sheet) -> bool:
    """Whether a sheet has our column of identities."""
    return any(IDENTITY_HEADER in row for row in sheet.rows[:10])


def _read(sheet: Sheet) -> Identity | None:
    texts: dict[str, list[str]] = {}
    for row in sheet.rows:
        if len(row) > 1 and isinstance(row[0], str) and isinstance(row[1], str):
            texts.setdefault(row[0], []).append(row[1])
    if PROPERTY not in texts:
        return None
    about = _json("".join(texts.get("about", ())))
    found = Identity(texts[PROPERTY][0], about.pop("lang", ""), about.pop("kind", "export"), about)
    for key, parts in texts.items():
        if key.startswith("base "):
            base = _unpacked(parts)
            if base is not None:
                found.bases[key[5:]] = base
    return found


def _unpacked(parts: Sequence[str]) -> Base | None:
    try:
        unpacker = zlib.decompressobj()
        packed = base64.b64decode("".join(p.removeprefix("z") for p in parts))
        # A register of 50,000 unfolds to 20 MB: more is not ours.
        data = json.loads(unpacker.decompress(packed, 200_000_000))
        of = str(data.get("of", ""))
        return Base(str(data["sheet"]), list(data["keys"]), dict(data["rows"]), of)
    except (ValueError, KeyError, TypeError, zlib.error):
        return None


def _json(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except ValueError:
        return {}
    return dict(data) if isinstance(data, Mapping) else {}
