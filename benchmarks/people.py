"""Invented members in any number, the same for everybody who runs the benchmark."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

FAMILY = (
    ("El Amrani", "العمراني"), ("Benali", "بنعلي"), ("Oulad Hmad", "أولاد احماد"),
    ("Aït Taleb", "آيت الطالب"), ("Sabiri", "الصابيري"), ("Errami", "الرامي"),
    ("Daoudi", "الداودي"), ("Assali", "العسالي"), ("Bahi", "الباهي"), ("Mansouri", "المنصوري"),
)  # fmt: skip
GIVEN = (
    ("Fatima Zahra", "فاطمة الزهراء"), ("Khadija", "خديجة"), ("Mbarka", "مباركة"),
    ("Rkia", "رقية"), ("Hajiba", "حجيبة"), ("Naïma", "نعيمة"), ("Latifa", "لطيفة"),
    ("Saadia", "سعدية"), ("Zineb", "زينب"), ("Halima", "حليمة"),
)  # fmt: skip
COMMUNES = ("07.427.07.05", "07.427.07.23", "07.427.01.01", "07.427.09.15", "07.427.07.07")
TRADES = ("TX03", "TX10", "FO01", "CP01", "TX14", "PF02")
STATES = ("active", "active", "active", "candidate", "withdrawn")


def people(count: int, seed: int = 1) -> list[dict[str, Any]]:
    """Members as the store holds them, 18 fields each."""
    chance = random.Random(seed)
    found = []
    for n in range(count):
        family, given = chance.choice(FAMILY), chance.choice(GIVEN)
        found.append(
            {
                "family_name": f"{family[0]} {n % 977}",
                "given_name": given[0],
                "family_name_ar": family[1],
                "given_name_ar": given[1],
                "sex": "F",
                "birth": f"{chance.randint(1950, 2004)}-{chance.randint(1, 12):02d}-07",
                "national_id": f"EE{100000 + n}",
                "phone": f"+2126{10000000 + n}",
                "douar": f"Oulad Zerrad {n % 300}",
                "commune": chance.choice(COMMUNES),
                "trade": chance.choice(TRADES),
                "level": "artisan",
                "joined": f"{chance.randint(2005, 2025)}-03-12",
                "state": chance.choice(STATES),
                "shares": chance.randint(1, 9),
                "paid_in": chance.randint(1, 9) * 10000,
                "email": f"membre{n}@tifawin.ma",
                "notes": "voir avec la présidente",
            }
        )
    return found


def filled_store(path: Path, count: int) -> None:
    """A store with ``count`` members at ``path``."""
    from artisanest_desktop.i18n import _
    from artisanest_desktop.store import Store

    with Store.open(path, path.parent / "profile") as store:
        with store.transaction(_("Create the cooperative")) as t:
            t.create("cooperative", {"name": "Coopérative Tifawin"})
        with store.transaction(_("Import %(name)s") % {"name": "bench"}, kind="import") as t:
            t.bulk_create("member", people(count))
