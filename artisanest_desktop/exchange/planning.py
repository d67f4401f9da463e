"""A file and a store → a plan: read, understand, compare."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from artisanest_desktop.exchange import examples, identity, reading
from artisanest_desktop.exchange.book import Book, Progress, Sheet, many_objects, tick
from artisanest_desktop.exchange.comparing import compare
from artisanest_desktop.exchange.guarding import Unreadable
from artisanest_desktop.exchange.headers import KEEP_NOTE, KEEP_OWN, Matcher
from artisanest_desktop.exchange.plan import LeftAside, Plan
from artisanest_desktop.exchange.tables import find_header
from artisanest_desktop.exchange.understanding import Understood, understand
from artisanest_desktop.i18n import LANGUAGES, Msg, _, n_
from artisanest_desktop.model.fields import Register
from artisanest_desktop.store import Store, documents
from artisanest_desktop.store.errors import Refusal

#: The registers that people keep as lists; tried in this order when nobody says which.
RECEIVED = ("member", "cooperative")
_CLEARLY = 2
#: Where the store keeps what a person made of the columns of a file.
REMEMBERED = "import.columns"


def plan_file(
    store: Store,
    path: str | Path,
    lang: str,
    register: str | None = None,
    sheet: str | None = None,
    mapping: Mapping[int, str] | None = None,
    progress: Progress | None = None,
    today: dt.date | None = None,
) -> Plan:
    """What a file would bring. ``mapping`` is what a person made of some columns: index from 0
    to a field's key, ``""`` (leave out), ``"~own"`` (a field of one's own) or ``"~note"``.
    Refusal when the file cannot be read; nothing is written in any case."""
    try:
        book = reading.read(path, progress)
    except Unreadable as why:
        raise Refusal(why.message) from why
    tick(progress, 10)
    return plan_book(store, book, lang, register, sheet, mapping, progress, today)


def plan_book(
    store: Store,
    book: Book,
    lang: str,
    register: str | None = None,
    sheet: str | None = None,
    mapping: Mapping[int, str] | None = None,
    progress: Progress | None = None,
    today: dt.date | None = None,
) -> Plan:
    """The same for a file that has been read."""
    with many_objects():
        return _plan(store, book, lang, register, sheet, mapping, progress, today)


def _plan(
    store: Store,
    book: Book,
    lang: str,
    register: str | None,
    sheet: str | None,
    mapping: Mapping[int, str] | None,
    progress: Progress | None,
    today: dt.date | None,
) -> Plan:
    ours = identity.recognise(book)
    place = _choose(store, book, ours, register, sheet)
    reader = store.language(ours.lang if ours and ours.lang in LANGUAGES else lang)
    remembered = store.setting(REMEMBERED, {}).get(place.register.key, {})
    found = understand(
        place.sheet,
        place.register,
        reader,
        today or store.clock.today(),
        mapping,
        remembered,
        book.date1904,
        ours.bases.get(place.register.key) if ours else None,
    )
    examples.leave_out(found, ours)
    tick(progress, 50)
    compared = compare(store, found, book.sha256, ours, reader)
    tick(progress, 95)
    aside = [LeftAside(a.row, a.text, a.reason) for a in found.table.aside]
    return Plan(
        register=place.register.key,
        lang=lang,
        name=book.name,
        path=book.path,
        sha256=book.sha256,
        sheet=place.sheet.name,
        sheets=[s.name for s in book.visible],
        header=place.sheet.number(found.table.header),
        columns=found.columns,
        rows=compared.rows,
        aside=aside,
        duplicates=compared.duplicates,
        notes=_notes(store, book, ours, found),
        shape=found.shape,
        seen=documents.state(store),
        document=ours.document if ours else "",
        corrected=mapping is not None,
        new_fields=found.new_fields,
    )


@dataclass(slots=True)
class _Place:
    sheet: Sheet
    register: Register


def _choose(
    store: Store, book: Book, ours: identity.Identity | None, register: str | None, name: str | None
) -> _Place:
    """The sheet and register that are meant, or that fit best."""
    sheets = [s for s in book.visible if name is None or s.name == name]
    if not sheets:
        text = _("“%(name)s” has no sheet with a list in it: nothing was changed.")
        raise Refusal(text % {"name": book.name})
    keys = [register] if register else [k for k in RECEIVED if k in store.registers]
    if ours is not None:
        for key in keys:
            base = ours.bases.get(key)
            for sheet in sheets:
                if base is not None and base.sheet == sheet.name:
                    return _Place(sheet, store.registers[key])
    best, score = _Place(sheets[0], store.registers[keys[0]]), 0.0
    for key in keys:
        matcher = Matcher(store.registers[key])
        for sheet in sheets:
            fits = find_header(sheet, matcher)[1]
            # People come first: another register must fit clearly better than they do.
            if fits > (score if key == best.register.key else score * _CLEARLY):
                best, score = _Place(sheet, store.registers[key]), fits
    return best


def _notes(
    store: Store, book: Book, ours: identity.Identity | None, found: Understood
) -> list[Msg]:
    """What the person should know about the file as a whole."""
    notes = []
    hidden = [s.name for s in book.hidden if s.name != identity.SHEET and not _is_ours(s.name)]
    if hidden:
        count = len(hidden)
        text = n_("%(n)s hidden sheet was not read.", "%(n)s hidden sheets were not read.", count)
        notes.append(text)
    if ours is not None and ours.kind == "export":
        key = found.register.key
        if key not in ours.bases:
            notes.append(
                _(
                    "This file was made by this program, but the values it left with are lost: "
                    "it is compared with what is here now."
                )
            )
        elif not any(d.uid == ours.document for d in documents.documents(store)):
            notes.append(_("This file was made by this program, from another file than this one."))
    return notes


def _is_ours(name: str) -> bool:
    return name.startswith("_artisanest")


def remember(store: Store, plan: Plan) -> None:
    """Keep what a person made of the columns, for the next file of this shape."""
    from artisanest_desktop.i18n import fold

    kept = store.setting(REMEMBERED, {})
    shapes = kept.setdefault(plan.register, {})
    shapes[plan.shape] = {fold(c.header): c.target for c in plan.columns if c.header}
    store.set_setting(REMEMBERED, kept)


def targets(register: Register) -> Sequence[str]:
    """All that a person may make of a column, in the order of the form."""
    fields = [f.key for f in register.fields if f.compute is None and f.kind.key != "photo"]
    return ["", KEEP_OWN, KEEP_NOTE, *fields]
