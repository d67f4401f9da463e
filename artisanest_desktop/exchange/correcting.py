"""“These 14 cells, please”: a sheet of doubtful cells with an empty column for the answer, and its
way back: each answer goes to its field by the ordinary three-way path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from artisanest_desktop.exchange.book import Book, Sheet, blank
from artisanest_desktop.exchange.exporting import Errand, finish
from artisanest_desktop.exchange.files import write_workbook
from artisanest_desktop.exchange.headers import IDENTITY_HEADER
from artisanest_desktop.exchange.identity import Base, Identity
from artisanest_desktop.exchange.names import Names
from artisanest_desktop.exchange.plan import LeftAside
from artisanest_desktop.exchange.profiles import INSIDE
from artisanest_desktop.exchange.sheets import Lists, Styles, sheet_name
from artisanest_desktop.exchange.values import cell_value
from artisanest_desktop.i18n import Language, Msg, _, fold, n_
from artisanest_desktop.model import face
from artisanest_desktop.model.fields import Field
from artisanest_desktop.rules import Kind
from artisanest_desktop.store import Store, documents, schema
from artisanest_desktop.store.errors import Refusal
from artisanest_desktop.store.query import CHECK

KIND = "correction"
SHEET = _("Correction sheet")
_INTRO = _(
    "Please write the right value in the last column. If the value is right as it is, write “ok”. "
    "An empty answer changes nothing."
)
_HEADS = (_("Number"), _("Name"), _("What"), _("Value now"), _("Why"), _("Right value"))
#: Among the facts of a sheet: the identities of rows that are no record yet.
NOBODY_YET = "nobody"
#: Where the doubtful value stands, the answer, and what is hidden behind it.
_VALUE, _ANSWER, _KEY = 3, 5, 6
_HEADER = 2
_NOBODY = _(
    "The hidden cell that says whose this answer is was emptied: write it in the record by hand."
)
#: What people write when the value is right (folded).
_RIGHT = frozenset(
    (
        *("ok", "oui", "yes", "juste", "correct", "exact", "c est juste", "right", "idem"),
        *map(fold, ("صحيح", "نعم", "صحيحة", "مضبوط")),
    )
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """One cell to be asked about: whose, which field, why. Of a row that is nobody yet, ``told``
    is what its cells say and ``fields`` is what is known of it."""

    uid: str
    field: str
    why: Msg
    told: str = ""
    fields: Mapping[str, Any] | None = None


def doubts(
    store: Store,
    register: str,
    cooperative: str | None = None,
    uids: Iterable[str] | None = None,
    profile: str = INSIDE,
) -> list[Doubt]:
    """What is to check in the records of a register: all, those of a cooperative, or these."""
    declared = store.registers[register]
    where: dict[str, Any] = {CHECK: True}
    if cooperative and "cooperative" in declared.by_key and store.count("cooperative") > 1:
        where["cooperative"] = cooperative
    sort = [declared.order or (declared.sort[0], False)]
    found = [u for u, *_rest in store.window(register, store.find(register, where=where, sort=sort),
                                             ["number"] if declared.prefix else [])]  # fmt: skip
    if uids is not None:
        wanted = set(uids)
        found = [uid for uid in found if uid in wanted]
    return [
        Doubt(uid, key, finding.text)
        for uid in found
        for key, finding in store.findings(register, uid)
        if may_ask(declared.by_key.get(key), profile)
    ]


def still_there(store: Store, register: str, asked: Sequence[Doubt]) -> list[Doubt]:
    """Those whose record is on the list, or is still to come."""
    here = store.get_many(register, [d.uid for d in asked])
    on = {uid for uid, record in here.items() if not record["removed"]}
    return [d for d in asked if d.uid in on or (d.fields is not None and d.uid not in here)]


def may_ask(field: Field | None, profile: str = INSIDE) -> bool:
    """Only a field that is typed; what is private goes to those inside alone."""
    if field is None or field.compute is not None or field.kind.editor == "photo":
        return False
    return profile == INSIDE or not (field.private or field.masked)


# -- going out


def correction_sheet(
    store: Store,
    register: str,
    asked: Sequence[Doubt],
    path: str | Path,
    lang: str,
    errand: Errand | None = None,
) -> Path:
    """Write the sheet; Refusal when there is nothing to ask."""
    if not asked:
        raise Refusal(_("There is nothing to correct: no sheet was made."))
    reader = Names(store).language(lang)
    errand = errand or Errand(documents.leave(store))
    left = errand.document
    declared = store.registers[register]
    fields = _fields(store, register, asked)
    records = _records(store, register, asked)
    nobody = list(dict.fromkeys(d.uid for d in asked if d.fields is not None))
    facts = {"at": left.at, "stamp": left.stamp, "seen": dict(left.seen),
             "schema": schema.SCHEMA, NOBODY_YET: nobody, **errand.facts}  # fmt: skip
    name = sheet_name(reader(SHEET))
    rows = {uid: [record.get(f.key) for f in fields] for uid, record in records.items()}
    base = Base(name, [f.key for f in fields], rows)
    identity = Identity(left.uid, lang, KIND, facts, {register: base})

    def fill(workbook: Any) -> None:
        styles = Styles(workbook, reader)
        _write(workbook.add_worksheet(name), styles, reader, asked, records, declared)
        finish(workbook, Lists(workbook), identity)

    done = write_workbook(path, fill)
    private = sorted({d.field for d in asked if declared[d.field].private})
    about = {"kind": KIND, "lang": lang, "registers": [register], "profile": INSIDE,
             "private": private, "rows": {register: len(records)}, **errand.facts}  # fmt: skip
    documents.register_document(store, done.name, str(done.absolute()), about, left)
    return done


def _records(store: Store, register: str, asked: Sequence[Doubt]) -> dict[str, Mapping[str, Any]]:
    """The records that are asked about, also those that are none yet."""
    nobody = {d.uid: d.fields for d in asked if d.fields is not None}
    uids = [uid for uid in dict.fromkeys(d.uid for d in asked) if uid not in nobody]
    return {**store.get_many(register, uids), **nobody}


def _fields(store: Store, register: str, asked: Sequence[Doubt]) -> list[Field]:
    """What a record is called by, then what is asked, then what else is known of nobody."""
    declared = store.registers[register]
    keys = (["number"] if declared.prefix else []) + [*face.title_keys(declared)]
    keys += [d.field for d in asked]
    keys += [key for d in asked for key in d.fields or ()]
    return [declared[key] for key in dict.fromkeys(keys) if key in declared.by_key]


def _write(
    sheet: Any,
    styles: Styles,
    lang: Language,
    asked: Sequence[Doubt],
    records: Mapping[str, Any],
    declared: Any,
) -> None:
    if lang.rtl:
        sheet.right_to_left()
    plain = styles.make(num_format="@", text_wrap=True, valign="top")
    doubtful = styles.make(num_format="@", text_wrap=True, valign="top", bg_color="#FFF3D1")
    empty = styles.make(num_format="@", text_wrap=True, valign="top", border=1)
    sheet.merge_range(0, 0, 0, _ANSWER, lang(_INTRO), plain)
    sheet.set_row(0, 36)
    heads = [*(lang(h) for h in _HEADS), IDENTITY_HEADER]
    sheet.write_row(_HEADER, 0, heads, styles.header())
    for row, doubt in enumerate(asked, _HEADER + 1):
        record, field = records[doubt.uid], declared[doubt.field]
        cells = (record.get("number") or "", _called(doubt, record, declared, lang),
                 lang(field.label), _shown(field, record, lang), lang(doubt.why))  # fmt: skip
        for at, text in enumerate(cells):
            sheet.write_string(row, at, text, doubtful if at == _VALUE else plain)
        sheet.write_blank(row, _ANSWER, None, empty)
        sheet.write_string(row, _KEY, f"{doubt.uid}/{doubt.field}", plain)
    for at, width in enumerate((10, 26, 20, 22, 44, 26)):
        sheet.set_column(at, at, width)
    sheet.set_column(_KEY, _KEY, 38, plain, {"hidden": True})
    sheet.freeze_panes(_HEADER + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _called(doubt: Doubt, record: Mapping[str, Any], declared: Any, lang: Language) -> str:
    """Its name; of a row that has none yet, what its cells say."""
    return doubt.told or str(declared.title(record, lang.code))


def _shown(field: Field, record: Mapping[str, Any], lang: Language) -> str:
    """The value as it is read; a masked one stays masked."""
    return face.words(field, record.get(field.key), lang, record)


def as_text(store: Store, register: str, asked: Sequence[Doubt], code: str) -> str:
    """The same for a message: a line for each cell, numbered."""
    lang, declared = store.language(code), store.registers[register]
    records = _records(store, register, asked)
    head = n_("Please give us the right value of this cell:",
              "Please give us the right values of these %(n)s cells:", len(asked))  # fmt: skip
    lines = [lang(_("Hello,")), lang(head)]
    for n, doubt in enumerate(asked, 1):
        record, field = records[doubt.uid], declared[doubt.field]
        value = _shown(field, record, lang) or "—"
        who = " ".join(filter(None, (record.get("number"), _called(doubt, record, declared, lang))))
        words = {"n": str(n), "who": who, "field": field.label, "value": value, "why": doubt.why}
        lines.append(lang(_("%(n)s. %(who)s – %(field)s: %(value)s – %(why)s") % words))
    return "\n".join([*lines, lang(_("Thank you."))])


# -- coming back


def unfold(
    book: Book, ours: Identity, store: Store, lang: Language
) -> tuple[Book, list[Msg], list[LeftAside]]:
    """A correction sheet that came back as the sheet of its register: a row for each record, in
    the row of its first answer, with the answers in their columns and the rest as it left; and the
    answers of which nothing says any more whose they are."""
    register = next(iter(ours.bases), "")
    if register not in store.registers:
        return book, [], []
    base, declared = ours.bases[register], store.registers[register]
    fields = [declared[k] for k in base.keys if k in declared.by_key]
    sheet = next((s for s in book.visible if _header(s) is not None), None)
    if sheet is None:
        return book, [], []
    head = _header(sheet) or 0
    at_key = list(sheet.rows[head]).index(IDENTITY_HEADER)
    at_answer = _answer_column(sheet.rows[head], at_key)
    rows: list[list[Any]] = [[""] * (len(fields) + 1) for _row in sheet.rows]
    rows[head] = [*(lang(f.label) for f in fields), IDENTITY_HEADER]
    made: dict[str, list[Any]] = {}
    nobody = frozenset(ours.facts.get(NOBODY_YET) or ())
    right, lost = 0, []
    for index, row in enumerate(sheet.rows[head + 1 :], head + 1):
        uid, _slash, key = str(row[at_key] if at_key < len(row) else "").partition("/")
        answer = row[at_answer] if at_answer < len(row) else ""
        if uid not in base.rows or key not in base.keys:
            if not blank(answer):
                told = " · ".join(str(cell) for cell in row[: at_answer + 1] if not blank(cell))
                lost.append(LeftAside(sheet.number(index), told, _NOBODY, sheet.name))
            continue
        if uid in nobody and blank(answer):
            continue  # still nobody
        if uid not in made:
            made[uid] = rows[index] = [*_as_left(fields, base, uid, lang), uid]
        if _says_right(answer, declared[key].kind):
            right += 1
        elif not blank(answer):
            made[uid][[f.key for f in fields].index(key)] = answer
    notes = [_confirmed(right)] if right else []
    plain = Sheet(base.sheet, rows, sheet.top, 1)
    others = [s for s in book.sheets if s is not sheet]
    return replace(book, sheets=[plain, *(replace(s, visible=False) for s in others)]), notes, lost


def _header(sheet: Sheet) -> int | None:
    return next((at for at, row in enumerate(sheet.rows[:20]) if IDENTITY_HEADER in row), None)


def _answer_column(header: Sequence[Any], at_key: int) -> int:
    """By its name in any language, else the one before the identities."""
    words = {fold(Language(code)(_HEADS[_ANSWER])) for code in ("fr", "ar", "en")}
    named = (at for at, cell in enumerate(header) if fold(str(cell)) in words)
    return next(named, max(at_key - 1, 0))


def _as_left(fields: Sequence[Field], base: Base, uid: str, lang: Language) -> list[Any]:
    values = [base.value(uid, f.key) for f in fields]
    return [
        "" if v in (None, "") else cell_value(f, v, lang)
        for f, v in zip(fields, values, strict=True)
    ]


def _says_right(answer: Any, kind: Kind) -> bool:
    """Whether an answer is that the value is right; of a yes or no it is the value itself."""
    return isinstance(answer, str) and fold(answer) in _RIGHT and kind.editor != "yes_no"


def _confirmed(n: int) -> Msg:
    return n_("%(n)s value was confirmed as it is.", "%(n)s values were confirmed as they are.", n)
