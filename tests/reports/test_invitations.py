"""Invitations on paper: two to a page, each in her language, and the day is written down."""

from __future__ import annotations

from pathlib import Path

from artisanest_desktop import reports
from artisanest_desktop.reports import Options
from artisanest_desktop.store import Store, invitations


def _newest(store: Store) -> str:
    uid = store.row_uid("session", store.find("session", sort=[("first_day", True)])[0])
    assert uid is not None
    return uid


def test_two_to_a_page_and_making_them_notes_the_day(
    store: Store, tmp_path: Path, text_of
) -> None:
    uid = _newest(store)
    people = invitations.guests(store, uid, "fr")
    document = reports.invitations_document(store, uid, Options(store.language("fr")))
    assert len(document.pages) == (len(people) + 1) // 2
    assert not any(g.invited_on for g in invitations.guests(store, uid, "fr")), "a look is no gift"
    made = reports.publish(store, document, tmp_path / "x.pdf")
    days = {g.invited_on for g in invitations.guests(store, uid, "fr")}
    assert days == {store.clock.today().isoformat()}
    pages = text_of(made)
    # The example's people speak Darija: they are invited in Arabic.
    assert "دعوة" in pages and "العنونة" in pages


def test_only_those_who_are_meant_and_in_one_language_if_so_wanted(
    store: Store, tmp_path: Path, text_of
) -> None:
    uid = _newest(store)
    one = invitations.guests(store, uid, "fr")[1]
    how = Options(store.language("fr"), answers={"whose": "paper"})
    document = reports.invitations_document(store, uid, how, [one.uid])
    assert len(document.pages) == 1
    text = text_of(reports.publish(store, document, tmp_path / "x.pdf"))
    assert "plaisir de vous inviter" in text and "Étiquettes et emballages" in text
    given = [g for g in invitations.guests(store, uid, "fr") if g.invited_on]
    assert [g.uid for g in given] == [one.uid]
