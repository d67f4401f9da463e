"""A session begins: from a model, like another one, as so many half-days; and becomes a model."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from artisanest_desktop.i18n import LANGUAGES, _
from artisanest_desktop.store import Store
from artisanest_desktop.ui.planning.new import PlanPage
from artisanest_desktop.ui.planning.page import SessionsPage, models
from artisanest_desktop.ui.widgets import Popover
from artisanest_desktop.ui.window import MainWindow

SHIPPED = {"fr": "Calculer le coût et fixer le prix", "ar": "حساب التكلفة وتحديد الثمن",
           "en": "Costing and setting a price"}  # fmt: skip

HALVES = (("2026-11-03", "09:00", "Plantes"), ("2026-11-03", "14:00", "Bain"),
          ("2026-11-10", "09:00", "Essais"))  # fmt: skip


def press(widget: Any, words: str) -> None:
    button = next(b for b in widget.findChildren(QPushButton) if b.text() == words)
    button.click()


def sessions(window: MainWindow) -> SessionsPage:
    page = window.open("session")
    assert isinstance(page, SessionsPage)
    return page


def choose(window: MainWindow, words: str) -> None:
    page = sessions(window)
    page.tools.add.click()
    press(page.findChildren(Popover)[-1], words)


def lines(store: Store, uid: str, *keys: str) -> list[tuple[Any, ...]]:
    found = store.reader().lines("slot", uid)
    return [tuple(line.get(key) for key in keys) for line in found]


def opened(window: MainWindow) -> str:
    page = window.stage.currentWidget()
    assert isinstance(page, SessionsPage) and page.panel.uid
    return page.panel.uid


def test_from_a_model_in_one_step_that_can_be_undone(window, settle, store) -> None:
    choose(window, SHIPPED["fr"])
    page = window.stage.currentWidget()
    assert isinstance(page, PlanPage)
    QTest.keyClicks(page.editors["date"].core, "7/12/26")
    page.editors["place"].put("Maison de la femme")
    QTest.keyClick(page.editors["date"].core, Qt.Key.Key_Return)
    settle(window)
    uid = opened(window)
    row = store.get("session", uid)
    assert (row["title_ar"], row["theme"], row["place"], row["state"]) == (
        SHIPPED["ar"], "PRI", "Maison de la femme", "planned",
    )  # fmt: skip
    assert row["number"] and row["objectives_ar"] and row["agenda_en"]
    assert lines(store, uid, "date", "start") == [
        ("2026-12-07", "09:00"), ("2026-12-07", "14:00"), ("2026-12-08", "09:00"),
    ]  # fmt: skip
    assert all(topic for (topic,) in lines(store, uid, "topic_ar"))
    window.undo()
    settle(window)
    assert store.count("session") == 0


def test_so_many_half_days_without_a_model(window, settle, store) -> None:
    choose(window, "Plusieurs demi-journées à la fois…")
    page = window.stage.currentWidget()
    page.editors["title"].put("Visite à Tameslouht")
    page.halves.date.put("lundi 7 décembre 2026")
    page.halves.afternoon[0].setChecked(False)
    page.make.click()
    settle(window)
    uid = opened(window)
    assert store.get("session", uid)["title"] == "Visite à Tameslouht"
    assert [day for (day,) in lines(store, uid, "date")] == [
        "2026-12-07", "2026-12-08", "2026-12-09",
    ]  # fmt: skip


def test_a_day_that_cannot_be_read_is_shown_and_nothing_is_made(window, settle, store) -> None:
    choose(window, SHIPPED["fr"])
    page = window.stage.currentWidget()
    page.editors["date"].put("le sept")
    page.make.click()
    settle(window)
    assert window.stage.currentWidget() is page and store.count("session") == 0
    assert page.editors["date"].core.property("finding") == "refused"


@pytest.fixture
def held(store: Store) -> str:
    with store.transaction(_("x")) as t:
        uid = t.create("session", {"title": "Teinture", "place": "Skhour", "objectives_ar": "صباغة",
                                   "transport_each": 5000, "required_share": "75",
                                   "decisions": "Rien", "state": "held"})  # fmt: skip
        partner = t.create("partner", {"name": "Lycée Jules Guesde"})
        t.create("session_partner", {"session": uid, "partner": partner, "role": "host"})
        for day, start, topic in HALVES:
            t.create("slot", {"session": uid, "date": day, "start": start, "topic": topic,
                              "trainer": "Hind"})  # fmt: skip
        t.create("participant", {"session": uid, "name": "Marie"})
    return uid


def test_repeated_elsewhere_asks_for_new_days_and_takes_everything_but_people(
    window, settle, store, held
) -> None:
    sessions(window).show_record(held)
    window.stage.currentWidget().panel.duplicate()
    page = window.stage.currentWidget()
    assert isinstance(page, PlanPage)
    page.editors["date"].put("15/1/2027")
    page.editors["place"].put("Ben Guerir")
    page.make.click()
    settle(window)
    uid = opened(window)
    assert uid != held
    row = store.get("session", uid)
    assert (row["title"], row["place"], row["state"]) == ("Teinture", "Ben Guerir", "planned")
    assert (row["objectives_ar"], row["transport_each"]) == ("صباغة", 5000)
    assert row["decisions"] is None
    assert lines(store, uid, "date", "topic", "trainer") == [
        ("2027-01-15", "Plantes", "Hind"), ("2027-01-15", "Bain", "Hind"),
        ("2027-01-22", "Essais", "Hind"),
    ]  # fmt: skip
    context = store.reader()
    assert len(context.lines("session_partner", uid)) == 1
    assert not context.lines("participant", uid)
    window.undo()
    settle(window)
    assert store.count("session") == 1


def test_a_session_is_kept_as_a_model_and_planned_from_it(window, settle, store, held) -> None:
    sessions(window).show_record(held)
    window.go(f"model:{held}")
    settle(window)
    assert window.stage.current == "settings"
    kept = dict(models(window.session))
    (uid,) = (uid for uid, title in kept.items() if title == "Teinture")
    found = store.reader().lines("template_slot", uid)
    assert [(line["day"], line["topic"]) for line in found] == [
        (1, "Plantes"), (1, "Bain"), (8, "Essais"),
    ]  # fmt: skip
    choose(window, "Teinture")
    assert isinstance(window.stage.currentWidget(), PlanPage)
    window.undo()
    settle(window)
    assert "Teinture" not in dict(models(window.session)).values()


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_fit_and_what_is_typed_survives(
    make_window, settle, store, held, clipped, nameless, lang, size
) -> None:
    window = make_window(store, lang, size)
    for goal in ("plan:", f"plan:model:{models(window.session)[0][0]}", f"repeat:{held}"):
        window.go(goal)
        settle(window)
        assert not clipped(window) + nameless(window), goal
    choose(window, SHIPPED[lang])
    settle(window)
    page = window.stage.currentWidget()
    page.editors["date"].put("7/12/2026")
    chosen = page.model
    window.session.set_look(text_size=100 if size == 200 else 125)
    settle(window)
    again = window.stage.currentWidget()
    assert again is not page
    assert again.editors["date"].raw() == "7/12/2026" and again.model == chosen
