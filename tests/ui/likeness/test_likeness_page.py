"""Same person? By mouse and by key, in three languages, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store, verdicts
from artisanest_desktop.ui.likeness.page import LikenessPage
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button

Make = Callable[..., LikenessPage]


@pytest.fixture
def doubles(store: Store) -> list[str]:
    """Fatima twice, in two scripts; Khadija twice, under two spellings."""
    with store.transaction(_("Doubles")) as t:
        return t.bulk_create(
            "member",
            [
                {"family_name": "Idrissi", "given_name": "Fadma", "phone": "+212655000001",
                 "birth": "1978", "douar": "Oulad Ali", "national_id": "EE123456"},
                {"family_name_ar": "الإدريسي", "given_name_ar": "فاطمة", "phone": "+212655000001",
                 "birth": "1978-03-12", "douar": "Oulad Hassoune"},
                {"family_name": "Ben Ali", "given_name": "Khadidja", "phone": "+212661208814"},
            ],
        )  # fmt: skip


@pytest.fixture
def make_pairs(qtbot: Any, doubles: list[str]) -> Iterator[Make]:
    """``make_pairs(session)``: the page, with its pairs found."""

    def make(session: Session, about: str = "") -> LikenessPage:
        page = LikenessPage(session, "member", lambda: None, about)
        qtbot.addWidget(page)
        page.resize(1300, 700)
        page.show()
        page.activateWindow()
        if not about:
            qtbot.waitUntil(lambda: page._job is None)
        return page

    yield make


def shown(page: LikenessPage) -> tuple[str, str]:
    assert page.view is not None
    return page.view.kept, page.view.other


def test_a_pair_is_united_with_what_was_chosen_and_undone(
    make_pairs: Make, session: Session, store: Store, doubles: list[str], qtbot: Any
) -> None:
    page = make_pairs(session)
    assert len(page.pairs) == 2
    while shown(page)[0] != doubles[0]:
        QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert page.view is not None
    assert page.view.chosen() == {"birth": "1978-03-12", "douar": "Oulad Ali"}
    QTest.keyClick(page, Qt.Key.Key_1)  # the year alone after all
    QTest.keyClick(page, Qt.Key.Key_2)
    assert page.view.chosen() == {"birth": "1978", "douar": "Oulad Hassoune"}
    QTest.keyClick(page, Qt.Key.Key_S)
    record = store.get("member", doubles[0])
    assert record is not None
    assert (record["birth"], record["douar"], record["family_name_ar"]) == (
        "1978", "Oulad Hassoune", "الإدريسي",
    )  # fmt: skip
    assert len(page.pairs) == 1
    entry = store.last_undoable()
    assert entry is not None
    store.undo(entry.txn)
    qtbot.waitUntil(lambda: page._job is None and len(page.pairs) == 2)


def test_two_people_are_not_asked_again(
    make_pairs: Make, session: Session, store: Store, qtbot: Any
) -> None:
    page = make_pairs(session)
    for _n in range(2):
        QTest.keyClick(page, Qt.Key.Key_T)
    assert page.view is None
    assert len(verdicts.read(store, "member").two) == 2
    again = make_pairs(session)
    assert again.pairs == []


def test_later_comes_at_the_end(make_pairs: Make, session: Session) -> None:
    page = make_pairs(session)
    first = shown(page)
    QTest.keyClick(page, Qt.Key.Key_L)
    assert shown(page) != first
    QTest.keyClick(page, Qt.Key.Key_Right)
    assert shown(page) == first


def test_numbers_are_masked_until_asked_for(make_pairs: Make, session: Session) -> None:
    page = make_pairs(session)
    while page.view is None or not any("•" in w.text() for w in words(page)):
        page.go(1)
    eye = next(b for b in page.findChildren(Button) if "numéros" in b.text())
    eye.click()
    assert any(w.text() == "EE123456" for w in words(page))


def words(page: LikenessPage) -> list[Any]:
    from artisanest_desktop.ui.widgets import Label

    assert page.view is not None
    return page.view.findChildren(Label)


def test_a_record_is_said_to_be_another_by_name(
    make_pairs: Make, session: Session, store: Store, doubles: list[str]
) -> None:
    page = make_pairs(session, doubles[2])
    went: list[str] = []
    session.wanted.connect(went.append)
    page._name(doubles[0])
    assert set(shown(page)) == {doubles[0], doubles[2]}
    page.unite()
    assert went == [f"record:member:{doubles[0]}"]
    assert verdicts.aliases(store, "member") == {doubles[2]: doubles[0]}


def test_stopping_offers_to_look_again(
    session: Session, doubles: list[str], qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from artisanest_desktop.exchange import alike
    from artisanest_desktop.ui.work import Cancelled

    def stopped(*_what: object) -> None:
        raise Cancelled

    monkeypatch.setattr(alike, "pairs", stopped)
    page = LikenessPage(session, "member", lambda: None)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page._job is None)
    assert page.findChildren(Button)[-1].text() == "Chercher de nouveau"


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
@pytest.mark.parametrize("size", [100, 200])
def test_every_word_fits_and_every_control_has_a_name(
    make_pairs: Make,
    make_session: Callable[..., Session],
    clipped: Any,
    nameless: Any,
    lang: str,
    size: int,
) -> None:
    page = make_pairs(make_session(lang, size))
    assert not clipped(page)
    assert not nameless(page)
