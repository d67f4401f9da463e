"""Every state of the page in every language, at the usual size and at 200 %: nothing cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.register.many import ChangeField
from artisanest_desktop.ui.widgets import Popover

LONG = "Aït Benhaddou Oulad Sidi Moulay Abdellah El Idrissi El Amrani"


@pytest.fixture(params=["fr", "ar", "en"])
def lang(request) -> str:
    return request.param


@pytest.fixture(params=[100, 200])
def shown(request, lang, make_session, make_page, store):
    """The page in a language and size, with a record open that has everything."""
    uid = store.window("member", store.find("member", search="amrani"), [])[0][0]
    with store.transaction(_("x")) as t:
        t.set("member", uid, {"role": "treasurer", "national_id": "EE123456", "birth": "1850",
                              "more_trades": ";".join(list(store.terms.tables["trade"])[:4])})
        t.create("member", {"family_name": LONG, "sex": "F", "state": "suspended"})
    page = make_page(make_session(lang, request.param))
    page.resize(1366, 600)
    page.show_record(uid)
    QApplication.processEvents()
    page._count()
    return page


def settle(page) -> None:
    """Let the layouts come to rest."""
    for _turn in range(5):
        QApplication.processEvents()


def check(page, clipped, nameless) -> None:
    settle(page)
    assert not clipped(page)
    assert not nameless(page)


def test_list_and_record(shown, clipped, nameless):
    check(shown, clipped, nameless)
    rtl = shown.session.lang.rtl
    wanted = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    assert shown.listing.view.layoutDirection() == wanted


def test_all_fields(shown, clipped, nameless):
    shown.panel.form.toggle()
    for key, text in (("shares", "many"), ("phone", "06123"), ("email", "x")):
        box = shown.panel.form.boxes[key]
        box.editor.put(text)
        shown.panel.form.save(box)
    check(shown, clipped, nameless)


def test_a_very_long_name(shown, clipped, nameless, store):
    shown.show_record(store.window("member", store.find("member", search="benhaddou"), [])[0][0])
    check(shown, clipped, nameless)


def test_history_state_and_farewell(shown, clipped, nameless):
    for show in (shown.panel.show_history, shown.panel.change_state, shown.panel.ask_erase):
        show()
        check(shown, clipped, nameless)


def test_a_pasted_block(shown, clipped, nameless):
    shown.beside.close_drawer()
    shown.listing.view.go_to(0, 1)
    shown.listing.paste("Bouchane\tBroderie\t06123\nBouchane\tBroderie\t0612345678")
    check(shown, clipped, nameless)


def test_several_rows(shown, clipped, nameless):
    shown.beside.close_drawer()
    view = shown.listing.view
    view.go_to(0, 0)
    for row in range(3):
        view.selectionModel().select(
            shown.listing.rows.index(row, 0), QItemSelectionModel.SelectionFlag.Select
        )
    check(shown, clipped, nameless)
    shown.listing.many._choose()
    popover = shown.findChild(ChangeField).window()
    # At once: the screenless platform closes a popup that it cannot give the keyboard.
    assert not clipped(popover)
    assert not nameless(popover)
    popover.close()


def test_popovers(shown, clipped, nameless):
    chips = list(shown.filters._values.values())
    openers = [chips[0]._open, shown.listing.view.head.choose,
               lambda: shown.panel._menu(shown.panel.head.more), shown.panel.head.picture._menu]
    for opener in openers:
        opener()
        popover = next(p for p in shown.findChildren(Popover) if p.isVisible())
        check(popover, clipped, nameless)
        popover.close()
        settle(shown)


def test_nothing_found_and_nothing_yet(shown, clipped, nameless, store):
    shown.beside.close_drawer()
    shown.search("nobody of that name")
    check(shown, clipped, nameless)
    shown.search("")
    with store.transaction(_("x")) as t:
        for uid in [row[0] for row in store.window("member", store.find("member"), [])]:
            t.remove("member", uid)
    check(shown, clipped, nameless)
    shown.filters.show_removed(True)
    check(shown, clipped, nameless)


def test_a_new_record(shown, clipped, nameless):
    shown.add()
    check(shown, clipped, nameless)


def test_an_open_question(shown, clipped, nameless, store, home):
    from artisanest_desktop.store import Store

    uid = shown.panel.uid
    other = Store.open(home / "other.nest", home / "profile-b", author="Zahra El Idrissi")
    other.receive(store.package())
    with other.transaction(_("there")) as t:
        t.set("member", uid, {"phone": "+212600000002", "douar": LONG})
        t.remove("member", uid)
    with store.transaction(_("here")) as t:
        t.set("member", uid, {"phone": "+212600000001", "douar": "Bouchane"})
    store.receive(other.package())
    other.close()
    assert store.questions("member", uid)
    check(shown, clipped, nameless)
