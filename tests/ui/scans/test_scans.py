"""Photos of signed sheets find their places by themselves; what is not recognised is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QMimeData, QPoint, QPointF, QSizeF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.ui.record.files import taking
from artisanest_desktop.ui.record.files.dropping import DropZone
from artisanest_desktop.ui.rollcall.page import RollCallPage
from artisanest_desktop.ui.scans import decoding, incoming
from artisanest_desktop.ui.scans.asking import ScansPage
from tests.ui.scans.conftest import picture


def files(store: Store, record: str) -> list[str]:
    return [row["name"] for row in store.reader().lines("attachment", record)]


@pytest.fixture
def taken(session, qtbot):
    """``taken(paths, here)``: drop them and wait until they are read."""

    def taken(paths: list[Path], here: str = "") -> incoming.Read:
        found: list[incoming.Read] = []
        incoming.take(session, paths, here, found.append)
        qtbot.waitUntil(lambda: bool(found), timeout=20_000)
        return found[0]

    return taken


@pytest.mark.parametrize("turned", [0, 90, 180, 187, 352])
@pytest.mark.parametrize("dpi", [110, 200, 300])
def test_a_page_is_known_however_it_was_taken(turned, dpi, photo_of, qapp):
    edition = "0193aa12-7c1e-7000-8000-0123456789ab"
    (mark,) = decoding.marks(photo_of(edition, 3, "a.jpg", turned, dpi))
    assert (mark.edition, mark.page) == (edition, 3)


def test_a_folder_of_several_sessions_finds_its_places(
    make_printed, photo_of, taken, store, tmp_path
):
    one, two = make_printed("Prix"), make_printed("Teinture")
    photo_of(one.editions[0], 1, "dossier/IMG_1.jpg", turned=180)
    photo_of(one.editions[1], 1, "dossier/jour/IMG_2.png")
    photo_of(two.editions[0], 2, "dossier/IMG_3.jpg", turned=5)
    photo_of(None, 1, "dossier/IMG_4.jpg")
    (tmp_path / "dossier" / "notes.txt").write_text("x")
    read = taken([tmp_path / "dossier"])
    assert files(store, one.slots[0]) == ["IMG_1.jpg"]
    assert sorted(files(store, one.slots[1]))[0] == "IMG_1.jpg"
    assert len(files(store, one.slots[1])) == 2
    assert files(store, two.slots[0]) == files(store, two.slots[1]) == ["IMG_3.jpg"]
    assert [scan.file.name for scan in read.unknown] == ["IMG_4.jpg"]
    caption = store.reader().lines("attachment", two.slots[0])[0]["caption"]
    assert caption == "S-2026-002/1 – 2"
    # One step, taken back as a whole; dropped again it comes once more, and only once.
    store.undo(store.last_undoable().txn)
    assert files(store, one.slots[1]) == []
    assert taken([tmp_path / "dossier"]).new == 3
    assert taken([tmp_path / "dossier"]).new == 0
    assert files(store, two.slots[0]) == ["IMG_3.jpg"]


def test_a_page_of_a_session_that_is_gone_is_asked(make_printed, photo_of, taken, store):
    gone = make_printed("Prix")
    path = photo_of(gone.editions[0])
    with store.transaction(_("x")) as t:
        t.remove("session", gone.uid)
    assert len(taken([path]).unknown) == 1


def pdf(path: Path, pages: list[QImage]) -> Path:
    """As an office scanner sends it: a picture a page."""
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QSizeF(210, 297), QPageSize.Unit.Millimeter))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    for n, page in enumerate(pages):
        if n:
            writer.newPage()
        painter.drawImage(writer.pageLayout().paintRectPixels(writer.resolution()), page)
    painter.end()
    return path


@pytest.mark.parametrize("kind", ["Format_RGB32", "Format_Grayscale8", "Format_Mono"])
def test_the_pages_of_a_pdf_are_looked_at_one_by_one(
    kind, make_printed, taken, store, tmp_path
):
    one, two = make_printed("Prix"), make_printed("Teinture")
    pages = [picture(one.editions[1]), picture(None), picture(two.editions[1], 4)]
    kind = getattr(QImage.Format, kind)
    path = pdf(tmp_path / "scan.pdf", [p.convertToFormat(kind) for p in pages])
    assert [mark.page for mark in decoding.marks(path)] == [1, 4]
    taken([path])
    assert files(store, one.slots[1]) == files(store, two.slots[1]) == ["scan.pdf"]
    assert files(store, one.slots[0]) == []
    assert store.check() == []


def test_what_is_no_pdf_or_picture_breaks_nothing(taken, tmp_path):
    for name in ("a.pdf", "b.jpg", "c.tif"):
        (tmp_path / name).write_bytes(b"%PDF-1.4\nobj<</Subtype/Image/Width 9/Height 9>>stream\nx")
    read = taken([tmp_path])
    assert read.new == 0 and len(read.unknown) + len(read.refused) == 3


def test_what_is_not_recognised_is_asked_with_its_picture(
    make_printed, photo_of, taken, store, session, qtbot
):
    one, two = make_printed("Prix"), make_printed("Teinture")
    with qtbot.waitSignal(session.wanted) as led:
        taken([photo_of(None, 1, "a.jpg"), photo_of(None, 2, "b.jpg")], here=one.slots[1])
    assert led.args == ["scans"]
    ended = []
    page = ScansPage(session, lambda: ended.append(True))
    qtbot.addWidget(page)
    page.show()
    first, second = page.cards
    assert first.session_box.currentData() == one.uid
    assert first.slot_box.currentData() == one.slots[1]
    QTest.keyClick(first.slot_box, Qt.Key.Key_Return)
    assert files(store, one.slots[1]) == ["a.jpg"]
    second.session_box.setCurrentIndex(second.session_box.findData(two.uid))
    second.slot_box.setCurrentIndex(second.slot_box.count() - 1)  # all half-days
    second.attach.click()
    assert files(store, two.slots[0]) == files(store, two.slots[1]) == ["b.jpg"]
    assert ended == [True]
    assert incoming.waiting(session).scans == []


def event(kind: type[QDropEvent], paths: list[Path]) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event.kept = data  # Qt does not keep it alive
    at = QPointF(10, 10) if kind is QDropEvent else QPoint(10, 10)
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return kind(at, Qt.DropAction.CopyAction, data, button, keys)


def test_dropped_on_a_roll_call_a_page_still_goes_where_its_code_says(
    make_printed, photo_of, store, session, qtbot
):
    here, there = make_printed("Prix"), make_printed("Teinture")
    page = RollCallPage(session, here.uid)
    qtbot.addWidget(page)
    page.show()
    path = photo_of(there.editions[1])
    QApplication.sendEvent(page, event(QDragEnterEvent, [path]))
    with qtbot.waitSignal(page.scans.came, timeout=20_000):
        QApplication.sendEvent(page, event(QDropEvent, [path]))
    assert files(store, there.slots[1]) == ["IMG.jpg"]
    assert files(store, here.slots[0]) == []


def test_dropped_on_a_record_a_page_goes_to_its_half_day_the_rest_to_the_record(
    make_printed, photo_of, store, session, qtbot, make_page
):
    one = make_printed("Prix")
    page = make_page(session, "session")
    page.show_record(one.uid)
    panel = page.panel
    paths = [photo_of(one.editions[1], 1, "a.jpg"), photo_of(None, 1, "b.jpg")]
    drop = event(QDropEvent, paths)
    zone = page.findChild(DropZone)
    assert zone._is_wanted(drop)
    with qtbot.waitSignal(zone._shelf.finished, timeout=20_000):
        assert zone._take(drop.mimeData())
    assert files(store, one.slots[1]) == ["a.jpg"]
    assert files(store, one.uid) == ["b.jpg"]
    assert panel is not None


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
def test_what_is_asked_fits(
    lang, size, make_session, make_printed, photo_of, qtbot, clipped, nameless
):
    session = make_session(lang, size)
    make_printed("Aït Benhaddou Oulad Sidi Moulay Abdellah El Idrissi El Amrani Benhaddou")
    kept = incoming.waiting(session)
    for path in (photo_of(None), pdf(photo_of(None).with_suffix(".pdf"), [picture(None)])):
        kept.scans += [incoming.Scan(file) for file in taking.take([path]).files]
    page = ScansPage(session, lambda: None)
    qtbot.addWidget(page)
    page.resize(1366, 640)
    page.show()
    QApplication.processEvents()
    assert len(page.cards) == 2
    assert not clipped(page)
    assert not nameless(page)
