"""Evaluation forms and the page of what came of a session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.reports import Options, evaluation_document, outcome_document, publish
from artisanest_desktop.reports.evaluation import next_number
from artisanest_desktop.store import Store, editions


@pytest.fixture
def session(store: Store) -> str:
    with store.transaction(_("Added")) as t:
        uid = t.create("session", {"title": "Calculer un juste prix", "title_ar": "حساب الثمن"})
        for n in range(5):
            t.create("participant", {"session": uid, "name": f"Marie {n}", "score_before": "8",
                                     "score_after": "12", "satisfaction": 4})  # fmt: skip
    return uid


@pytest.mark.parametrize(("code", "second"), [("fr", ""), ("ar", "fr"), ("en", "ar")])
def test_a_form_for_each_and_two_to_a_page(
    store: Store, session: str, tmp_path: Path, whole: Callable[[Path], int], code: str,
    second: str,
) -> None:  # fmt: skip
    options = Options(store.language(code), answers={"second": second})
    document = evaluation_document(store, session, options)
    assert [len(page) for page in document.pages] == [2, 2, 1]
    assert not store.reader().lines("edition", session)  # a preview leaves nothing
    assert whole(publish(store, document, tmp_path / "a.pdf")) == 3


def test_forms_printed_later_go_on_from_those_numbers(
    store: Store, session: str, tmp_path: Path
) -> None:
    options = Options(store.language("fr"), answers={"copies": "10"})
    publish(store, evaluation_document(store, session, options), tmp_path / "a.pdf")
    assert next_number(store, session) == 11
    publish(store, evaluation_document(store, session, options), tmp_path / "b.pdf")
    printed = editions.of_record(store.reader(), session, "evaluation")
    assert [list(editions.blank_lines(e)) for e in printed] == [
        list(range(1, 11)), list(range(11, 21))]  # fmt: skip
    assert len(store.reader().lines("evaluation_question", session)) == 6


def test_a_printed_form_does_not_move_the_numbers_of_the_roll_call(
    store: Store, session: str, tmp_path: Path
) -> None:
    before = editions.roll(store.reader(), session)
    options = Options(store.language("fr"))
    publish(store, evaluation_document(store, session, options), tmp_path / "a.pdf")
    assert editions.roll(store.reader(), session) == before


def test_ten_questions_have_a_page_each(store: Store, session: str) -> None:
    with store.transaction(_("Added")) as t:
        for n in range(12):
            values = {"session": session, "words": f"Question {n}", "rank": f"a{n:02}"}
            t.create("evaluation_question", values)
    document = evaluation_document(store, session, Options(store.language("fr")))
    assert [len(page) for page in document.pages] == [1] * 5


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
def test_the_result_is_one_page(
    store: Store, session: str, tmp_path: Path, whole: Callable[[Path], int], code: str
) -> None:
    with store.transaction(_("Added")) as t:
        for n in range(1, 9):
            t.create("evaluation", {"session": session, "form": n, "answers": "5-4321",
                                    "remark": "Merci"})  # fmt: skip
    document = outcome_document(store, session, Options(store.language(code)))
    assert len(document.pages) == 1
    assert whole(publish(store, document, tmp_path / "a.pdf")) == 1


def test_a_session_without_results_is_a_page_all_the_same(store: Store) -> None:
    with store.transaction(_("Added")) as t:
        uid = t.create("session", {"title": "Teinture"})
    assert len(outcome_document(store, uid, Options(store.language("fr"))).pages) == 1
