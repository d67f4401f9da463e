"""The signed sheet of a half-day: chosen, dropped, opened again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from artisanest_desktop.ui.rollcall import cards


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    image = QImage(400, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    path = tmp_path / "feuille.jpg"
    assert image.save(str(path))
    return path


@pytest.fixture
def chosen(monkeypatch, scan) -> list[str]:
    """The dialog answers with the scan; gives the titles it was opened with."""
    titles: list[str] = []

    def ask(_parent, title, *_rest):
        titles.append(title)
        return [str(scan)], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    return titles


def files(store, slot: str) -> list[str]:
    return [row["name"] for row in store.reader().lines("attachment", slot)]


def event(kind: type[QDropEvent], path: Path) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event.kept = data  # Qt does not keep it alive
    at = QPointF(10, 10) if kind is QDropEvent else QPoint(10, 10)
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return kind(at, Qt.DropAction.CopyAction, data, button, keys)


def test_the_scan_goes_to_the_half_day_that_is_being_typed(roll, workshop, store, chosen, qtbot):
    roll.grid.go_to(0, 4)
    with qtbot.waitSignal(roll.scans.came):
        roll.top.attach.click()
    assert chosen == ["Feuille signée : mardi 3 après-midi"]
    assert files(store, workshop.slots[1]) == ["feuille.jpg"]
    qtbot.waitUntil(lambda: any("2 feuilles" in b.text() for b in roll.complete.findChildren(
        type(roll.top.finish))))  # fmt: skip


def test_what_is_missing_asks_for_the_sheet(roll, workshop, store, chosen, qtbot):
    lack = next(one for one in roll.complete.found if one.kind == "sheet")
    with qtbot.waitSignal(roll.scans.came):
        roll.complete.wanted.emit(lack)
    assert files(store, workshop.slots[0]) == ["feuille.jpg"]


def test_a_scan_dropped_anywhere_belongs_to_the_half_day(roll, workshop, store, scan, qtbot):
    roll.grid.go_to(0, 5)
    QApplication.sendEvent(roll, event(QDragEnterEvent, scan))
    assert roll.drop.isVisible()
    assert roll.drop.words.text() == "Feuille signée : mercredi 4 matin"
    with qtbot.waitSignal(roll.scans.came):
        QApplication.sendEvent(roll, event(QDropEvent, scan))
    assert files(store, workshop.slots[2]) == ["feuille.jpg"]
    assert not roll.drop.isVisible()


def test_a_workbook_dropped_here_is_received_as_anywhere(roll, workshop, tmp_path):
    book = tmp_path / "retour.xlsx"
    book.write_bytes(b"PK")
    QApplication.sendEvent(roll, event(QDragEnterEvent, book))
    assert not roll.drop.isVisible()


def test_an_attached_sheet_is_opened_from_the_card(roll, workshop, chosen, qtbot, monkeypatch):
    with qtbot.waitSignal(roll.scans.came):
        roll.top.attach.click()
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(opened.append(url)) or True)
    cards.half_day(roll, 3)
    menu = next(m for m in roll.findChildren(cards.Menu) if m.isVisible())
    next(b for b in menu.rows if b.text() == "feuille.jpg").click()
    assert opened[0].toLocalFile().endswith("feuille.jpg")
