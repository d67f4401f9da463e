"""Something in every register, with lines, for workbooks that hold everything."""

from __future__ import annotations

from typing import Any

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store


def fill(store: Store, people: list[str]) -> dict[str, list[str]]:
    """Two products, two sessions, two partners and a cooperative, beside these members."""
    made: dict[str, list[str]] = {"member": people}
    with store.transaction(_("Everything")) as t:

        def new(register: str, **values: Any) -> str:
            uid = t.create(register, values)
            made.setdefault(register, []).append(uid)
            return uid

        house = new("cooperative", name="Tifawin", name_ar="تيفاوين")
        school = new("partner", name="Dar Taliba", kind="school", city="Kénitra")
        fund = new("partner", name="Fondation Amal", name_ar="مؤسسة أمل", kind="foundation")
        new("contact", partner=school, name="Sanae Alami", phone="+212661208814", rank="b")
        new("contact", partner=school, name_ar="كريمة", job="directrice", rank="c")
        rug = new("product", name="Tapis Azilal", name_ar="زربية", price=240000, stock="2")
        bag = new("product", name="Sac en raphia", state="idea")
        for at, member in enumerate(people[:2]):
            new("maker", product=rug, member=member, share="50", rank="bc"[at])
        new("material", product=rug, name="Laine", quantity="2.5", unit_price=8000, rank="b")
        new("material", product=rug, name="=1+1", quantity="1", unit_price=150, rank="c")
        new("work", product=rug, step="Tissage", hours="60", member=people[0], rank="b")
        new("certificate", product=bag, name="Label", number="12", expires_on="2027-01-31")
        joint = new("project", title="Atelier commun", kind="pilot", budget=2_000_000)
        new("step", project=joint, what="Trouver un local", due="2026-04-01", rank="b")
        new("project_partner", project=joint, partner=school, role="host", rank="b")
        new("project_cooperative", project=joint, cooperative=house, part="Tissage")
        new("indicator", project=joint, what="Femmes formées", target="20", rank="b")
        for title, days in (("Teinture", 3), ("Prix", 1)):
            session = new("session", title=title, kind="training", state="held", project=joint)
            slots = [
                new("slot", session=session, date=f"2026-03-0{day}", start="09:00", end="12:30")
                for day in range(1, days + 1)
            ]
            came = [
                new("participant", session=session, member=member, rank=f"b{at}")
                for at, member in enumerate(people[:3])
            ]
            guest = {"name": "Rachida Invitée", "sex": "F", "phone": "+212655121809"}
            came.append(new("participant", session=session, rank="c", **guest))
            marks = ("present", "late", None, "absent")
            for at, person in enumerate(came):
                for slot in slots:
                    if mark := marks[(at + slots.index(slot)) % 4]:
                        missed = 15 if mark == "late" else None
                        new("attendance", participant=person, slot=slot, mark=mark, missed=missed)
            asked = "Le contenu est-il utile ?"
            new("evaluation_question", session=session, words=asked, words_ar="هل كان مفيدا؟")
            new("evaluation", session=session, form=1, answers="5")
            new("session_partner", session=session, partner=school, role="host", rank="b")
            new("invited", session=session, cooperative=house, expected=5)
            new("commitment", session=session, what="Acheter", partner=fund, rank="b")
            new(
                "commitment",
                session=session,
                what="Former",
                member=people[2],
                state="kept",
                rank="c",
            )
    return made
