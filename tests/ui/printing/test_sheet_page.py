"""The attendance sheet in the window: looked at, printed as an edition, printed again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from artisanest_desktop.i18n import _
from artisanest_desktop.rules.half_days import several
from artisanest_desktop.store import Store, editions
from artisanest_desktop.ui.printing.menu import open_page
from artisanest_desktop.ui.printing.page import PrintPage
from artisanest_desktop.ui.printing.papers import MONEY, SHEET, Shown
from artisanest_desktop.ui.register.page import RegisterPage
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.stage import Stage


@pytest.fixture
def workshop(store: Store) -> str:
    """A session of three half-days over two days; two members."""
    with store.transaction(_("Added")) as t:
        uid = t.create("session", {"title": "Calculer un juste prix", "title_ar": "ثمن عادل"})
        for half in several("2026-11-24", 3):
            t.create("slot", {"session": uid, "date": half.date, "start": half.start,
                              "end": half.end})  # fmt: skip
        for n, row in enumerate(store.find("member")[:2]):
            t.create("participant", {"session": uid, "rank": f"a{n}",
                                     "member": store.row_uid("member", row)})  # fmt: skip
    return uid


@pytest.fixture
def make_print(qtbot, workshop: str, store: Store) -> Iterator[Callable[..., PrintPage]]:
    """``make_print(session)``: the page of the sheet, laid out; nothing is left running."""
    used: list[Session] = []
    stages: list[Stage] = []

    def make(session: Session, paper=SHEET) -> PrintPage:
        used.append(session)
        stage = Stage()
        qtbot.addWidget(stage)
        stage.start({"session": lambda: RegisterPage(session, "session")})
        stage.open("session")
        stage.resize(1366, 660)
        with qtbot.waitActive(stage):
            stage.show()
        stages.append(stage)
        open_page(session, stage.currentWidget(), "session", paper, Shown(uid=workshop))
        page = stage.currentWidget()
        assert isinstance(page, PrintPage)
        qtbot.waitUntil(lambda: page.document is not None, timeout=10_000)
        return page

    yield make
    for session in used:
        for pool in session.findChildren(QThreadPool):
            pool.waitForDone()
    qtbot.wait(1)


@pytest.fixture
def target(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the person puts the file."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    path = home / "out"

    def ask(_parent: object, _title: str, _name: str, _kinds: str) -> tuple[str, str]:
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return path


def many(store: Store, uid: str) -> list[int]:
    return [e["number"] for e in editions.of_record(store.reader(), uid)]


def printed(qtbot, page: PrintPage, press) -> None:
    press.click()
    qtbot.waitUntil(lambda: page.sent is not None, timeout=10_000)


def test_what_leaves_is_an_edition_and_can_be_printed_again(
    qtbot, session: Session, store: Store, workshop: str, make_print, target: Path
) -> None:
    page = make_print(session)
    assert "edition" not in page._choices
    page.choose("second", "ar")
    qtbot.waitUntil(lambda: page.document is not None)
    assert many(store, workshop) == []
    printed(qtbot, page, page.make)
    assert many(store, workshop) == [1]
    again = make_print(session)
    first = editions.newest(store.reader(), workshop)
    assert first is not None and first["languages"] == "fr,ar"
    again.choose("edition", first["uid"])
    qtbot.waitUntil(lambda: again.document is not None)
    assert not again._choices["second"].isVisible() and not again.workbook.isVisible()
    printed(qtbot, again, again.make)
    assert many(store, workshop) == [1]


def test_half_days_apart_or_of_one_day(
    qtbot, session: Session, store: Store, workshop: str, make_print
) -> None:
    page = make_print(session)
    page.choose("each", "each")
    qtbot.waitUntil(lambda: page.document is not None)
    assert len(page.document.facts["editions"]) == 3
    page.choose("slots", "day:2026-11-24")
    qtbot.waitUntil(lambda: page.document is not None)
    assert len(page.document.facts["editions"]) == 2


def test_the_same_as_a_workbook(
    qtbot, session: Session, store: Store, workshop: str, make_print, target: Path
) -> None:
    page = make_print(session)
    printed(qtbot, page, page.workbook)
    assert many(store, workshop) == [1] and page.sent.made.path.read_bytes()[:2] == b"PK"


def test_the_reimbursement_sheet_has_no_half_days(session: Session, make_print) -> None:
    page = make_print(session, MONEY)
    assert "slots" not in page._choices and page.workbook is None


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
@pytest.mark.parametrize("size", [100, 200])
def test_every_word_fits(
    qtbot, make_session, make_print, workshop, store, target, clipped, nameless, lang, size
) -> None:
    session = make_session(lang, size)
    printed(qtbot, page := make_print(session), page.make)
    page = make_print(session)
    qtbot.waitUntil(lambda: not page.preview.isVisible() or not page.preview.page.image.isNull(),
                    timeout=10_000)  # fmt: skip
    if folder := os.environ.get("LOOK"):
        page.grab().save(f"{folder}/sheet-{lang}-{size}.png")
    qtbot.waitUntil(lambda: not clipped(page))  # once the chips have found their lines
    assert not nameless(page)
