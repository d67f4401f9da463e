"""Cards, the law's register, and a record as a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from artisanest_desktop.i18n import Language, _
from artisanest_desktop.model.fields import Register
from artisanest_desktop.model.registers import KEPT
from artisanest_desktop.reports import (
    Options,
    Wanted,
    card_document,
    list_document,
    publish,
    record_document,
    register_document,
)
from artisanest_desktop.reports.law_register import both_languages
from artisanest_desktop.reports.letters import mm
from artisanest_desktop.reports.table import Row
from artisanest_desktop.store import Store

Whole = Callable[[Path], int]


def uid_of(store: Store, name: str) -> str:
    uid = store.find_record("member", name)
    assert uid is not None
    return uid


def rows_of(document: object) -> list[Row]:
    pages = document.pages  # type: ignore[attr-defined]
    return [b for page in pages for _y, b in page if isinstance(b, Row) and b.rule]


def words(row: Row) -> list[str]:
    return [cell.first.text for cell in row.cells]


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
@pytest.mark.parametrize(("count", "pages"), [(1, 1), (8, 1), (9, 2), (40, 5)])
def test_eight_cards_to_a_page(
    store: Store, tmp_path: Path, whole: Whole, code: str, count: int, pages: int
) -> None:
    wanted = Wanted("member", store.find("member")[:count])
    document = card_document(store, wanted, Options(store.language(code)))
    assert whole(publish(store, document, tmp_path / "a.pdf")) == pages


def test_a_photo_is_on_the_card_unless_private_things_stay_out(
    store: Store, tmp_path: Path, photo: bytes
) -> None:
    uid = uid_of(store, "M-0001")
    with store.transaction(_("Edit")) as t:
        t.set("member", uid, {"photo": t.blob(photo, "image/png")})
    row_id = store.row_id("member", uid)
    assert row_id is not None
    sizes = []
    for private in (True, False):
        options = Options(store.language("fr"), private=private)
        document = card_document(store, Wanted("member", [row_id]), options)
        assert document.facts["private"] == (["photo"] if private else [])
        sizes.append(publish(store, document, tmp_path / "a.pdf").read_bytes().count(b"/Image"))
    assert sizes[0] > sizes[1]


def test_the_law_s_register_is_in_order_of_joining_without_who_left(store: Store) -> None:
    left, first = uid_of(store, "Lahlou Ijja"), uid_of(store, "Zouhri Meriem")
    with store.transaction(_("Edit")) as t:
        t.set("member", first, {"joined": "2015"})
        t.set("member", uid_of(store, "Benali Khadija"), {"joined": None})
    assert (store.get("member", left) or {})["state"] == "withdrawn"
    rows = rows_of(register_document(store, Options(store.language("fr"))))
    assert len(rows) == 39
    assert words(rows[0])[2] == "Zouhri Meriem" and words(rows[-1])[2] == "Benali Khadija"
    assert "Lahlou Ijja" not in {words(row)[2] for row in rows}
    # Shares × value of a share, and what was paid in of it.
    assert words(rows[-1])[5:] == ["1", "500,00\u00a0DH", "0,00\u00a0DH"]


def test_each_cooperative_has_its_own_register(store: Store) -> None:
    with store.transaction(_("Added")) as t:
        other = t.create("cooperative", {"name": "Azetta"})
        t.create("member", {"family_name": "Sabiri", "cooperative": other, "state": "active"})
    document = register_document(store, Options(store.language("ar")))
    assert len(document.parts) == 2 and len(rows_of(document)) == 40
    shown = words(rows_of(document)[0])
    assert shown[5:] == ["—", "—", "—"]  # nobody knows the value of a share there


def test_the_title_is_read_in_either_language() -> None:
    title = "Registre des membres / سجل الأعضاء"
    words = _("Register of members")
    assert both_languages(words, Language("fr")) == title
    assert both_languages(words, Language("ar")) == " / ".join(reversed(title.split(" / ")))


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
def test_a_record_is_a_page(store: Store, tmp_path: Path, whole: Whole, code: str) -> None:
    options = Options(store.language(code))
    document = record_document(store, "member", uid_of(store, "M-0002"), options)
    assert whole(publish(store, document, tmp_path / "a.pdf")) == 1
    assert "phone" in document.facts["private"]
    cooperative = store.row_uid("cooperative", store.find("cooperative")[0])
    assert cooperative is not None
    document = record_document(store, "cooperative", cooperative, options)
    assert whole(publish(store, document, tmp_path / "b.pdf")) == 1


def test_a_long_note_goes_on_overleaf(store: Store) -> None:
    uid = uid_of(store, "M-0002")
    with store.transaction(_("Edit")) as t:
        t.set("member", uid, {"notes": "Une remarque très longue, à lire en entier. " * 200})
    document = record_document(store, "member", uid, Options(store.language("fr")))
    assert len(document.pages) >= 3
    for page in document.pages:
        assert all(y + b.height <= document.sheet.last + mm(0.1) for y, b in page)
    without = record_document(store, "member", uid, Options(store.language("fr"), private=False))
    assert len(without.pages) == 1 and without.facts["private"] == []


def test_the_lines_of_a_record_are_tables_in_their_sections(store: Store) -> None:
    with store.transaction(_("Added")) as t:
        product = t.create("product", {"name": "Tapis", "stock": "3"})
        t.create("material", {"product": product, "name": "Laine", "unit_price": 8000})
        t.create("maker", {"product": product, "member": uid_of(store, "M-0001")})
        partner = t.create("partner", {"name": "Fondation"})
        t.create("contact", {"partner": partner, "name": "Amal", "phone": "+212612345678"})
    options = Options(store.language("fr"))
    rows = [words(row) for row in rows_of(record_document(store, "product", product, options))]
    assert rows[0][0] == "Benali Khadija" and rows[1][0] == "Laine"
    document = record_document(store, "partner", partner, options)
    assert rows_of(document) and document.facts["private"] == ["phone", "email"]
    without = record_document(store, "partner", partner, Options(options.lang, private=False))
    assert "06 12 34 56 78" not in words(rows_of(without)[0]) and not without.facts["private"]


def test_the_people_of_a_session_are_on_its_page(store: Store) -> None:
    with store.transaction(_("Added")) as t:
        session = t.create("session", {"title": "Teinture"})
        t.create("participant", {"session": session, "member": uid_of(store, "M-0001")})
        t.create("participant", {"session": session, "name": "Sanae", "organisation": "Amal"})
    document = record_document(store, "session", session, Options(store.language("fr")))
    found = [words(row)[:3] for row in rows_of(document)]
    assert sorted(line[1] for line in found) == ["Benali Khadija", "Sanae"]
    assert [line[0] for line in found] == ["1", "2"]


@pytest.mark.parametrize("register", KEPT, ids=lambda register: register.key)
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_every_register_can_be_printed(
    store: Store, tmp_path: Path, whole: Whole, register: Register, code: str
) -> None:
    with store.transaction(_("Added")) as t:
        uid = t.create(register.key, {register.fields[0].key: "Azetta"})
    options = Options(store.language(code), signature=True)
    wanted = Wanted(register.key, store.find(register.key))
    document = list_document(store, wanted, options)
    assert len(rows_of(document)) == len(wanted.ids)
    whole(publish(store, document, tmp_path / "a.pdf"))
    whole(publish(store, record_document(store, register.key, uid, options), tmp_path / "b.pdf"))


@pytest.mark.slow
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_what_each_paper_says(
    store: Store, tmp_path: Path, text_of: Callable[[Path], str], code: str
) -> None:
    options, path = Options(store.language(code)), tmp_path / "a.pdf"
    uid = uid_of(store, "M-0001")
    with store.transaction(_("Edit")) as t:
        t.set("member", uid, {"national_id": "EE123456"})
    publish(store, register_document(store, options), path)
    law = text_of(path)
    expected = {
        "fr": ("Registre des membres", "Aide à la tenue – document de travail", "Prénom et nom",
               "Profession", "Capital", "39"),
        "ar": ("سجل الأعضاء", "للمساعدة على مسك السجل – وثيقة عمل", "المهنة", "الرأسمال"),
    }  # fmt: skip
    for word in ("Benali Khadija", "خديجة بنعلي", "M-0001", *expected[code]):
        assert word in law, word
    assert "EE" not in law
    publish(store, card_document(store, Wanted("member", store.find("member")), options), path)
    cards = text_of(path)
    for word in ("Tifawin", "تيفاوين", "Carte de membre", "بطاقة العضوية", "M-0040", "2016"):
        assert word in cards, word
    publish(store, record_document(store, "member", uid, options), path)
    page = text_of(path)
    for word in ("Benali", "خديجة", "EE••••56", "12/03/1978"):
        assert word in page, word
    assert "EE123456" not in page
