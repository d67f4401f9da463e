"""A paper that leaves is an edition; a look at it is none; the same again is the same."""

from __future__ import annotations

from dataclasses import replace

from artisanest_desktop.i18n import _
from artisanest_desktop.rules.ranks import spread
from artisanest_desktop.store import Store, editions, sheets
from artisanest_desktop.store.sheets import Wish


def session_with(store: Store, many: int) -> tuple[str, list[str]]:
    with store.transaction(_("Add a session")) as t:
        session = t.create("session", {"title": "Calcul du prix"})
        people = t.bulk_create(
            "participant",
            [{"session": session, "rank": r, "name": f"Personne {r}"} for r in spread(many)],
        )
    return session, people


def enrolled(store: Store, session: str, name: str) -> str:
    with store.transaction(_("Add a participant")) as t:
        return t.create("participant", {"session": session, "name": name, "rank": "z" + name})


def many(store: Store, session: str) -> int:
    return len(editions.of_record(store.reader(), session))


def test_a_look_freezes_nothing_and_shows_the_number_that_will_be(store: Store) -> None:
    session, people = session_with(store, 3)
    roll = sheets.prepared(store, Wish(session))
    number = store.get("session", session)["number"]  # type: ignore[index]
    assert (roll.code, roll.edition) == (f"{number}/1", None)
    assert roll.lines == dict(enumerate(people, 1)) and list(roll.blanks) == [4, 5, 6, 7, 8]
    assert many(store, session) == 0


def test_the_same_again_is_the_same_edition(store: Store) -> None:
    session, _people = session_with(store, 3)
    (first,) = sheets.freeze(store, [Wish(session)])
    assert first.edition is not None and first.number == 1
    before = store.history()[0].txn
    (second,) = sheets.freeze(store, [Wish(session)])
    assert (second.edition, second.lines, second.blanks) == (
        first.edition, first.lines, first.blanks,
    )  # fmt: skip
    assert store.history()[0].txn == before
    (other,) = sheets.freeze(store, [Wish(session, languages=("fr", "ar"))])
    assert other.number == 2
    assert sheets.prepared(store, Wish(session)).number == 1  # not the newest, but just this one
    assert many(store, session) == 2


def test_another_wish_or_another_list_is_another_edition(store: Store) -> None:
    session, people = session_with(store, 3)
    sheets.freeze(store, [Wish(session)])
    assert sheets.prepared(store, Wish(session, blanks=0)).number == 2
    assert sheets.prepared(store, Wish(session, slots=("x",))).number == 2
    late = enrolled(store, session, "Tard")
    roll = sheets.prepared(store, Wish(session))
    assert (roll.number, roll.edition) == (2, None)
    assert roll.lines == {**dict(enumerate(people, 1)), 9: late}
    assert next(iter(roll.blanks)) == 10


def test_who_was_written_on_a_blank_line_does_not_change_what_was_printed(store: Store) -> None:
    session, people = session_with(store, 2)
    (roll,) = sheets.freeze(store, [Wish(session)])
    assert roll.edition is not None
    late = enrolled(store, session, "Venue")
    context = store.reader()
    with store.transaction(_("Number")) as t:
        row = context.get("edition", roll.edition)
        assert row is not None
        editions.put_on(t, context, row, late, 4)
    again = sheets.again(store, roll.edition)
    assert again.lines == dict(enumerate(people, 1)) and list(again.blanks) == [3, 4, 5, 6, 7]
    assert sheets.prepared(store, Wish(session)).lines == {**again.lines, 4: late}


def test_several_papers_leave_together_and_keep_the_numbers(store: Store) -> None:
    session, _people = session_with(store, 3)
    with store.transaction(_("Add")) as t:
        slots = [t.create("slot", {"session": session, "date": f"2026-11-0{n}"}) for n in (3, 4)]
    before = len(store.history())
    wishes = [Wish(session, slots=(slot,)) for slot in slots]
    assert [r.number for r in sheets.prepared_all(store, wishes)] == [1, 2]
    rolls = sheets.freeze(store, wishes)
    assert [r.number for r in rolls] == [1, 2]
    assert rolls[0].lines == rolls[1].lines and rolls[0].blanks == rolls[1].blanks
    assert len(store.history()) == before + 1
    rows = editions.of_record(store.reader(), session)
    assert [editions.slots_of(e) for e in rows] == [(slots[0],), (slots[1],)]


def test_an_undone_print_does_not_lend_its_number_to_another_paper(store: Store) -> None:
    session, _people = session_with(store, 2)
    sheets.freeze(store, [Wish(session)])
    store.undo(store.history()[0].txn)
    assert many(store, session) == 0
    assert sheets.prepared(store, Wish(session)).number == 2


def test_a_printed_edition_says_the_names_of_its_day(store: Store) -> None:
    session, people = session_with(store, 2)
    (roll,) = sheets.freeze(store, [Wish(session, blanks=0)])
    with store.transaction(_("Edit")) as t:
        t.set("participant", people[0], {"name": "Autre nom"})
        t.remove("participant", people[1])
        t.set("session", session, {"title": "Autre titre"})
    assert roll.edition is not None
    again = sheets.again(store, roll.edition)
    names = [again.context.get("participant", uid)["name"] for uid in again.lines.values()]  # type: ignore[index]
    assert names == [f"Personne {r}" for r in spread(2)]
    assert again.context.get("session", session)["title"] == "Calcul du prix"  # type: ignore[index]
    assert replace(again.wish) == roll.wish


def test_consents_of_a_cooperative_are_of_members(store: Store) -> None:
    with store.transaction(_("Add")) as t:
        cooperative = t.create("cooperative", {"name": "Exemple", "short_name": "EX"})
        members = t.bulk_create("member", [{"family_name": "A"}, {"family_name": "B"}])
    wish = Wish(cooperative, "cooperative", sheets.CONSENT, people=tuple(members), blanks=0)
    (roll,) = sheets.freeze(store, [wish])
    assert roll.code == "EX/1" and list(roll.lines.values()) == members
    assert sheets.prepared(store, wish).edition == roll.edition
