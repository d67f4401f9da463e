"""The two example rows of a template: written in three languages, ignored when they come back."""

from __future__ import annotations

from collections.abc import Mapping

from artisanest_desktop.exchange.identity import Identity
from artisanest_desktop.exchange.tables import Aside
from artisanest_desktop.exchange.understanding import Understood
from artisanest_desktop.i18n import _
from artisanest_desktop.rules import Stored

Example = Mapping[str, Stored]

EXAMPLES: dict[str, tuple[Example, Example]] = {
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
}
#: Rows of a template bear these instead of an identity.
UIDS = ("example-1", "example-2")
_NAMES = ("family_name", "given_name", "family_name_ar", "given_name_ar", "name", "name_ar")


def leave_out(found: Understood, identity: Identity | None) -> None:
    """Take example rows out of a template that came back, unless someone wrote over them."""
    if identity is None or identity.kind != "template":
        return
    shown = [_names(e) for e in EXAMPLES.get(found.register.key, ())]
    kept = []
    for line in found.lines:
        if _names(line.fields) in shown:
            reason = _("An example of the template.")
            found.table.aside.append(Aside(line.row, "", reason))
            continue
        line.uid = "" if line.uid in UIDS else line.uid
        kept.append(line)
    found.lines[:] = kept


def _names(fields: Example) -> dict[str, Stored]:
    return {k: fields[k] for k in _NAMES if fields.get(k)}
