"""Every state of a roll call in every language, at the usual size and at 200 %: nothing cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import _
from artisanest_desktop.store import editions
from artisanest_desktop.ui.rollcall import cards, names, people
from artisanest_desktop.ui.widgets import Popover

LONG = "Aït Benhaddou Oulad Sidi Moulay Abdellah El Idrissi El Amrani"


@pytest.fixture(params=["fr", "ar", "en"])
def lang(request) -> str:
    return request.param


@pytest.fixture(params=[100, 200])
def reader(request, lang, make_session):
    """A session in a language and size."""
    return make_session(lang, request.param)


@pytest.fixture
def long_names(workshop, store):
    """A workshop in which everything is as long as it gets."""
    with store.transaction(_("x")) as t:
        t.set("session", workshop.uid, {"title": LONG, "place": LONG, "programme": "Erasmus+ KA2"})
        t.create("participant", {"session": workshop.uid, "name": LONG, "organisation": LONG,
                                 "rank": "zz"})  # fmt: skip
        partner = t.create("partner", {"name": "Fondation Moubadara pour la culture"})
        t.create("session_partner", {"session": workshop.uid, "partner": partner})
        t.create("attendance", {"participant": workshop.people[0], "slot": workshop.slots[0],
                                "mark": "late", "missed": 120})  # fmt: skip
    return workshop


def settle() -> None:
    for _turn in range(5):
        QApplication.processEvents()


def test_the_grid_and_its_side(reader, long_names, make_roll, clipped, nameless):
    roll = make_roll(reader, long_names.uid)
    for text in ("", "1-3 4a 5r20", "1-3 99 zz"):
        roll.numbers.line.setText(text)
        settle()
        assert not clipped(roll)
    assert not nameless(roll)
    way = Qt.LayoutDirection
    wanted = way.RightToLeft if reader.lang.rtl else way.LeftToRight
    assert roll.grid.layoutDirection() == wanted
    number, name = (roll.grid.place_of(0, column).x() for column in (0, 1))
    assert (number > name) == reader.lang.rtl


def test_no_half_day_and_nobody(reader, make_workshop, make_roll, clipped, nameless):
    for days, members in ((0, True), (3, False), (0, False)):
        workshop = make_workshop(days=days, guests=0, members=members)
        roll = make_roll(reader, workshop.uid)
        settle()
        assert not clipped(roll)
        assert not nameless(roll)
        roll.close()


@pytest.mark.parametrize(
    "opening",
    [
        lambda roll: cards.choice(roll, 0, 3),
        lambda roll: cards.half_day(roll, 4),
        lambda roll: cards.slot_fields(roll, 4),
        cards.adding,
        cards.finishing,
        lambda roll: people.card(roll, 0),
        lambda roll: people.card(roll, 4),
    ],
)
def test_cards(reader, long_names, make_roll, opening, clipped, nameless):
    roll = make_roll(reader, long_names.uid)
    opening(roll)
    settle()
    card = next(p for p in roll.findChildren(Popover) if p.isVisible())
    assert not clipped(card)
    assert not nameless(card)
    card.close()


def test_papers_and_names_read_from_them(reader, long_names, make_roll, store, clipped, nameless):
    people = [p["uid"] for p in store.reader().lines("participant", long_names.uid)]
    for blanks in (3, 5):
        with store.transaction(_("x")) as t:
            editions.freeze(
                t, store, "session", long_names.uid, "attendance", people, blanks=blanks
            )
    roll = make_roll(reader, long_names.uid)
    for text in ("1-3 7 8 9r15", "/1 7 Fatna", "/9 1", "7 "):
        roll.numbers.line.setText(text)
        settle()
        assert not clipped(roll)
    assert not nameless(roll)
    paper = roll.numbers.paper
    block = f"7 {LONG}\t{LONG}\t0661208899\nBenalli Khadidja\nErami Naima\n3 Zineb"
    found = names.read(block, paper, reader.lang, reader.today())
    names.look(store, roll.sheet, found, reader.lang)
    roll.review.show_names(found)
    roll.show_review()
    settle()
    assert not clipped(roll)
    assert not nameless(roll)


@pytest.mark.parametrize("look", ["dark", "contrast"])
def test_other_looks(make_session, long_names, make_roll, clipped, look):
    roll = make_roll(make_session("fr", 100, look), long_names.uid)
    settle()
    assert not clipped(roll)


@pytest.mark.parametrize("days", [1, 6, 10])
@pytest.mark.parametrize("width", [700, 1000, 1366, 1920])
def test_the_name_keeps_its_room(session, make_workshop, make_roll, clipped, width, days):
    workshop = make_workshop(days=days)
    roll = make_roll(session, workshop.uid)
    roll.resize(width, 640)
    settle()
    assert roll.grid.place_of(0, 1).width() >= 190
    assert not clipped(roll)
    if width >= 1366:  # ten half-days are seen at once
        assert roll.grid.horizontalScrollBar().maximum() == 0


def test_the_cell_one_types_in_is_in_sight_with_large_text(make_session, make_workshop, make_roll):
    workshop = make_workshop(guests=20)
    roll = make_roll(make_session("fr", 200), workshop.uid)
    roll.resize(1366, 440)
    for row in (0, 23, 12):
        roll.grid.go_to(row, 4)
        settle()
        cell = roll.grid.place_of(row, 4)
        at = roll.grid.viewport().mapTo(roll, cell.center())
        assert roll.rect().contains(at)
        top = roll.grid.viewport().mapTo(roll, cell.topLeft()).y()
        assert top >= 0 and top + cell.height() <= roll.height()
