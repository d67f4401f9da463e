"""An attendance sheet that came back as a workbook, unfolded into a sheet of participants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from artisanest_desktop.exchange.attendance import BEFORE, SHOWN
from artisanest_desktop.exchange.book import Book, Sheet, blank
from artisanest_desktop.exchange.headers import IDENTITY_HEADER
from artisanest_desktop.exchange.identity import Base, Identity
from artisanest_desktop.exchange.linesheets import as_sheet, mark_label
from artisanest_desktop.i18n import Language
from artisanest_desktop.store import Store

_KEYS = ("name", "name_ar", "organisation")


def unfold(book: Book, ours: Identity, store: Store, lang: Language) -> Book:
    """The sheet as one of participants: who has a name is known by the hidden identity, else by
    the number of the edition; whoever was written on a blank line comes as somebody new."""
    base, shown = ours.bases.get("participant"), ours.bases.get(SHOWN)
    found = _sheet(book)
    if base is None or shown is None or found is None:
        return book
    sheet, head = found
    session = str(ours.facts.get("session") or "")
    places = len(ours.order("participant", session))
    fields = as_sheet(store.registers, store.registers["participant"], max(places, 1))
    labels = [lang(fields[key].label) for key in ("session", *_KEYS)]
    labels += [lang(mark_label(n)) for n in range(1, places + 1)]
    rows: list[list[Any]] = [[""] * (len(labels) + 1) for _row in sheet.rows]
    rows[head] = [*labels, IDENTITY_HEADER]
    code = lang.terms.called("session", session, lang.code)
    header = list(sheet.rows[head])
    at_uid = header.index(IDENTITY_HEADER) if IDENTITY_HEADER in header else -1
    numbers = {str(values[0]): uid for uid, values in shown.rows.items()}
    taken: set[str] = set()
    for index in range(head + 1, len(sheet.rows)):
        cells = [*sheet.rows[index], *[""] * (BEFORE + places)]
        said, marks = cells[1:BEFORE], cells[BEFORE : BEFORE + places]
        uid = _whose(cells, at_uid, numbers, base, said)
        if uid in taken or all(map(blank, (*said, *marks))):
            continue
        if uid:
            taken.add(uid)
            said = _changed(said, uid, base, shown)
        rows[index] = [code, *said, *marks, uid]
    made = Sheet(base.sheet, rows, sheet.top, 1)
    others = [replace(s, visible=False) for s in book.sheets if s is not sheet]
    return replace(book, sheets=[made, *others])


def _sheet(book: Book) -> tuple[Sheet, int] | None:
    """The sheet and the row of its header: where the identities are, or three of its columns."""
    for sheet in book.visible:
        for at, row in enumerate(sheet.rows[:20]):
            if IDENTITY_HEADER in row:
                return sheet, at
    return None


def _whose(
    cells: Sequence[Any], at_uid: int, numbers: Mapping[str, str], base: Base, said: Sequence[Any]
) -> str:
    """The participant of a row; empty for somebody new. A hidden cell that was emptied is known
    by its number as long as the name is still the same."""
    uid = str(cells[at_uid]).strip() if 0 <= at_uid < len(cells) else ""
    if uid in base.rows:
        return uid
    number = str(cells[0]).strip().removesuffix(".0")
    known = numbers.get(number, "")
    names = [base.value(known, key) or "" for key in ("name", "name_ar")]
    return known if known and [str(x).strip() for x in said[:2]] == names else ""


def _changed(said: Sequence[Any], uid: str, base: Base, shown: Base) -> list[Any]:
    """What of a person's cells is not what stood there when the sheet left."""
    stood = [base.value(uid, "name"), base.value(uid, "name_ar"), shown.value(uid, "organisation")]
    return [
        "" if str(cell).strip() == (was or "") else cell
        for cell, was in zip(said, stood, strict=True)
    ]

