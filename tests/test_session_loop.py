"""Sessions from end to end, as a trainer goes through them: what issue 6 calls done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from artisanest_desktop import exchange, reports
from artisanest_desktop.exchange import EVERYTHING
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store, growing
from artisanest_desktop.store import counting as store_counting
from artisanest_desktop.ui import theme
from artisanest_desktop.ui.preferences import Settings
from artisanest_desktop.ui.results.consents import ConsentsPage
from artisanest_desktop.ui.results.forms import FormsPage
from artisanest_desktop.ui.results.scores import ScoresPage
from artisanest_desktop.ui.rollcall.page import RollCallPage
from artisanest_desktop.ui.session import Session
from tests.trainer import (
    Story,
    consents_are_typed,
    figures_agree_with_what_is_counted_by_hand,
    forms_are_typed,
    it_is_planned_from_the_model,
    its_sheet_is_printed,
    nineteen_certificates,
    picture,
    scores_are_typed,
    the_first_half_day_is_typed_at_the_window,
    the_passport_in_both_scripts,
    the_scans_find_their_place,
    the_second_from_the_command_line,
    the_third_in_arabic,
    there_are_forty_members,
    twenty_five_are_invited,
    two_visits,
    undone_step_by_step,
    what_is_missing_is_completed,
    words_of,
)


@pytest.fixture
def story(tmp_path: Path, qapp: QApplication) -> Iterator[Story]:
    theme.load_fonts()
    reports.ready()
    told = Story(tmp_path)
    yield told
    told.store.close()


@pytest.fixture
def at_the_window(story: Story, home: Path, qtbot: Any) -> Callable[..., Any]:
    """``at_the_window(page, lang)``: a page of the workshop on screen."""
    sessions: list[Session] = []

    def show(page: Callable[[Session, str], QWidget], lang: str = "fr") -> Any:
        settings = Settings.load(home)
        settings.language = lang
        session = Session(settings)
        session.use(story.store)
        session.clock = lambda: story.clock.day
        sessions.append(session)
        shown = page(session, story.uid)
        qtbot.addWidget(shown)
        with qtbot.waitActive(shown):
            shown.show()
        return shown

    return show


def all_of_it_comes_back_in_a_workbook(story: Story) -> None:
    """Marks, scores, forms, certificates and visits: unchanged here, whole in an empty store."""
    store = story.store
    path = exchange.export(store, EVERYTHING, story.folder / "after.xlsx", "fr").path
    again = exchange.receive_file(store, path, "fr")
    assert again.writes == 0 and not again.questions
    folder = story.folder / "another"
    with Store.open(folder / "a.artisanest", profile=folder) as other:
        exchange.apply(other, exchange.receive_file(other, path, "fr"))
        here, there = told(store), told(other)
        assert here == there and len(here["participant"]) > 30 and here["attendance"]


#: What of a line is the same in every store, by register.
_TOLD = {
    "participant": ("name", "enrolment", "score_before", "score_after", "satisfaction",
                    "certificate", "certificate_kind", "in_use_3", "in_use_6"),
    "attendance": ("mark", "missed"),
    "evaluation": ("form", "answers", "remark"),
    "slot": ("date", "start", "end", "topic"),
}  # fmt: skip


def told(store: Store) -> dict[str, list[str]]:
    """The lines of all sessions in words that do not hang on the store."""
    found: dict[str, list[str]] = {}
    for register, keys in _TOLD.items():
        rows = picture(store)[register]
        values = rows.values() if isinstance(rows, dict) else rows
        found[register] = sorted(str([row.get(key) for key in keys]) for row in values)
    return found


def test_a_pricing_workshop(story: Story, at_the_window: Any, capsys: Any) -> None:
    there_are_forty_members(story)
    story.step("plan")
    it_is_planned_from_the_model(story)
    story.step("invite")
    twenty_five_are_invited(story)
    story.step("print")
    sheet = its_sheet_is_printed(story)
    story.clock.day = dt.date(2026, 12, 8)
    story.step("type")
    the_first_half_day_is_typed_at_the_window(story, at_the_window(RollCallPage))
    story.step("by command")
    the_second_from_the_command_line(story, capsys)
    the_third_in_arabic(story, at_the_window(RollCallPage, "ar"))
    story.step("scan")
    the_scans_find_their_place(story, sheet)
    what_is_missing_is_completed(story)
    story.step("results")
    scores_are_typed(story, at_the_window(ScoresPage))
    forms_are_typed(story, at_the_window(FormsPage, "ar"))
    story.step("consents")
    consents_are_typed(story, at_the_window(ConsentsPage))
    story.step("certify")
    nineteen_certificates(story)
    story.step("visit")
    story.clock.day = dt.date(2027, 6, 8)
    two_visits(story)
    the_passport_in_both_scripts(story)
    figures_agree_with_what_is_counted_by_hand(story)
    all_of_it_comes_back_in_a_workbook(story)
    undone_step_by_step(story)


def a_linkup_meeting(store: Store) -> tuple[str, str]:
    """Seven partners, five decisions, four commitments, and the pilot that grew out of it."""
    with store.transaction(_("A meeting")) as t:
        partners = [t.create("partner", {"name": f"Partenaire {n}"}) for n in range(1, 8)]
        said = "\n".join(f"- Décision {n}" for n in range(1, 6))
        uid = t.create(
            "session",
            {
                "title": "Rencontre LinkUp",
                "title_ar": "لقاء LinkUp",
                "kind": "linkup",
                "state": "held",
                "decisions": said,
            },
        )
        slot = t.create("slot", {"session": uid, "date": "2026-10-14", "start": "09:00",
                                 "end": "12:00"})  # fmt: skip
        for n, partner in enumerate(partners):
            t.create("session_partner", {"session": uid, "partner": partner, "rank": f"b{n}",
                                         "brings": f"Apport {n}"})  # fmt: skip
        for n, (state, due) in enumerate((("open", "2026-11-01"), ("open", "2027-03-01"),
                                          ("kept", "2026-11-01"), ("dropped", None))):  # fmt: skip
            t.create(
                "commitment",
                {
                    "session": uid,
                    "what": f"Engagement {n}",
                    "rank": f"b{n}",
                    "partner": partners[n],
                    "due": due,
                    "state": state,
                },
            )
        for name, sex in (("Marie Laurent", "F"), ("Paul Martin", "M")):
            who = t.create("participant", {"session": uid, "name": name, "sex": sex})
            t.create("attendance", {"participant": who, "slot": slot, "mark": "present"})
    project = growing.grow(store, uid, "2026-11-20")
    assert len(store.reader().lines("project_partner", project)) == 7
    with store.transaction(_("A pilot")) as t:
        t.set("project", project, {"title": "Catalogue commun", "kind": "pilot"})
        t.create("step", {"project": project, "what": "Photos", "state": "done", "rank": "b"})
        t.create("step", {"project": project, "what": "Textes", "state": "open", "rank": "c"})
        t.create("indicator", {"project": project, "what": "Femmes présentes", "rule": "women",
                               "target": "5", "rank": "b"})  # fmt: skip
    return uid, project


def test_a_linkup_meeting_and_its_pilot(story: Story) -> None:
    store = story.store
    meeting, project = a_linkup_meeting(store)
    options = reports.Options(store.language("fr"))
    report = reports.meeting_document(store, meeting, options)
    text = words_of(reports.publish(store, report, story.folder / "report.pdf"))
    assert all(f"Décision {n}" in text for n in range(1, 6)) and "Engagement 3" in text
    thanks = reports.thanks_document(store, "session", meeting, options)
    text = words_of(reports.publish(store, thanks, story.folder / "thanks.pdf"))
    assert all(f"Partenaire {n}" in text and f"Apport {n - 1}" in text for n in range(1, 8))
    (due,) = store_counting.commitments_due(store, "2026-11-20")
    assert (store.get("commitment", due) or {})["what"] == "Engagement 0"
    assert store_counting.open_commitments(store) == 2
    context, row = story.read(), store.get("project", project) or {}
    fields = store.registers["project"]
    found = {
        key: fields[key].compute(row, context)
        for key in ("sessions", "reached", "steps_done", "commitments_kept", "open_commitments")  # type: ignore[misc]
    }
    assert found == {"sessions": 1, "reached": 2, "steps_done": "1/2", "commitments_kept": 1,
                     "open_commitments": 2}  # fmt: skip
    (indicator,) = context.lines("indicator", project)
    assert store.registers["indicator"]["achieved"].compute(indicator, context) == "1"  # type: ignore[misc]
    with store.transaction(_("Kept")) as t:
        t.set("commitment", due, {"state": "kept"})
    assert store_counting.commitments_due(store, "2026-11-20") == []


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_everything_goes_out_in_one_workbook_and_comes_back(story: Story, lang: str) -> None:
    store = story.store
    there_are_forty_members(story)
    it_is_planned_from_the_model(story)
    twenty_five_are_invited(story)
    its_sheet_is_printed(story)
    a_linkup_meeting(store)
    before = picture(store)
    path = exchange.export(store, EVERYTHING, story.folder / "all.xlsx", lang).path
    again = exchange.receive_file(store, path, lang)
    assert again.writes == 0 and not again.questions
    assert picture(store) == before
    with Store.open(story.folder / "empty.artisanest", profile=story.folder / "other") as empty:
        exchange.apply(empty, exchange.receive_file(empty, path, lang))
        for key in ("member", "session", "slot", "participant", "attendance", "partner",
                    "session_partner", "commitment", "project", "step", "indicator"):  # fmt: skip
            assert len(picture(empty)[key]) == len(before[key]), key
