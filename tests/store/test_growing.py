"""A joint project grows out of a meeting, with its partners; one step to undo."""

from __future__ import annotations

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.store.growing import grow


def test_a_project_begins_with_who_was_there(store: Store) -> None:
    with store.transaction(_("Meeting")) as t:
        school = t.create("partner", {"name": "Dar Taliba"})
        fund = t.create("partner", {"name": "Fondation"})
        house = t.create("cooperative", {"name": "Tifawin"})
        session = t.create("session", {"title": "LinkUp", "title_ar": "لقاء", "kind": "linkup"})
        for partner, role, rank in (
            (school, "host", "b"),
            (fund, "funder", "c"),
            (school, "expert", "d"),
        ):
            t.create(
                "session_partner",
                {
                    "session": session,
                    "partner": partner,
                    "role": role,
                    "brings": "une salle",
                    "rank": rank,
                },
            )
        t.create("invited", {"session": session, "cooperative": house})
        t.create("commitment", {"session": session, "what": "Acheter", "state": "kept"})
    project = grow(store, session, "2026-11-24")
    context = store.reader()
    row = store.get("project", project)
    assert row is not None and (row["title"], row["title_ar"]) == ("LinkUp", "لقاء")
    lines = context.lines("project_partner", project)
    assert [(line["partner"], line["role"]) for line in lines] == [
        (school, "host"),
        (fund, "funder"),
    ]
    assert [c["cooperative"] for c in context.lines("project_cooperative", project)] == [house]
    made = store.registers["project"]
    assert made["sessions"].compute(row, context) == 1  # type: ignore[misc]
    assert made["commitments_kept"].compute(row, context) == 1  # type: ignore[misc]
    store.undo(store.history(limit=1)[0].txn)
    assert store.get("session", session)["project"] is None  # type: ignore[index]
    assert store.count("project") == 0


def test_an_indicator_follows_its_rule_over_the_sessions_of_its_project(store: Store) -> None:
    with store.transaction(_("Project")) as t:
        project = t.create("project", {"title": "Prix justes", "age_limit": "UN"})
        for day, sex in (("2026-03-02", "F"), ("2026-07-02", "M")):
            session = t.create("session", {"title": "Prix", "project": project})
            slot = t.create(
                "slot", {"session": session, "date": day, "start": "09:00", "end": "12:00"}
            )
            person = t.create(
                "participant", {"session": session, "name": f"P {sex}", "sex": sex, "birth": "2004"}
            )
            t.create("attendance", {"participant": person, "slot": slot, "mark": "present"})
        rows = [
            {"rule": "unique"},
            {"rule": "unique", "sex": "F"},
            {"rule": "youth"},
            {"rule": "person_hours", "from_date": "2026-06-01"},
            {"typed": "7"},
            {"rule": "gain"},
        ]
        made = [t.create("indicator", {"project": project, "what": "x", **row}) for row in rows]
    context = store.reader()
    achieved = store.registers["indicator"]["achieved"].compute
    assert achieved is not None
    found = [achieved(context.get("indicator", uid) or {}, context) for uid in made]
    assert found == ["2", "1", "2", "3", "7", None]
