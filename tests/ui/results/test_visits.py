"""Visits after three and six months: one key, then words, the day by itself; one undo each."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import _
from artisanest_desktop.reports import Options, visits_document
from artisanest_desktop.ui.home import doing, figures
from artisanest_desktop.ui.results.visits import VisitsPage

LATER = dt.date(2027, 2, 3)  # three months after the workshop


@pytest.fixture
def people(store, workshop) -> list[str]:
    return [p["uid"] for p in store.reader().lines("participant", workshop)]


@pytest.fixture
def page(session, workshop, shown) -> VisitsPage:
    session.clock = lambda: LATER
    return shown(VisitsPage(session, workshop))


def field(store, people, key) -> list:
    return [store.get("participant", uid)[key] for uid in people]


def test_one_line_each_along_the_line(page, store, people, press):
    page.grid.go_to(0, page.grid.first())
    press("p" + "papier\r" + "compte ses heures\r")
    first = store.get("participant", people[0])
    assert (first["in_use_3"], first["in_use_why"]) == ("partly", "papier")
    assert first["does_differently"] == "compte ses heures"
    assert first["visited_3"] == "2027-02-03"
    assert field(store, people, "in_use_3")[1:] == [None] * 4
    store.undo(store.last_undoable().txn)
    assert store.get("participant", people[0])["does_differently"] is None


def test_only_who_came_is_asked(page, people):
    assert [one.uid for one in page.grid.grid.lines] == people[:4]


def test_the_later_visit_has_its_own_fields(page, store, people, press):
    page.months.choose("6")
    page._other_visit()
    page.grid.setFocus()
    page.grid.go_to(0, page.grid.first())
    press("o")
    assert store.get("participant", people[0])["in_use_6"] == "yes"
    assert store.get("participant", people[0])["in_use_3"] is None


def test_the_rate_stands_beside(page):
    lines = page.grid.grid.lines
    page._typed({(lines[0].uid, "in_use"): "yes", (lines[1].uid, "in_use"): "no"})
    assert "50" in page.rate.text()
    assert [bar.figure for bar in page.chart.bars] == ["1", "0", "1"]


def test_everybody_who_is_due_and_who_was_answered_stays_in_sight(session, store, workshop,
                                                                  people, shown):  # fmt: skip
    session.clock = lambda: LATER
    page = shown(VisitsPage(session))
    assert [one.uid for one in page.grid.grid.lines] == people[:4]
    page._typed({(people[0], "in_use"): "yes"})
    assert [one.uid for one in page.grid.grid.lines] == people[:4]
    assert len(shown(VisitsPage(session)).grid.grid.lines) == 3


def test_home_says_how_many(session, store, workshop):
    found = doing.todo(store, figures.Figures(1, cooperatives=1), LATER, session.lang)
    visit = next(one for one in found if one.goal == "visits")
    assert "4" in session.lang(visit.words)
    assert not [one for one in doing.todo(store, figures.Figures(1, cooperatives=1),
                                          dt.date(2026, 12, 1), session.lang)
                if one.goal == "visits"]  # fmt: skip


def test_the_list_to_take_along_has_phones_only_inside(store, workshop):
    lang = store.language("fr")
    inside = visits_document(store, workshop, Options(lang))
    outside = visits_document(store, workshop, Options(lang, private=False))
    assert inside.facts["private"] == ["phone"] and outside.facts["private"] == []
    assert inside.facts["rows"] == {"participant": 4}


@pytest.mark.parametrize("whole", [True, False])
def test_every_language_and_size(reader, store, workshop, shown, clipped, nameless, whole):
    reader.clock = lambda: LATER
    with store.transaction(_("x")) as t:
        who = store.reader().lines("participant", workshop)[0]["uid"]
        t.set("participant", who, {"in_use_3": "partly", "in_use_why": "Le papier manque"})
    page = shown(VisitsPage(reader, "" if whole else workshop))
    for _turn in range(4):
        QApplication.processEvents()
    assert not clipped(page)
    assert not nameless(page)
