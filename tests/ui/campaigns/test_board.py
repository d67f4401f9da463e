"""A campaign as staff sees it: started, sent, dropped back, merged, reminded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from artisanest_desktop.exchange import campaigns
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.ui.campaigns.board import BoardPage
from artisanest_desktop.ui.campaigns.correcting import CorrectPage
from artisanest_desktop.ui.campaigns.page import CampaignsPage
from artisanest_desktop.ui.campaigns.rows import SendingRow
from artisanest_desktop.ui.campaigns.starting import StartPage
from artisanest_desktop.ui.home import doing
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button


@pytest.fixture
def campaign(store: Store) -> str:
    """To two cooperatives and somebody by name; it is late."""
    with store.transaction(_("Cooperatives")) as t:
        made = [t.create("cooperative", {"name": n}) for n in ("Coopérative Amal", "Nour")]
        t.create("member", {"family_name": "Bouzid", "given_name": "Hada", "cooperative": made[0]})
    to = [{"cooperative": made[0], "language": "fr"}, {"cooperative": made[1], "language": "ar"},
          {"title": "Association X", "language": "fr"}]  # fmt: skip
    values = {"title": "Membres 2026", "register": "member", "sent_as": "list",
              "profile": "inside", "due": "2020-01-31"}  # fmt: skip
    return campaigns.start(store, values, to)


@pytest.fixture
def board(qtbot, session: Session, campaign: str) -> BoardPage:
    """Its board on screen."""
    return shown(qtbot, BoardPage(session, campaign, lambda: None))


def shown(qtbot, page):
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    return page


def stages(board: BoardPage) -> list[str]:
    assert board.board is not None
    return [line.stage for line in board.board.lines]


def press(page: QWidget, words: str) -> None:
    next(b for b in page.findChildren(Button) if b.text() == words and b.isVisible()).click()


def test_started_with_the_cooperatives_ticked_and_somebody_by_name(
    qtbot, session: Session, store: Store, campaign: str
) -> None:
    page = shown(qtbot, StartPage(session, lambda: None))
    page.boxes["title"].editor.put("Produits")
    page.about.choose("product")
    page.to.tick_all(False)
    page.start()
    assert page.note.isVisible(), "nobody is ticked"
    page.to.ticks[next(iter(page.to.ticks))].setChecked(True)
    page.to.others.setText("Dar Al Maalma، Atelier")
    with qtbot.waitSignal(session.wanted) as goal:
        page.start()
    uid = goal.args[0].removeprefix("campaign:")
    record = store.get("campaign", uid)
    assert record and (record["title"], record["register"]) == ("Produits", "product")
    assert len(store.reader().lines("sending", uid)) == 3


def test_made_dropped_and_merged(qtbot, board: BoardPage, store: Store, tmp_path: Path) -> None:
    board.make(tmp_path / "out")
    qtbot.waitUntil(lambda: stages(board) == ["late"] * 3, timeout=20000)
    path = next((tmp_path / "out").glob("*Amal*"))
    book = openpyxl.load_workbook(path)
    book.worksheets[0].cell(3, 2).value = "Nouvelle"
    back = tmp_path / "back"
    back.mkdir()
    book.save(back / "x.xlsx")
    (back / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    board.receive([str(back)])
    qtbot.waitUntil(lambda: stages(board)[0] == "back", timeout=20000)
    qtbot.waitUntil(lambda: len(board._troubles) == 1)
    board.merge.click()
    qtbot.waitUntil(lambda: stages(board)[0] == "merged", timeout=20000)
    assert store.find("member", "Nouvelle")
    entry = store.last_undoable()
    assert entry is not None and entry.kind == "import"
    store.undo(entry.txn)
    qtbot.waitUntil(lambda: stages(board)[0] == "back")


def test_a_reminder_is_copied_in_the_language_of_each(
    qtbot, board: BoardPage, tmp_path: Path
) -> None:
    board.make(tmp_path / "out")
    qtbot.waitUntil(lambda: stages(board) == ["late"] * 3, timeout=20000)
    qtbot.wait(50)
    press(board, "Copier un rappel pour tous les retards")
    text = QGuiApplication.clipboard().text()
    assert "Coopérative Amal et Association X" in text and "السلام عليكم" in text
    assert "31 janvier 2020" in text


def test_one_more_cooperative_is_added_by_the_keyboard_and_undone(
    qtbot, board: BoardPage, session: Session, store: Store
) -> None:
    popover = board.ask_more(board.more)
    names = [b.text() for b in popover.findChildren(Button)]
    assert "Coopérative Amal" not in names and "Tifawin" in names, "those who have it are not asked"
    with qtbot.waitSignal(session.said) as said:
        qtbot.keyClick(next(b for b in popover.findChildren(Button) if b.text() == "Tifawin"),
                       Qt.Key.Key_Space)  # fmt: skip
    assert said.args[1], "it can be undone from the quiet line"
    qtbot.waitUntil(lambda: len(stages(board)) == 4)
    assert stages(board)[-1] == "waiting"
    entry = store.last_undoable()
    assert entry is not None
    store.undo(entry.txn)
    qtbot.waitUntil(lambda: len(stages(board)) == 3)


def test_somebody_is_added_by_name(qtbot, board: BoardPage, store: Store) -> None:
    popover = board.ask_more(board.more)
    line = popover.findChild(QLineEdit, "other-name")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert len(stages(board)) == 3, "nobody was named"
    line.setText("Dar Al Maalma")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(stages(board)) == 4)
    assert board.board.lines[-1].name == "Dar Al Maalma"


def test_a_field_is_saved_when_left(qtbot, board: BoardPage, store: Store) -> None:
    editor = board.details.boxes["title"].editor
    editor.put("Membres 2027")
    editor.left.emit()
    record = store.get("campaign", board.uid)
    assert record and record["title"] == "Membres 2027"


def test_home_leads_to_what_is_late(store: Store, campaign: str, tmp_path: Path) -> None:
    campaigns.make_files(store, campaign, tmp_path)
    found = doing._campaigns(store, store.language("fr"))
    assert [t.goal for t in found] == [f"campaign:{campaign}"]


@pytest.mark.parametrize(("lang", "size"), [("fr", 100), ("ar", 200)])
def test_words_fit(
    qtbot,
    make_session: Callable[..., Session],
    store: Store,
    campaign: str,
    tmp_path: Path,
    clipped: Callable[[QWidget], list[str]],
    nameless: Callable[[QWidget], list[str]],
    lang: str,
    size: int,
) -> None:
    campaigns.make_files(store, campaign, tmp_path)
    stranger = openpyxl.Workbook()
    stranger.active.append(["Nom", "x"])
    stranger.save(tmp_path / "liste.xlsx")
    campaigns.recognise(store, campaign, [tmp_path / "liste.xlsx"])
    session = make_session(lang, size)
    session.clock = lambda: dt.date(2026, 11, 23)
    pages = (
        CampaignsPage(session, lambda: None),
        BoardPage(session, campaign, lambda: None),
        StartPage(session, lambda: None),
    )
    for page in pages:
        shown(qtbot, page)
        qtbot.wait(80)
        assert not clipped(page) + nameless(page), type(page).__name__


def test_corrections_are_asked_for(
    qtbot, session: Session, store: Store, tmp_path: Path, clipped, nameless
) -> None:
    uid = store.row_uid("member", store.find("member")[0]) or ""
    with store.transaction(_("A doubtful phone")) as t:
        t.set("member", uid, {"phone": "0612"})
    page = shown(qtbot, CorrectPage(session, "member", "", lambda: None))
    page.tongue.choose("ar")
    page.refresh()
    page.copy.click()
    assert "1. " in QGuiApplication.clipboard().text()
    page.write(tmp_path / "c.xlsx")
    qtbot.waitUntil(lambda: page.sent is not None, timeout=20000)
    assert (tmp_path / "c.xlsx").exists()
    qtbot.wait(80)
    assert not clipped(page) + nameless(page)


def test_the_sendings_of_one_stage_alone(qtbot, board: BoardPage, tmp_path: Path) -> None:
    first = board._shown().lines[0].uid
    board.make(tmp_path / "out", [first])
    qtbot.waitUntil(lambda: "late" in stages(board), timeout=20000)

    def rows() -> list[str]:
        return [w.line.uid for w in board.findChildren(SendingRow) if not w.isHidden()]

    qtbot.waitUntil(lambda: len(rows()) == 3)
    board.chips["late"].click()
    qtbot.waitUntil(lambda: rows() == [first])
    assert board.chips["late"].isChecked()
    board.chips["late"].click()
    qtbot.waitUntil(lambda: len(rows()) == 3)
