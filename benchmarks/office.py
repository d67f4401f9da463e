"""An invented office that has kept everything for twenty years, in one store."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.people import COMMUNES, people

if TYPE_CHECKING:
    from artisanest_desktop.store.transaction import Transaction

MEMBERS, PRODUCTS, SESSIONS = 50_000, 10_000, 2_000
#: Half-days of a session, and people in each: 200,000 attendances in all.
SLOTS, SEATS = 2, 50
PARTNERS = 200

_GOODS = (("Tapis noué", "زربية"), ("Couverture", "حنبل"), ("Coussin brodé", "وسادة مطرزة"),
          ("Djellaba", "جلابة"), ("Théière en terre", "إبريق"))  # fmt: skip
_TITLES = (
    ("Calcul du prix de revient", "حساب التكلفة"),
    ("Teinture naturelle", "الصباغة الطبيعية"),
    ("Photographier ses produits", "تصوير المنتوجات"),
    ("Rencontre LinkUp", "لقاء LinkUp"),
)
_MARKS = ("present", "present", "present", "late", "absent", "excused")


def filled_office(path: Path) -> None:
    """A store at ``path`` with the design's largest figures in all registers at once."""
    from artisanest_desktop.i18n import _
    from artisanest_desktop.store import Store

    chance = random.Random(2)
    with (
        Store.open(path, path.parent / "profile") as store,
        store.transaction(_("Import %(name)s") % {"name": "bench"}, kind="import") as t,
    ):
        t.create("cooperative", {"name": "Coopérative Tifawin"})
        members = t.bulk_create("member", people(MEMBERS))
        partners = t.bulk_create(
            "partner", [{"name": f"Fondation {n}", "kind": "foundation"} for n in range(PARTNERS)]
        )
        _products(t, members, chance)
        _sessions(t, members, partners, chance)


def _products(t: Transaction, members: Sequence[str], chance: random.Random) -> None:
    products = t.bulk_create("product", [_product(n, chance) for n in range(PRODUCTS)])
    t.bulk_create("maker", [{"product": p, "member": chance.choice(members)} for p in products])
    t.bulk_create("material", [line for p in products for line in _materials(p, chance)])
    t.bulk_create("work", [line for p in products for line in _works(p, chance)])


def _product(n: int, chance: random.Random) -> dict[str, Any]:
    name, arabic = chance.choice(_GOODS)
    return {
        "name": f"{name} {n % 613}",
        "name_ar": f"{arabic} {n % 613}",
        "trade": chance.choice(("TX03", "TX10", "FO01")),
        "family": "maison",
        "state": chance.choice(("in_stock", "to_order", "ended")),
        "stock": str(chance.randint(0, 20)),
        "minimum": "2",
        "overheads": "10",
        "part": "10",
        "margin": "20",
        "price": chance.randint(100, 900) * 100,
        "costed_on": "2026-02-01",
    }


def _materials(product: str, chance: random.Random) -> Iterator[dict[str, Any]]:
    for rank, name in enumerate(("laine", "teinture", "trame")):
        price = chance.randint(10, 90) * 100
        yield {"product": product, "rank": f"a{rank}", "name": name, "quantity": "2.5",
               "unit": "kg", "unit_price": price}  # fmt: skip


def _works(product: str, chance: random.Random) -> Iterator[dict[str, Any]]:
    for rank, step in enumerate(("filage", "tissage")):
        hours = str(chance.randint(3, 40))
        yield {"product": product, "rank": f"a{rank}", "step": step, "hours": hours}


def _sessions(
    t: Transaction, members: Sequence[str], partners: Sequence[str], chance: random.Random
) -> None:
    sessions = t.bulk_create("session", [_session(n, chance) for n in range(SESSIONS)])
    days = [f"{chance.randint(2006, 2026)}-{chance.randint(1, 12):02d}-12" for _s in sessions]
    hours = (("09:00", "12:00"), ("14:00", "17:00"))
    slots = t.bulk_create("slot", [
        {"session": s, "date": day, "start": start, "end": end}
        for s, day in zip(sessions, days, strict=True) for start, end in hours
    ])  # fmt: skip
    seated = t.bulk_create("participant", [
        {"session": s, "member": member, "rank": f"a{n:02d}"}
        for s in sessions for n, member in enumerate(chance.sample(members, SEATS))
    ])  # fmt: skip
    t.bulk_create("attendance", [
        {"participant": p, "slot": slot, "mark": chance.choice(_MARKS)}
        for n, p in enumerate(seated)
        for slot in slots[SLOTS * (n // SEATS):][:SLOTS]
    ])  # fmt: skip
    t.bulk_create("commitment", [
        {"session": s, "what": "prêter une salle", "partner": chance.choice(partners),
         "due": f"{day[:4]}-12-01", "state": chance.choice(("open", "kept", "kept"))}
        for s, day in zip(sessions, days, strict=True)
    ])  # fmt: skip


def _session(n: int, chance: random.Random) -> dict[str, Any]:
    title, arabic = chance.choice(_TITLES)
    return {
        "title": f"{title} {n % 97}",
        "title_ar": f"{arabic} {n % 97}",
        "kind": chance.choice(("training", "workshop", "linkup")),
        "state": "held",
        "commune": chance.choice(COMMUNES),
        "place": "maison de la femme",
    }
