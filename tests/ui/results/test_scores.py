"""Scores and satisfaction: by the numbers of the sheet, or down the grid, one undo each."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.ui.results.scores import ScoresPage


def values(store: Store, session: str, key: str) -> list:
    return [p[key] for p in store.reader().lines("participant", session)]


@pytest.fixture
def page(session, workshop, shown) -> ScoresPage:
    return shown(ScoresPage(session, workshop))


def test_a_line_writes_what_it_said_and_one_undo_takes_it_back(page, store, workshop, press):
    page.line.line.setFocus()
    press("1=12 2=8,5 3-4=10")
    assert "4" in page.line.said.text()
    press("\r")
    assert values(store, workshop, "score_before") == ["12", "8.5", "10", "10", None]
    store.undo(store.last_undoable().txn)
    assert values(store, workshop, "score_before") == [None] * 5


def test_down_the_grid_with_a_number_and_enter(page, store, workshop, press):
    assert press("12\r8,5\r\r10\r") == 11
    assert values(store, workshop, "score_before") == ["12", "8.5", None, "10", None]
    page.grid.show_column("satisfaction")
    press("54")  # one key is enough
    assert values(store, workshop, "satisfaction") == [5, 4, None, None, None]


def test_the_sheet_that_was_printed_keeps_its_numbers(session, store, workshop, shown, press):
    from artisanest_desktop.store import editions

    people = [p["uid"] for p in store.reader().lines("participant", workshop)]
    with store.transaction(_("x")) as t:
        editions.freeze(t, store, "session", workshop, "attendance", people[::-1])
    page = shown(ScoresPage(session, workshop))
    page.line.line.setFocus()
    press("1=7\r")
    assert values(store, workshop, "score_before") == [None] * 4 + ["7"]


def test_above_the_scale_is_said_and_written(page, store, workshop, press):
    page.line.line.setFocus()
    press("2=25")
    assert "20" in page.line.said.text() and page.line.line.property("finding") == "doubtful"
    press("\r")
    assert values(store, workshop, "score_before")[1] == "25"
    page.scale_choice.choose("100")
    page._rescale()
    page.line.line.setText("2=30")
    assert not page.line.line.property("finding")


def test_nothing_is_written_of_a_line_that_is_not_clear(page, store, workshop, press):
    for line in ("9=4", "1=x", "1=4 zz"):
        page.line.line.setText(line)
        page.line.line.setFocus()
        press("\r")
        assert page.line.line.text() == line
    assert values(store, workshop, "score_before") == [None] * 5


def test_what_is_no_score_is_refused_in_words(page, store, workshop, session):
    heard = []
    session.refused.connect(heard.append)
    page.grid.take(0, page.grid.first(), "douze")
    assert "douze" in session.lang(heard[0])
    assert values(store, workshop, "score_before") == [None] * 5


def test_the_gain_counts_only_who_has_both(page, press):
    page._typed_line("score_before", {one.uid: "8" for one in page.grid.grid.lines[:3]})
    page._typed_line("score_after", {one.uid: "12" for one in page.grid.grid.lines[1:4]})
    assert [bar.figure for bar in page.gain.bars] == ["8,0", "12,0"]
    assert "+4" in page.gain_words.text() and "2" in page.gain_words.text()


def test_every_language_and_size(reader, workshop, shown, clipped, nameless):
    page = shown(ScoresPage(reader, workshop))
    page._typed_line("score_before", {one.uid: "8" for one in page.grid.grid.lines})
    page._typed_line("score_after", {one.uid: "12" for one in page.grid.grid.lines})
    for text in ("", "1-3=4", "1=99", "zz"):
        page.line.line.setText(text)
        for _turn in range(4):
            QApplication.processEvents()
        assert not clipped(page)
    assert not nameless(page)
