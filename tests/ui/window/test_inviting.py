"""Inviting: chips that count, ticks, places, onto the list in one step, and who is missing."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from artisanest_desktop.i18n import LANGUAGES, _
from artisanest_desktop.store import Store
from artisanest_desktop.ui.planning.inviting import InvitePage


@pytest.fixture
def session_uid(store: Store) -> str:
    """Pricing for Tifawin: three of its members may come, one of them had it already."""
    uids = {row["given_name"]: uid for uid, row in members(store).items()}
    with store.transaction(_("x")) as t:
        other = t.create("cooperative", {"name": "Ait Ali"})
        home = store.row_uid("cooperative", store.find("cooperative", "Tifawin")[0])
        for name, uid in uids.items():
            t.set("member", uid, {"cooperative": other if name == "Khadija" else home})
        t.set("member", uids["Naïma"], {"state": "active"})
        held = t.create("session", {"title": "Prix", "theme": "PRI", "state": "held"})
        slot = t.create("slot", {"session": held, "date": "2026-03-01"})
        who = t.create("participant", {"session": held, "member": uids["Naïma"]})
        t.create("attendance", {"participant": who, "slot": slot, "mark": "present"})
        uid = t.create("session", {"title": "Prix encore", "theme": "PRI", "capacity": 1,
                                   "state": "planned"})  # fmt: skip
        t.create("slot", {"session": uid, "date": "2026-12-07"})
        t.create("invited", {"session": uid, "cooperative": home})
    return uid


def members(store: Store) -> dict[str, dict[str, Any]]:
    ids = store.find("member")
    return store.get_many("member", [row[0] for row in store.window("member", ids, ())])


def shown(page: InvitePage) -> list[str]:
    return [row.cells[0][0] for row in page.table.people.rows]


@pytest.fixture
def page(window, settle, store, session_uid) -> InvitePage:
    window.open("session")
    sessions = window.stage.currentWidget()
    sessions.show_record(session_uid)
    act = next(act for words, _icon, act in sessions.panel._actions()
               if window.session.lang(words) == "Inviter…")  # fmt: skip
    act()
    settle(window)
    page = window.stage.currentWidget()
    assert isinstance(page, InvitePage)
    return page


def test_who_has_not_had_the_theme_is_shown_ticked_and_counted(page) -> None:
    assert shown(page) == ["Alaoui Driss", "Benali Khadija", "El Amrani Fatima Zahra"]
    assert page.go.text() == "Inviter 3 personnes"
    assert page.too_many.text() == "2 de plus que de places"
    page.narrowing.not_had.setChecked(False)
    assert "Errami Naïma" in shown(page)


def test_chips_count_those_the_others_leave(page, store) -> None:
    sexes = dict(page.narrowing.chips["sex"].counted())
    assert sexes == {"F": 2, "M": 1}
    page.narrowing.chips["sex"].chosen.emit(["F"])
    assert shown(page) == ["Benali Khadija", "El Amrani Fatima Zahra"]
    homes = dict(page.narrowing.chips["cooperative"].counted())
    assert sorted(homes.values()) == [1, 1]
    assert dict(page.narrowing.chips["sex"].counted()) == sexes, "its own choice hides nothing"
    page.search.setText("fatima")
    assert shown(page) == ["El Amrani Fatima Zahra"]


def test_unticked_by_keyboard_stays_unticked_and_one_undo_takes_all_back(
    page, window, settle, qtbot, store, session_uid
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    page.focus_list()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    page.narrowing.chips["sex"].chosen.emit(["M"])
    assert page.go.text() == "Inviter 0 personne" and not page.go.isEnabled()
    page.narrowing.chips["sex"].chosen.emit([])
    QTest.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    lines = store.reader().lines("participant", session_uid)
    assert [line["enrolment"] for line in lines] == ["invited", "invited"]
    assert all(line["invited_on"] is None for line in lines), "nobody was told yet"
    assert shown(page) == ["Alaoui Driss"]
    assert "sur la liste : 2" in page.counts.text()
    window.undo()
    settle(window)
    assert store.reader().lines("participant", session_uid) == []
    assert len(shown(page)) == 3


def test_who_is_missing_of_the_cooperatives_invited(page) -> None:
    page.narrowing.missing.click()
    assert shown(page) == ["Alaoui Driss", "El Amrani Fatima Zahra"]
    assert page.narrowing.never.isChecked() and not page.narrowing.not_had.isChecked()


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_fit_and_the_choice_survives(
    make_window, settle, store, session_uid, clipped, nameless, lang, size
) -> None:
    window = make_window(store, lang, size)
    window.go(f"invite:{session_uid}")
    settle(window)
    page = window.stage.currentWidget()
    assert not clipped(window) + nameless(window)
    assert (window.width(), window.height()) == (1366, 768)
    page.narrowing.chips["sex"].chosen.emit(["F"])
    page.table.tick_all(False)
    window.session.set_look("dark")
    settle(window)
    again = window.stage.currentWidget()
    assert again is not page and len(again.table.people.rows) == 2 and not again.table.ticked()
