"""Invitations copied one after the other, for the group, as numbers; printed; the day kept."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from artisanest_desktop.i18n import LANGUAGES, _
from artisanest_desktop.store import Store, invitations
from artisanest_desktop.ui.planning.letters import LettersPage
from artisanest_desktop.ui.printing.page import PrintPage
from artisanest_desktop.ui.widgets import Popover


@pytest.fixture
def planned(store: Store) -> str:
    with store.transaction(_("x")) as t:
        uid = t.create("session", {"title": "Juste prix", "title_ar": "الثمن العادل",
                                   "state": "planned"})  # fmt: skip
        t.create("slot", {"session": uid, "date": "2026-12-07", "start": "09:00"})
        for n, (member, *_rest) in enumerate(store.window("member", store.find("member"), ())):
            t.create("participant", {"session": uid, "member": member, "rank": f"{n + 1}"})
        t.create("participant", {"session": uid, "name_ar": "مريم", "rank": "9"})
    return uid


@pytest.fixture
def page(window, settle, planned) -> LettersPage:
    window.go(f"invitations:{planned}")
    settle(window)
    page = window.stage.currentWidget()
    assert isinstance(page, LettersPage)
    return page


def days(store: Store, uid: str) -> list[str | None]:
    return [g.invited_on for g in invitations.guests(store, uid, "fr")]


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_one_after_the_other(page, window, settle, store, planned) -> None:
    assert page.copy.text() == "Copier pour Alaoui Driss"
    page.copy.click()
    settle(window)
    assert clipboard().startswith("Cher Driss Alaoui,")
    assert page.copy.text() == "Copier pour Benali Khadija"
    page.copy.click()
    settle(window)
    assert clipboard().startswith("Chère Khadija Benali,")
    assert [bool(day) for day in days(store, planned)] == [True, True, *[False] * 4]
    window.undo()
    settle(window)
    assert [bool(day) for day in days(store, planned)] == [True, *[False] * 5]


def test_for_the_group_in_each_language_that_is_read(page, settle, window, store, planned) -> None:
    page.group.click()
    settle(window)
    assert "Juste prix" in clipboard() and "الثمن العادل" in clipboard()
    assert all(days(store, planned))
    page.tongue.choose("fr")
    page._other_language()
    page.group.click()
    assert "الثمن العادل" not in clipboard()


def test_numbers_are_copied_and_who_has_none_is_told(page, window, settle) -> None:
    said: list[str] = []
    window.session.said.connect(lambda words, _undo: said.append(window.session.lang(words)))
    page.numbers.click()
    popover = page.findChildren(Popover)[-1]
    next(b for b in popover.findChildren(QPushButton) if b.text() == "Un par ligne").click()
    assert clipboard().splitlines()[0].startswith("0612") or "\n" in clipboard()
    assert "+212661208814" in clipboard()
    assert "sans téléphone" in said[-1] and "مريم" in said[-1]


def test_the_contact_is_kept_for_every_session(page, store) -> None:
    page.contact.setText("Naïma · 06 00 00 00 01")
    page.contact.editingFinished.emit()
    assert "Naïma · 06 00 00 00 01" in page.text.toPlainText()
    assert invitations.contact(store, store.language("ar")) == "Naïma · 06 00 00 00 01"


def test_print_only_those_who_are_ticked(page, window, settle) -> None:
    page.table.tick_all(False)
    page.table.toggle([0])
    assert page.print.text() == "Imprimer 1 invitation"
    page.print.click()
    settle(window)
    paper = window.stage.currentWidget()
    assert isinstance(paper, PrintPage) and len(paper.document.pages) == 1


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_fit(make_window, settle, store, planned, clipped, nameless, lang, size) -> None:
    window = make_window(store, lang, size)
    window.go(f"invitations:{planned}")
    settle(window)
    assert not clipped(window) + nameless(window)
    assert (window.width(), window.height()) == (1366, 768)
