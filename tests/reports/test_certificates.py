"""Certificates: who has one, its number given once, each in her language; the learning passport."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.reports import (
    Options,
    as_pdf,
    certificates_document,
    passport_document,
    publish,
)
from artisanest_desktop.reports.certificates import certificates_of
from artisanest_desktop.rules.ranks import spread
from artisanest_desktop.store import Store


@pytest.fixture
def session(store: Store) -> str:
    """Three half-days of 3 hours: one came to all, one to one, one never, a guest to all."""
    members = [u for u, *_rest in store.window("member", store.find("member")[:3], ())]
    with store.transaction(_("Added")) as t:
        uid = t.create("session", {"title": "Calcul du prix", "title_ar": "حساب الثمن",
                                   "language": "darija", "kind": "workshop"})  # fmt: skip
        slots = [
            t.create("slot", {"session": uid, "date": f"2026-11-0{day}", "start": "09:00",
                              "end": "12:00", "trainer": "Rkia Aït Taleb"})
            for day in (2, 3, 4)
        ]  # fmt: skip
        people = [
            t.create("participant", {"session": uid, "member": member, "rank": rank})
            for member, rank in zip(members, spread(3), strict=True)
        ]
        guest = t.create("participant", {"session": uid, "rank": "z", "name": "Marie Laurent"})
        came = ((people[0], slots), (people[1], slots[:1]), (guest, slots))
        for person, there in came:
            for slot in there:
                t.create("attendance", {"participant": person, "slot": slot, "mark": "present"})
    return uid


def told(store: Store, session: str, wanted: str = "") -> list[tuple[str, bool]]:
    return [(c.number, c.again) for c in certificates_of(store, session, wanted)]


def code(store: Store, session: str) -> str:
    row = store.get("session", session)
    assert row is not None
    return str(row["number"])


def test_numbers_are_given_when_the_paper_is_made_and_only_once(
    store: Store, session: str, tmp_path: Path, whole: Callable[[Path], int]
) -> None:
    s = code(store, session)
    first = [(f"{s}/C-01", False), (f"{s}/A-02", False), (f"{s}/C-04", False)]
    document = certificates_document(store, session, Options(store.language("fr")))
    assert len(document.pages) == 3
    assert told(store, session) == first, "a preview gives nothing"
    assert whole(publish(store, document, tmp_path / "c.pdf")) == 3
    assert told(store, session) == [(number, True) for number, _again in first]
    assert told(store, session, "new") == []
    assert told(store, session, "confirmation") == [(f"{s}/A-02", True)]
    entry = store.history(limit=1)[0]
    store.undo(entry.txn)
    assert told(store, session) == first, "one step takes the numbers back"


def test_a_mark_put_right_earns_a_certificate_in_place_of_the_confirmation(
    store: Store, session: str, tmp_path: Path
) -> None:
    options = Options(store.language("fr"))
    publish(store, certificates_document(store, session, options), tmp_path / "c.pdf")
    context = store.reader()
    person = context.lines("participant", session)[1]["uid"]
    with store.transaction(_("Marks")) as t:
        for slot in context.lines("slot", session)[1:]:
            t.create("attendance", {"participant": person, "slot": slot["uid"], "mark": "late"})
    s = code(store, session)
    assert told(store, session, "new") == [(f"{s}/C-02", False)]
    with store.transaction(_("Share")) as t:
        t.set("session", session, {"required_share": "100"})
        t.remove("slot", context.lines("slot", session)[0]["uid"])
    assert told(store, session)[0] == (f"{s}/C-01", True), "what was given stays given"


def words(data: bytes, tmp_path: Path) -> str:
    path = tmp_path / "w.pdf"
    path.write_bytes(data)
    run = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True
    )
    return unicodedata.normalize("NFKC", run.stdout.decode())


def test_each_is_in_her_own_language(store: Store, session: str, tmp_path: Path) -> None:
    own = certificates_document(store, session, Options(store.language("fr")))
    text = words(as_pdf(own), tmp_path).split("\f")
    assert "Certificat" in text[2] and "Marie Laurent" in text[2] and "9 heures" in text[2]
    assert "Certificat" not in text[0]
    options = Options(store.language("en"), answers={"whose": "paper", "which": "certificate"})
    text = words(as_pdf(certificates_document(store, session, options)), tmp_path).split("\f")
    assert len(text) == 3 and all("is awarded to" in page for page in text[:2])


def test_the_passport_tells_all_of_it_in_both_scripts(
    store: Store, session: str, tmp_path: Path
) -> None:
    member = store.reader().lines("participant", session)[0]["member"]
    before = passport_document(store, member, Options(store.language("fr")))
    publish(
        store,
        certificates_document(store, session, Options(store.language("fr"))),
        tmp_path / "c.pdf",
    )
    with store.transaction(_("Visit")) as t:
        person = store.reader().lines("participant", session)[0]["uid"]
        change = "Elle compte ses heures avant de dire un prix."
        t.set("participant", person, {"in_use_3": "partly", "does_differently": change})
    options = Options(store.language("fr"), answers={"whose": "both"})
    document = passport_document(store, member, options)
    assert len(document.pages) == 2 * len(before.pages)
    text = words(as_pdf(document), tmp_path)
    first, second = text.split("\f")[:2]
    assert "Calcul du prix" in first and f"{code(store, session)}/C-01" in first and change in first
    assert "Passeport de formation" in first and "page 1 sur 2" in first
    assert "Passeport" not in second and f"{code(store, session)}/C-01" in second


def test_who_never_came_has_an_empty_passport(store: Store, tmp_path: Path) -> None:
    with store.transaction(_("Added")) as t:
        member = t.create("member", {"family_name": "Neuve", "given_name": "Itto", "sex": "F"})
    text = words(as_pdf(passport_document(store, member, Options(store.language("en")))), tmp_path)
    assert "She has not come to a session yet." in text
