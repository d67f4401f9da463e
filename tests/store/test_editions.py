"""A printed sheet keeps its numbers, whatever happens to the list afterwards."""

from __future__ import annotations

from artisanest_desktop.i18n import _
from artisanest_desktop.rules.ranks import spread
from artisanest_desktop.store import Store, editions


def session_with(store: Store, many: int) -> tuple[str, list[str]]:
    with store.transaction(_("Add a session")) as t:
        session = t.create("session", {"title": "Calcul du prix"})
        people = t.bulk_create(
            "participant",
            [{"session": session, "rank": r, "name": f"Personne {r}"} for r in spread(many)],
        )
    return session, people


def printed(store: Store, session: str, blanks: int = 3) -> str:
    people = [p["uid"] for p in store.reader().lines("participant", session)]
    with store.transaction(_("Print")) as t:
        return editions.freeze(
            t, store, "session", session, "attendance", people, blanks=blanks, languages="fr,ar"
        )


def enrolled(store: Store, session: str, name: str) -> str:
    with store.transaction(_("Add a participant")) as t:
        return t.create("participant", {"session": session, "name": name, "rank": "z" + name[-1]})


def test_without_a_paper_the_number_is_the_place(store: Store) -> None:
    session, people = session_with(store, 3)
    assert editions.roll(store.reader(), session) == dict(zip(people, (1, 2, 3), strict=True))
    assert editions.newest(store.reader(), session) is None


def test_who_leaves_takes_her_number_with_her(store: Store) -> None:
    session, people = session_with(store, 4)
    printed(store, session)
    with store.transaction(_("Remove")) as t:
        t.remove("participant", people[1])
    late = enrolled(store, session, "En retard")
    numbers = editions.roll(store.reader(), session)
    assert numbers == {people[0]: 1, people[2]: 3, people[3]: 4, late: 8}


def test_a_walk_in_stands_where_the_paper_says(store: Store) -> None:
    session, people = session_with(store, 2)
    edition = printed(store, session)
    late = enrolled(store, session, "Inscrite après")
    guest = enrolled(store, session, "Venue sans être inscrite")
    context = store.reader()
    row = context.get("edition", edition)
    assert list(editions.blank_lines(row)) == [3, 4, 5]
    with store.transaction(_("Number")) as t:
        assert editions.put_on(t, context, row, guest, 4) == 4
    numbers = editions.roll(store.reader(), session)
    assert numbers == {people[0]: 1, people[1]: 2, guest: 4, late: 6}
    with store.transaction(_("Number")) as t:
        editions.keep_numbers(t, store, session)
    with store.transaction(_("Remove")) as t:
        t.remove("participant", guest)
    another = enrolled(store, session, "Encore une")
    assert editions.roll(store.reader(), session)[another] == 7


def test_a_new_edition_keeps_the_numbers_and_the_old_one_is_still_read(store: Store) -> None:
    session, people = session_with(store, 3)
    first = printed(store, session)
    with store.transaction(_("Remove")) as t:
        t.remove("participant", people[0])
    late = enrolled(store, session, "En retard")
    second = printed(store, session)
    context = store.reader()
    rows = editions.of_record(context, session, "attendance")
    assert [(e["uid"], e["number"]) for e in rows] == [(first, 1), (second, 2)]
    assert editions.lines(context, first) == {1: people[0], 2: people[1], 3: people[2]}
    assert editions.lines(context, second) == {2: people[1], 3: people[2], 7: late}
    assert list(editions.blank_lines(rows[1])) == [8, 9, 10]
    assert editions.find(context, session, 1)["uid"] == first  # type: ignore[index]


def test_consents_of_members_are_printed_for_a_cooperative(store: Store) -> None:
    with store.transaction(_("Add")) as t:
        cooperative = t.create("cooperative", {"name": "Exemple"})
        members = t.bulk_create("member", [{"family_name": "A"}, {"family_name": "B"}])
        edition = editions.freeze(
            t, store, "cooperative", cooperative, "consent", members, text_version="2026-1"
        )
    context = store.reader()
    assert editions.lines(context, edition) == {1: members[0], 2: members[1]}
    store.erase("member", members[0])
    assert editions.lines(store.reader(), edition)[2] == members[1]
    numbers = [line["line"] for line in store.reader().lines("edition_line", edition)]
    assert numbers == [1, 2]
