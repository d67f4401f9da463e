"""What an invitation says: to each in her language and by her sex, and never twice on one day."""

from __future__ import annotations

import pytest

from artisanest_desktop.i18n import LANGUAGES, _
from artisanest_desktop.store import Store, invitations


@pytest.fixture
def planned(store: Store) -> str:
    people = (
        {"given_name": "Fatima", "family_name": "Alaoui", "sex": "F", "phone": "+212612345678"},
        {"given_name_ar": "زهرة", "family_name_ar": "الكبير", "sex": "F"},
        {"given_name": "Driss", "family_name": "Benali", "sex": "M", "phone": "+212612345678"},
    )
    with store.transaction(_("x")) as t:
        t.create("cooperative", {"name": "Tifawin", "name_ar": "تيفاوين", "phone": "+212524315200"})
        uid = t.create("session", {"title": "Juste prix", "title_ar": "الثمن العادل",
                                   "state": "planned", "place": "Dar Tifawin",
                                   "objectives": "Fixer un prix.", "agenda_ar": "إحضار منتوج."})
        for day, start, end in (("2026-12-07", "09:00", "12:30"), ("2026-12-07", "14:00", "17:00"),
                                ("2026-12-08", "09:00", "12:30")):
            t.create("slot", {"session": uid, "date": day, "start": start, "end": end})
        for n, person in enumerate(people):
            member = t.create("member", person)
            t.create("participant", {"session": uid, "member": member, "rank": f"{n + 1}"})
        t.create("participant", {"session": uid, "name": "Marie", "rank": "9"})
    return uid  # fmt: skip


def test_each_is_written_to_in_her_language(store: Store, planned: str) -> None:
    assert [g.code for g in invitations.guests(store, planned, "fr")] == ["fr", "ar", "fr", "fr"]
    assert {g.code for g in invitations.guests(store, planned, "fr", "en")} == {"en"}
    with store.transaction(_("x")) as t:
        t.set("session", planned, {"language": "darija"})
        home = store.row_uid("cooperative", store.find("cooperative")[0])
        first = store.reader().lines("participant", planned)[0]
        t.set("participant", first["uid"], {"cooperative": home})
        campaign = t.create("campaign", {"title": "Listes"})
        t.create("sending", {"campaign": campaign, "cooperative": home, "language": "en"})
    codes = [g.code for g in invitations.guests(store, planned, "fr")]
    assert codes[:2] == ["en", "ar"], "what her cooperative is written to in comes first"


def test_a_message_bends_with_her_and_says_when_and_where(store: Store, planned: str) -> None:
    fatima, zahra, driss, marie = invitations.guests(store, planned, "fr")
    fr, ar = store.language("fr"), store.language("ar")
    said = invitations.message(store, planned, fr, fatima)
    assert said.splitlines()[0] == "Chère Fatima Alaoui,"
    assert "invitée à « Juste prix »" in said and "Lieu : Dar Tifawin" in said
    assert "lundi 7 décembre 2026 : 09:00–12:30 et 14:00–17:00" in said
    assert "• Fixer un prix." in said and "إحضار" not in said
    assert "05 24 31 52 00" in said
    assert "Cher Driss Benali" in invitations.message(store, planned, fr, driss)
    assert "Bonjour Marie" in invitations.message(store, planned, fr, marie)
    arabic = invitations.message(store, planned, ar, zahra)
    assert "السيدة زهرة الكبير" in arabic and "الثمن العادل" in arabic
    assert "إحضار منتوج" in arabic and "Fixer" not in arabic
    group = invitations.message(store, planned, fr)
    assert "Fatima" not in group and "Bonjour à toutes et à tous," in group


@pytest.mark.parametrize("code", LANGUAGES)
def test_of_a_session_of_which_nothing_is_known_a_message_still_reads(store, code) -> None:
    with store.transaction(_("x")) as t:
        uid = t.create("session", {"title": "Visite"})
    said = invitations.message(store, uid, store.language(code))
    assert "Visite" in said and "None" not in said and "%(" not in said


def test_numbers_once_each_and_who_has_none_is_named(store: Store, planned: str) -> None:
    people = invitations.guests(store, planned, "fr")
    numbers, without = invitations.phones(store, people, store.language("fr"))
    assert numbers == ["+212612345678"]
    assert without == ["زهرة الكبير", "Marie"]


def test_the_first_invitation_is_the_one_that_counts(store: Store, planned: str) -> None:
    uids = [g.uid for g in invitations.guests(store, planned, "fr")]
    with store.transaction(_("Given")) as t:
        t.set("participant", uids[0], {"invited_on": "2026-01-01"})
        assert invitations.given(t, store, uids) == 3
    days = [g.invited_on for g in invitations.guests(store, planned, "fr")]
    assert days[0] == "2026-01-01" and len(set(days[1:])) == 1
    with store.transaction(_("Again")) as again:
        assert invitations.given(again, store, uids) == 0
    assert again.uid is None
