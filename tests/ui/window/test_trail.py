"""Where a record is used leads to that record, and back again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.ui.record.used import UseLink
from artisanest_desktop.ui.window import MainWindow

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def made(store: Store) -> dict[str, str]:
    """A member who makes a carpet and came to a session for which a partner promised photos."""
    member = store.window("member", store.find("member", search="Benali"), [])[0][0]
    with store.transaction(_("Made")) as t:
        product = t.create("product", {"name": "Tapis"})
        t.create("maker", {"product": product, "member": member, "share": "60"})
        partner = t.create("partner", {"name": "Lycée"})
        session = t.create("session", {"title": "Teinture"})
        slot = {"session": session, "date": "2026-11-20", "start": "09:00", "end": "12:30"}
        pair = {"slot": t.create("slot", slot)}
        pair["participant"] = t.create("participant", {"session": session, "member": member})
        t.create("attendance", {**pair, "mark": "present"})
        t.create("session_partner", {"session": session, "partner": partner, "role": "host"})
        promise = {"session": session, "partner": partner, "what": "Photos", "state": "open"}
        t.create("commitment", promise)
    return {"member": member, "product": product, "partner": partner, "session": session}


def links(window: MainWindow) -> dict[str, UseLink]:
    """The links at the end of the open record, by what a screen reader says."""
    form = window.stage.currentWidget().panel.form
    return {link.accessibleName(): link for link in form.used.findChildren(UseLink)}


def test_a_use_leads_to_its_record_and_back(qtbot, make_window, settle, store, made) -> None:
    window = make_window(store)
    window.go("open:member")
    page = window.stage.currentWidget()
    page.show_record(made["member"])
    settle(window)
    found = links(window)
    assert set(found) == {"Tapis, 60\u00a0%", "Teinture, 20/11/2026 · 3,5 h"}
    found["Teinture, 20/11/2026 · 3,5 h"].click()
    settle(window)
    assert window.stage.current == "session"
    panel = window.stage.currentWidget().panel
    assert panel.uid == made["session"] and panel._way_back.isVisible()
    assert "Benali" in panel._way_back.text()
    window.go(f"record:partner:{made['partner']}")
    settle(window)
    assert set(links(window)) == {"Teinture, 20/11/2026 · Hôte", "Photos, 20/11/2026 · En cours"}
    qtbot.keyClick(window, Qt.Key.Key_Left, ALT)
    assert (window.stage.current, panel.uid) == ("session", made["session"])
    panel._way_back.click()
    assert window.stage.current == "member" and page.panel.uid == made["member"]
    assert page.panel._way_back.isHidden()
    window.go("back")
    assert window.stage.current == "member", "nowhere to go back to"


def test_a_cooperative_has_no_tab_but_opens(make_window, settle, store, made) -> None:
    window = make_window(store)
    cooperative = store.row_uid("cooperative", store.find("cooperative")[0])
    with store.transaction(_("President")) as t:
        t.set("cooperative", cooperative, {"president": made["member"]})
        second = t.create("cooperative", {"name": "Annour", "treasurer": made["member"]})
    window.go(f"record:member:{made['member']}")
    settle(window)
    found = links(window)
    assert {"Annour", "Coopérative Tifawin"} <= set(found)
    found["Annour"].click()
    settle(window)
    assert window.stage.current == "settings"
    from artisanest_desktop.ui.register.page import RegisterPage

    inside = window.stage.currentWidget().findChild(RegisterPage)
    assert inside.panel.uid == second


def test_long_lists_show_five_and_the_rest_when_asked(make_window, settle, store, made) -> None:
    with store.transaction(_("Many")) as t:
        for n in range(12):
            product = t.create("product", {"name": f"Tapis {n}"})
            t.create("maker", {"product": product, "member": made["member"]})
    window = make_window(store)
    window.go(f"record:member:{made['member']}")
    settle(window)
    form = window.stage.currentWidget().panel.form
    assert sum("Tapis" in name for name in links(window)) == 5
    assert [u.count for u in form.used._shown if u.register == "product"] == [13]
    form.used._unfold(("maker", "member"))
    settle(window)
    assert sum("Tapis" in name for name in links(window)) == 13


def test_what_nobody_names_says_nothing_and_removed_records_do_not_count(
    make_window, settle, store, made
) -> None:
    window = make_window(store)
    window.go(f"record:member:{made['member']}")
    settle(window)
    form = window.stage.currentWidget().panel.form
    with store.transaction(_("Removed")) as t:
        t.remove("product", made["product"])
        t.remove("session", made["session"])
    settle(window)
    assert form.used.isHidden() and not links(window)
