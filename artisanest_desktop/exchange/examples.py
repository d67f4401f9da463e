"""The example rows of a template: in two scripts, and ignored when they come back."""

from __future__ import annotations

from collections.abc import Mapping

from artisanest_desktop.exchange.identity import Identity
from artisanest_desktop.exchange.layout import Aside
from artisanest_desktop.exchange.linesheets import MARK, mark_place
from artisanest_desktop.exchange.rows import Line
from artisanest_desktop.exchange.understanding import Understood
from artisanest_desktop.i18n import _
from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import Name, Reference, Stored

Example = Mapping[str, Stored]

#: The record that the examples of lines belong to.
FIRST = "example-1"
#: By register. A reference to ``FIRST`` is shown as the name of that example.
EXAMPLES: dict[str, tuple[Example, ...]] = {
    "member": (
        {
            "family_name": "Exemple",
            "given_name": "Fatima",
            "family_name_ar": "مثال",
            "given_name_ar": "فاطمة",
            "sex": "F",
            "birth": "1987-04-23",
            "phone": "+212612345678",
            "douar": "Oulad Imloul",
            "trade": "TX03",
            "level": "artisan",
            "role": "president",
            "joined": "2019-03-10",
            "state": "active",
            "shares": 5,
            "paid_in": 50000,
        },
        {
            "family_name_ar": "مثال",
            "given_name_ar": "حسن",
            "sex": "M",
            "birth": "1961",
            "douar": "Lahlalma",
            "trade": "PF02",
            "joined": "2021",
            "state": "active",
            "shares": 1,
        },
    ),
    "cooperative": (
        {
            "name": "Exemple Tifawin",
            "name_ar": "مثال تيفاوين",
            "founded": "2015-06-02",
            "phone": "+212524000000",
            "share_value": 10000,
        },
        {"name": "Exemple Azetta", "name_ar": "مثال أزطا", "founded": "2018-01-15"},
    ),
    "product": (
        {
            "name": "Exemple Tapis 2 × 3",
            "name_ar": "مثال زربية",
            "trade": "TX03",
            "state": "in_stock",
            "price": 240000,
            "stock": "2",
            "minimum": "1",
            "unit": "pc",
        },
        {"name": "Exemple Panier", "name_ar": "مثال سلة", "trade": "PF02", "state": "to_order"},
    ),
    "maker": ({"product": FIRST, "member": FIRST, "share": "100"},),
    "material": (
        {"product": FIRST, "name": "Laine", "quantity": "12", "unit": "kg", "unit_price": 6500},
    ),
    "work": ({"product": FIRST, "step": "Tissage", "hours": "60"},),
    "certificate": ({"product": FIRST, "name": "Label", "expires_on": "2027-12-31"},),
    "session": (
        {
            "title": "Exemple Teinture naturelle",
            "title_ar": "مثال الصباغة الطبيعية",
            "kind": "training",
            "state": "planned",
            "place": "Siège",
        },
        {"title": "Exemple Rencontre", "title_ar": "مثال لقاء", "kind": "linkup"},
    ),
    "slot": (
        {"session": FIRST, "date": "2026-03-02", "start": "09:00", "end": "12:30"},
        {"session": FIRST, "date": "2026-03-02", "start": "14:00", "end": "17:00"},
    ),
    "participant": (
        {"session": FIRST, "member": FIRST, f"{MARK}1": "present", f"{MARK}2": "late 15"},
        {
            "session": FIRST,
            "name": "Exemple Itto",
            "sex": "F",
            "organisation": "Dar Taliba",
            f"{MARK}1": "present",
            f"{MARK}2": "absent",
        },
    ),
    "session_partner": ({"session": FIRST, "partner": FIRST, "role": "host"},),
    "invited": ({"session": FIRST, "cooperative": FIRST, "expected": 5},),
    "commitment": ({"session": FIRST, "partner": FIRST, "what": "Exemple", "due": "2026-12-01"},),
    "evaluation_question": ({"session": FIRST, "words": "Exemple", "words_ar": "مثال"},),
    "evaluation": ({"session": FIRST, "form": 1, "answers": "5"},),
    "project": (
        {
            "title": "Exemple Atelier commun",
            "title_ar": "مثال ورشة مشتركة",
            "kind": "pilot",
            "from_date": "2026-10-01",
        },
        {"title": "Exemple Échange", "title_ar": "مثال تبادل", "kind": "exchange"},
    ),
    "step": ({"project": FIRST, "what": "Exemple", "due": "2026-12-01"},),
    "project_partner": ({"project": FIRST, "partner": FIRST, "role": "host"},),
    "project_cooperative": ({"project": FIRST, "cooperative": FIRST, "part": "Exemple"},),
    "indicator": ({"project": FIRST, "what": "Exemple", "baseline": "0", "target": "20"},),
    "partner": (
        {
            "name": "Exemple Dar Taliba",
            "name_ar": "مثال دار الطالبة",
            "kind": "school",
            "city": "Ben Guerir",
            "country": "Maroc",
        },
        {"name": "Exemple Fondation", "name_ar": "مثال مؤسسة", "kind": "foundation"},
    ),
    "contact": ({"partner": FIRST, "name": "Exemple Sanae", "job": "directrice"},),
}
#: Rows of a template bear these instead of an identity.
UIDS = (FIRST, "example-2")


def leave_out(found: Understood, identity: Identity | None) -> None:
    """Take example rows out of a template that came back, unless someone wrote over them."""
    if identity is None or (identity.kind != "template" and identity.bases):
        return
    register = found.register
    shown = [_telling(register, e) for e in EXAMPLES.get(register.key, ())]
    kept = []
    for line in found.lines:
        if _is_example(register, line) and _telling(register, line.fields) in shown:
            reason = _("An example of the template.")
            found.table.aside.append(Aside(line.row, "", reason))
            continue
        line.uid = "" if line.uid in UIDS else line.uid
        kept.append(line)
    found.lines[:] = kept


def _telling(register: Register, fields: Example) -> dict[str, Stored]:
    """What makes an example known again: its names, of a line whatever is no reference."""
    declared = (f for f in register.fields if fields.get(f.key))
    lines = register.parent is not None
    return {
        f.key: fields[f.key]
        for f in declared
        if (lines and not isinstance(f.kind, Reference) and not mark_place(f.key))
        or (not lines and isinstance(f.kind, Name))
    }


def _is_example(register: Register, line: Line) -> bool:
    """Of lines only one with that identity, and that means no record: examples never do."""
    if register.parent is None:
        return True
    references = (f.key for f in register.fields if isinstance(f.kind, Reference))
    return line.uid in UIDS and not any(line.fields.get(key) for key in references)
