"""Evaluation forms typed back one by one, corrected in the grid, counted beside it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.ui.results.forms import FormsPage


def forms(store: Store, session: str) -> list:
    return [(f["form"], f["answers"]) for f in store.reader().lines("evaluation", session)]


@pytest.fixture
def page(session, workshop, shown) -> FormsPage:
    return shown(FormsPage(session, workshop))


def test_form_after_form_the_next_number_by_itself(page, store, workshop, press):
    press("5 4 3 - 5 5\r" + "444444\r" + "7: 1 2 3 / merci\r" + "555555\r")
    assert forms(store, workshop) == [
        (1, "543-55"), (2, "444444"), (7, "123---"), (8, "555555")]  # fmt: skip
    assert store.reader().lines("evaluation", workshop)[2]["remark"] == "merci"
    store.undo(store.last_undoable().txn)
    assert len(forms(store, workshop)) == 3


def test_the_questions_are_the_sessions_own_once_a_form_is_typed(page, store, workshop, press):
    assert not store.reader().lines("evaluation_question", workshop)
    press("5 4\r")
    rows = store.reader().lines("evaluation_question", workshop)
    assert len(rows) == 6
    assert all(row["words"] and row["words_ar"] and row["words_en"] for row in rows)
    assert rows[0]["words"] != rows[0]["words_en"]


def test_a_number_that_is_there_is_written_over_and_said_before(page, store, workshop, press):
    press("555555\r1: 111111")
    assert "1" in page.line.said.text()
    press("\r")
    assert forms(store, workshop) == [(1, "111111")]


def test_a_cell_is_corrected_with_one_key_and_a_form_removed(page, store, workshop, press):
    press("555555\r444444\r")
    page.grid.setFocus()
    page.grid.go_to(0, page.grid.first())
    press("12")  # along the line
    assert forms(store, workshop)[0] == (1, "125555")
    page.grid.go_to(1, 0)
    page.grid._empty()
    assert forms(store, workshop) == [(1, "125555")]


def test_what_is_no_form_is_not_written(page, store, workshop, press):
    for line in ("6", "1234567", "abc"):
        page.line.line.setText(line)
        press("\r")
        assert page.line.line.text() == line
    assert not forms(store, workshop)


def test_means_and_counts_stand_beside(page, press):
    press("5 4\r3 -\r")
    assert page.charts[0].bars[0].figure.startswith("4,0") and "2" in page.charts[0].bars[0].figure
    assert page.charts[1].bars[0].figure.startswith("4,0") and "1" in page.charts[1].bars[0].figure


def test_every_language_and_size(reader, workshop, shown, press, clipped, nameless, store):
    with store.transaction(_("x")) as t:
        t.create("evaluation", {"session": workshop, "form": 1, "answers": "5432-1"})
    page = shown(FormsPage(reader, workshop))
    for text in ("", "5 4 3", "1: 55", "9"):
        page.line.line.setText(text)
        for _turn in range(4):
            QApplication.processEvents()
        assert not clipped(page)
    assert not nameless(page)
