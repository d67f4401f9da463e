"""What two people wrote differently is answered on one page, also in a line of a record."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from artisanest_desktop.i18n import LANGUAGES, _
from artisanest_desktop.store import Store
from artisanest_desktop.ui.questions import QuestionsPage


@pytest.fixture
def asked(store: Store, home: Path) -> tuple[Store, str, str]:
    """Two copies of the file were marked differently, then brought together."""
    with store.transaction(_("Session")) as t:
        session = t.create("session", {"title": "Calculer un juste prix"})
        slot = t.create("slot", {"session": session, "date": "2026-11-20", "start": "09:00"})
        who = t.create("participant", {"session": session, "name": "Marie Laurent"})
    copy = home / "copy" / "cooperative.artisanest"
    copy.parent.mkdir()
    shutil.copy(store.backup(), copy)
    pair = {"participant": who, "slot": slot}
    with store.transaction(_("Mark")) as t:
        mark = t.create("attendance", {**pair, "mark": "late"})
    with Store.open(copy, home / "other profile", author="Brahim") as other:
        with other.transaction(_("Mark")) as t:
            t.create("attendance", {**pair, "mark": "absent"})
        store.receive(other.package())
    assert [(q.register, q.uid, q.field) for q in store.questions()] == [
        ("attendance", mark, "mark")
    ]
    return store, mark, session


def value(store: Store, uid: str, key: str) -> object:
    found = store.get("attendance", uid)
    assert found is not None
    return found[key]


def test_a_question_about_a_line_is_answered(make_window, settle, asked) -> None:
    store, mark, _session = asked
    window = make_window(store)
    window.go("questions")
    page = window.stage.currentWidget()
    assert isinstance(page, QuestionsPage) and len(page.boxes) == 1
    shown = store.get("attendance", mark)
    names = {"late": "Naïma", "absent": "Brahim"}
    other = next(m for m in names if shown is not None and m != shown["mark"])
    buttons = page.boxes[0].findChildren(QPushButton)
    next(b for b in buttons if names[other] in b.accessibleName()).click()
    settle(window)
    assert value(store, mark, "mark") == other
    assert store.questions() == [] and page.boxes == []
    window.undo()
    settle(window)
    assert value(store, mark, "mark") != other


def test_it_leads_to_the_record(make_window, settle, asked) -> None:
    store, _mark, session = asked
    window = make_window(store)
    window.go("questions")
    page = window.stage.currentWidget()
    (button,) = (b for b in page.findChildren(QPushButton) if "juste prix" in b.accessibleName())
    button.click()
    settle(window)
    assert window.stage.current == "session"
    assert window.stage.currentWidget().panel.uid == session


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_fit(make_window, settle, asked, clipped, nameless, lang: str, size: int) -> None:
    window = make_window(asked[0], lang, size)
    window.go("questions")
    settle(window)
    assert not clipped(window) + nameless(window)
