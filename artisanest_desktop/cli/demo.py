"""The main job in a minute and without a window, on an example, in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from artisanest_desktop import exchange
from artisanest_desktop.cli import plans
from artisanest_desktop.example import fill as example
from artisanest_desktop.i18n import Amount, Language, Msg, _
from artisanest_desktop.store import Refusal, Store


def run(folder: Path, lang: Language) -> int:
    """Make the example, send it, change a copy as a colleague would, bring it back, undo it."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        text = _("“%(folder)s” is not an empty folder: name a new one for the example.")
        raise Refusal(text % {"folder": str(folder)})
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = _("The folder “%(folder)s” cannot be made here.")
        raise Refusal(text % {"folder": str(folder)}) from error
    with Store.open(folder / "tifawin.artisanest", folder / "profile") as store:
        _steps(store, folder, store.language(lang.code))
    print()
    print(lang(_("The files of this example:")))
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        print(f"  {path}")
    return 0


def _steps(store: Store, folder: Path, lang: Language) -> None:
    example(store)
    register = store.registers["member"]
    _tell(lang, 1, _("A cooperative is made up, with its members."), store)
    for words in (_of_a_product(store, lang), _of_a_session(store, lang)):
        print(f"   {lang(words)}")
    sent = exchange.export(store, "member", folder / _name(lang(_("members"))), lang.code)
    exchange.template(store, "member", folder / _name(lang(_("template"))), lang.code)
    _tell(lang, 2, _("Its list is written to a workbook, to be sent: %(file)s"), store, sent.path)
    back = folder / _name(lang(_("members, come back")))
    as_a_colleague(store, sent.path, back, lang)
    _tell(lang, 3, _("A colleague changes a copy of it and sends it back: %(file)s"), store, back)
    found = exchange.receive_file(store, back, lang.code)
    _tell(lang, 4, _("This is what bringing it back would change:"), store)
    print(plans.as_text(store, found, lang))
    done = exchange.apply(store, found)
    _tell(lang, 5, _("Applied, after a safety copy: %(file)s"), store, done.backup)
    assert done.txn is not None and register.count is not None
    store.undo(done.txn)
    left = exchange.receive_file(store, sent.path, lang.code)
    assert left.writes == 0
    _tell(lang, 6, _("Undone: everything is as it was before."), store)


def _of_a_product(store: Store, lang: Language) -> Msg:
    """The one whose price pays an hour the least: its price sheet says so."""
    product, shown = min(_worked_out(store, "product", "hourly"), key=lambda found: found[1])
    money = {k: Amount(v) for k, v in _computed(store, "product", product, "cost", "floor").items()}
    text = _(
        "“%(name)s” costs %(cost)s and is sold at %(price)s: an hour of work is paid %(hourly)s. "
        "Its floor price is %(floor)s."
    )
    name = store.name_of("product", product, lang.code)
    rest = {"name": name, "price": Amount(product["price"]), "hourly": Amount(shown)}
    return text % {**money, **rest}


def _of_a_session(store: Store, lang: Language) -> Msg:
    """The one with the most hours of people."""
    hours = _worked_out(store, "session", "person_hours")
    session, most = max(hours, key=lambda found: float(found[1]))
    counts = _computed(store, "session", session, "people", "women", "rate")
    text = _(
        "“%(title)s”: %(people)s people came, %(women)s of them women, %(hours)s person-hours; "
        "%(rate)s of a hundred marks are presences."
    )
    title = store.name_of("session", session, lang.code)
    return text % {**counts, "title": title, "hours": lang.number(most)}


def _worked_out(store: Store, register: str, key: str) -> list[tuple[dict[str, Any], Any]]:
    """The records of which a computed field says something, with what it says."""
    uids = [str(store.row_uid(register, row)) for row in store.find(register)]
    records = store.get_many(register, uids).values()
    pairs = [(r, _computed(store, register, r, key)[key]) for r in records]
    return [(record, value) for record, value in pairs if value is not None]


def _computed(store: Store, register: str, record: dict[str, Any], *keys: str) -> dict[str, Any]:
    fields, context = store.registers[register].by_key, store.reader()
    found = {}
    for key in keys:
        compute = fields[key].compute
        assert compute is not None
        found[key] = compute(record, context)
    return found


def _tell(lang: Language, step: int, text: Msg, store: Store, file: Any = None) -> None:
    count = store.registers["member"].count
    words = lang(text % {"file": str(file)}) if file is not None else lang(text)
    assert count is not None
    print(f"\n{step}. {words} ({lang(count(store.count('member')))})")


def _name(words: str) -> str:
    return f"{words}.xlsx".replace("\u2068", "").replace("\u2069", "")


def as_a_colleague(store: Store, sent: Path, back: Path, lang: Language) -> None:
    """Two phones corrected, a name completed, a new member below: in Excel, by hand."""
    import openpyxl

    book = openpyxl.load_workbook(sent)
    sheet = book.worksheets[0]
    register = store.registers["member"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    at = {key: columns[lang(register[key].label)] for key in _TOUCHED}
    sheet.cell(3, at["phone"]).value = "0708441900"
    sheet.cell(7, at["phone"]).value = 655121810
    sheet.cell(9, at["douar"]).value = "Lahlalma"
    new = sheet.max_row + 1
    for key, value in _NEW_MEMBER.items():
        sheet.cell(new, at[key]).value = value
    book.save(back)


_TOUCHED = ("phone", "douar", "family_name", "given_name", "birth", "joined")
_NEW_MEMBER = {
    "family_name": "Aouad",
    "given_name": "Hafsa",
    "phone": "06 12 00 34 56",
    "birth": 1994,
    "joined": "3 avril 2026",
}
