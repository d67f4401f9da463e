"""Files of a record: in by dialog, drop and paste; shown, put in order, out again."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from artisanest_desktop import places
from artisanest_desktop.i18n import _
from artisanest_desktop.ui.record.files import lending, taking
from artisanest_desktop.ui.record.files.dropping import DropZone
from artisanest_desktop.ui.record.files.section import FilesSection, Gallery
from artisanest_desktop.ui.record.form import RecordForm
from artisanest_desktop.ui.record.panel import RecordPanel

PDF = b"%PDF-1.4\n" + b"a scan of nothing " * 200


def picture(path: Path, color: str = "teal", width: int = 300, height: int = 200) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(color))
    painter = QPainter(image)
    painter.drawEllipse(QPointF(width / 3, height / 3), width / 5, height / 4)
    painter.end()
    assert image.save(str(path))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three photos and two documents, as they lie in someone's folder."""
    for name, color in (("a.jpg", "teal"), ("b.jpg", "olive"), ("c.jpg", "brown")):
        picture(tmp_path / name, color)
    (tmp_path / "carte.pdf").write_bytes(PDF)
    (tmp_path / "عقد الشراكة.docx").write_bytes(b"PK" + b"x" * 5000)
    return tmp_path


@pytest.fixture
def member(store) -> str:
    return store.window("member", store.find("member"), [])[0][0]


@pytest.fixture
def product(store) -> str:
    with store.transaction(_("Added")) as t:
        return t.create("product", {"name": "Tapis"})


@pytest.fixture
def make_panel(qtbot) -> Iterator[Callable[..., RecordPanel]]:
    made = []  # a test may keep a part of it only

    def make(session, register: str, uid: str | None) -> RecordPanel:
        panel = RecordPanel(session, register)
        made.append(panel)
        qtbot.addWidget(panel)
        panel.resize(430, 700)
        with qtbot.waitActive(panel):
            panel.show()
        if uid is None:
            panel.new()
        else:
            panel.show_record(uid)
        return panel

    yield make


@pytest.fixture
def panel(make_panel, session, member) -> RecordPanel:
    return make_panel(session, "member", member)


@pytest.fixture
def gallery(make_panel, session, product, qtbot, folder) -> Gallery:
    """A product with three pictures: a, b, c."""
    panel = make_panel(session, "product", product)
    add(qtbot, panel, folder, "a.jpg", "b.jpg", "c.jpg")
    return next(v for v in panel.form.files.views if isinstance(v, Gallery))


def add(qtbot, panel: RecordPanel, folder: Path, *names: str) -> None:
    """Add files and wait until the worker is done with them."""
    jobs = panel.form.files
    jobs.add([folder / name for name in names])
    finish(qtbot, panel)


def finish(qtbot, panel: RecordPanel) -> None:
    with qtbot.waitSignal(panel.form.files.finished, timeout=10_000):
        pass


def names(panel: RecordPanel) -> list[str]:
    return [row["name"] for row in panel.form.files.rows]


def stored(store, uid: str) -> list[str]:
    return [row["name"] for row in store.reader().lines("attachment", uid)]


def section(panel: RecordPanel) -> FilesSection:
    return next(v for v in panel.form.files.views if isinstance(v, FilesSection))


def refusals(session) -> list[str]:
    heard: list[str] = []
    session.refused.connect(lambda words: heard.append(session.lang(words)))
    return heard


def notes(session) -> list[str]:
    heard: list[str] = []
    session.offered.connect(lambda words, _acts: heard.append(session.lang(words)))
    return heard


def files_mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(kind: type[QDropEvent], data: QMimeData) -> QDropEvent:
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at = QPoint(9, 9) if kind is QDragEnterEvent else QPointF(9, 9)
    return kind(at, Qt.DropAction.CopyAction, data, button, keys)


# In


def test_several_files_are_one_change_that_names_no_one(qtbot, panel, store, folder, member):
    before = len(store.history())
    add(qtbot, panel, folder, "a.jpg", "carte.pdf", "عقد الشراكة.docx")
    assert stored(store, member) == ["a.jpg", "carte.pdf", "عقد الشراكة.docx"]
    (entry, *_others) = store.history()
    assert len(store.history()) == before + 1
    title = panel.session.lang(entry.title)
    assert "carte" not in title and store.get("member", member)["number"] in title
    pictures, documents = section(panel).views
    assert [len(view.files.rows) for view in (pictures, documents)] == [1, 2]


def test_the_dialog_adds_several_and_remembers_the_folder(
    qtbot, panel, store, folder, member, monkeypatch
):
    asked = []

    def ask(_parent, _title, place):
        asked.append(place)
        return [str(folder / "a.jpg"), str(folder / "carte.pdf")], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    section(panel).button.click()
    finish(qtbot, panel)
    assert stored(store, member) == ["a.jpg", "carte.pdf"]
    section(panel).button.click()
    finish(qtbot, panel)
    assert asked[-1] == str(folder)


def test_files_are_dropped_anywhere_on_the_record(qtbot, panel, store, folder, member):
    zone = panel.findChild(DropZone)
    data = files_mime(folder / "a.jpg", folder / "carte.pdf")
    QApplication.sendEvent(panel, drop(QDragEnterEvent, data))
    assert zone.isVisible() and zone.words.text()
    QApplication.sendEvent(panel, drop(QDropEvent, data))
    assert not zone.isVisible()
    finish(qtbot, panel)
    assert stored(store, member) == ["a.jpg", "carte.pdf"]


def test_a_field_does_not_take_a_file_for_text(qtbot, panel, folder):
    zone = panel.findChild(DropZone)
    field = panel.form.boxes["phone"].editor.findChild(QLineEdit)
    data = files_mime(folder / "a.jpg")
    data.setText(str(folder / "a.jpg"))
    QApplication.sendEvent(field, drop(QDragEnterEvent, data))
    assert zone.isVisible()
    text = QMimeData()
    text.setText("06 12")
    zone.hide()
    QApplication.sendEvent(field, drop(QDragEnterEvent, text))
    assert not zone.isVisible()


def test_a_copied_picture_and_a_copied_file_are_pasted(qtbot, panel, store, folder, member):
    clipboard = QGuiApplication.clipboard()
    clipboard.setImage(QImage(str(folder / "a.jpg")))
    section(panel).button.setFocus()
    qtbot.keyClick(section(panel).button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(stored(store, member)) == 1
    clipboard.setMimeData(files_mime(folder / "carte.pdf"))
    qtbot.keyClick(section(panel).tiles, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    finish(qtbot, panel)
    assert stored(store, member)[1:] == ["carte.pdf"]


def test_the_same_bytes_are_kept_once_and_it_is_said(qtbot, panel, store, folder, member):
    heard = notes(panel.session)
    (folder / "again.pdf").write_bytes(PDF)
    add(qtbot, panel, folder, "carte.pdf", "again.pdf")
    assert stored(store, member) == ["carte.pdf"] and len(heard) == 1
    add(qtbot, panel, folder, "carte.pdf", "b.jpg")
    assert stored(store, member) == ["carte.pdf", "b.jpg"] and len(heard) == 2


def test_a_new_product_is_born_with_its_first_photo(qtbot, make_panel, session, store, folder):
    panel = make_panel(session, "product", None)
    born = []
    panel.created.connect(born.append)
    add(qtbot, panel, folder, "a.jpg")
    (uid,) = born
    assert panel.uid == uid and stored(store, uid) == ["a.jpg"]
    assert store.get("product", uid)["state"] == "in_stock"
    store.undo(store.last_undoable().txn)
    assert store.get("product", uid)["removed"] and stored(store, uid) == []


def test_a_new_record_stays_unborn_when_no_file_could_be_taken(
    qtbot, make_panel, session, store, folder
):
    panel = make_panel(session, "product", None)
    (folder / "empty.pdf").write_bytes(b"")
    heard = refusals(session)
    add(qtbot, panel, folder, "empty.pdf")
    assert panel.uid is None and store.count("product") == 0 and "empty.pdf" in heard[0]


def test_what_is_too_large_empty_or_a_folder_is_refused_in_words(
    qtbot, panel, store, folder, member
):
    heard = refusals(panel.session)
    (folder / "film.mp4").write_bytes(b"x" * (taking.MOST + 1))
    (folder / "vide.txt").write_bytes(b"")
    (folder / "dossier").mkdir()
    add(qtbot, panel, folder, "film.mp4", "vide.txt", "dossier", "gone.pdf", "carte.pdf")
    assert stored(store, member) == ["carte.pdf"]
    for name in ("film.mp4", "20", "vide.txt", "dossier", "gone.pdf"):
        assert name in heard[-1]


def test_what_only_says_it_is_a_picture_is_kept_as_a_document(
    qtbot, panel, store, folder, member
):
    heard = notes(panel.session)
    (folder / "broken.jpg").write_bytes(b"this is no picture at all")
    (folder / "phone.heic").write_bytes(b"\0\0\0\x18ftypheic" + b"x" * 500)
    add(qtbot, panel, folder, "broken.jpg", "phone.heic")
    assert stored(store, member) == ["broken.jpg", "phone.heic"]
    assert "broken.jpg" in heard[0] and "phone.heic" in heard[0]
    assert panel.form.files.pictures == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("con.txt", "_con.txt"),
        ("a" * 200 + ".pdf", "a" * 146 + ".pdf"),
        ("صورة\u202egpj.exe", "صورةgpj.exe"),
    ],
)
def test_hostile_names(qtbot, panel, store, folder, member, name: str, kept: str):
    (folder / name).write_bytes(PDF)
    add(qtbot, panel, folder, name)
    assert stored(store, member) == [kept]


# Order, captions, taking away


def test_the_first_picture_is_the_cover(gallery, store, product):
    from artisanest_desktop.model.face import computed

    row = store.get("product", product)
    cover = computed(store.registers["product"], row, store.reader())["photo"]
    assert cover == gallery.shelf.pictures[0]["file"]
    gallery.shelf.cover(gallery.shelf.pictures[2]["uid"])
    assert stored(store, product) == ["c.jpg", "a.jpg", "b.jpg"]
    again = computed(store.registers["product"], row, store.reader())["photo"]
    assert again == gallery.shelf.pictures[0]["file"] != cover


def test_order_by_keyboard(qtbot, gallery, store, product):
    tiles, alt = gallery.tiles, Qt.KeyboardModifier.AltModifier
    tiles.setFocus()
    tiles.choose([tiles.files.rows[0]["uid"]])
    qtbot.keyClick(tiles, Qt.Key.Key_Right, alt)
    assert stored(store, product) == ["b.jpg", "a.jpg", "c.jpg"]
    qtbot.keyClick(tiles, Qt.Key.Key_Right, alt)
    assert stored(store, product) == ["b.jpg", "c.jpg", "a.jpg"]
    qtbot.keyClick(tiles, Qt.Key.Key_Right, alt)
    qtbot.keyClick(tiles, Qt.Key.Key_Left, alt)
    assert stored(store, product) == ["b.jpg", "a.jpg", "c.jpg"]
    assert tiles.uids() == [tiles.files.rows[1]["uid"]]
    store.undo(store.last_undoable().txn)
    assert stored(store, product) == ["b.jpg", "c.jpg", "a.jpg"]


def test_order_by_keyboard_is_mirrored_in_arabic(
    qtbot, make_session, make_panel, store, product, folder
):
    panel = make_panel(make_session("ar"), "product", product)
    add(qtbot, panel, folder, "a.jpg", "b.jpg")
    tiles = panel.form.files.views[0].tiles
    tiles.choose([tiles.files.rows[0]["uid"]])
    qtbot.keyClick(tiles, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert stored(store, product) == ["b.jpg", "a.jpg"]


def test_order_by_dragging(gallery, store, product):
    tiles = gallery.tiles
    tiles.choose([tiles.files.rows[2]["uid"]])
    first = tiles.visualRect(tiles.files.index(0))
    assert tiles.gap_at(first.topLeft() + QPoint(3, 20)) == 0
    assert tiles.gap_at(first.topRight() + QPoint(-15, 20)) == 1
    gallery.shelf.move(tiles.uids(), tiles.files.rows[0]["uid"])
    assert stored(store, product) == ["c.jpg", "a.jpg", "b.jpg"]


def test_one_change_of_order_writes_one_file(gallery, store):
    gallery.shelf.cover(gallery.shelf.pictures[2]["uid"])
    assert store.history()[0].records == 1


def test_a_caption_is_typed_in_place(qtbot, gallery, store):
    tiles = gallery.tiles
    tiles.setFocus()
    uid = tiles.files.rows[1]["uid"]
    tiles.choose([uid])
    qtbot.keyClick(tiles, Qt.Key.Key_F2)
    editor = tiles.viewport().findChild(QLineEdit)
    qtbot.keyClicks(editor, "Le motif")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: store.get("attachment", uid)["caption"] == "Le motif")
    assert "motif" not in gallery.session.lang(store.history()[0].title)


def test_taking_away_several_is_one_undo(qtbot, gallery, store, product):
    tiles = gallery.tiles
    tiles.setFocus()
    tiles.choose([row["uid"] for row in tiles.files.rows[:2]])
    qtbot.keyClick(tiles, Qt.Key.Key_Delete)
    assert stored(store, product) == ["c.jpg"]
    assert len(tiles.files.rows) == 1
    store.undo(store.last_undoable().txn)
    assert stored(store, product) == ["a.jpg", "b.jpg", "c.jpg"]
    assert len(tiles.files.rows) == 3


def test_what_can_be_done_is_said_for_what_is_chosen(gallery):
    tiles = gallery.tiles

    def words() -> list[str]:
        layout = gallery.acts.layout()
        return [layout.itemAt(n).widget().text() for n in range(layout.count())]

    assert not gallery.acts.isVisible()
    tiles.choose([tiles.files.rows[1]["uid"]])
    assert gallery.acts.isVisible() and len(words()) == 5
    tiles.choose([tiles.files.rows[0]["uid"]])
    assert len(words()) == 4, "the cover is the cover already"
    tiles.selectAll()
    assert len(words()) == 2


def test_nothing_can_be_changed_in_a_removed_record(qtbot, panel, store, folder, member):
    add(qtbot, panel, folder, "a.jpg")
    with store.transaction(_("Removed")) as t:
        t.remove("member", member)
    part = section(panel)
    assert not part.button.isVisible()
    part.tiles.choose([part.tiles.files.rows[0]["uid"]])
    qtbot.keyClick(part.tiles, Qt.Key.Key_Delete)
    assert stored(store, member) == ["a.jpg"]
    assert not panel.form.files.take(files_mime(folder / "b.jpg"))


def test_the_files_follow_the_record_that_is_shown(qtbot, panel, store, folder, member):
    add(qtbot, panel, folder, "carte.pdf")
    other = next(
        r[0] for r in store.window("member", store.find("member"), []) if r[0] != member
    )
    panel.show_record(other)
    assert names(panel) == []
    panel.show_record(member)
    assert names(panel) == ["carte.pdf"]


def test_files_that_come_while_another_record_is_opened_go_where_they_were_dropped(
    qtbot, panel, store, folder, member
):
    other = next(
        r[0] for r in store.window("member", store.find("member"), []) if r[0] != member
    )
    panel.form.files.add([folder / "carte.pdf"])
    panel.show_record(other)
    finish(qtbot, panel)
    assert stored(store, member) == ["carte.pdf"] and stored(store, other) == []
    assert names(panel) == []


# Out


def test_a_document_is_opened_as_a_read_only_copy_under_its_own_name(
    qtbot, panel, folder, monkeypatch
):
    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True
    )
    add(qtbot, panel, folder, "عقد الشراكة.docx")
    documents = section(panel).documents
    documents.setFocus()
    documents.choose([documents.files.rows[0]["uid"]])
    qtbot.keyClick(documents, Qt.Key.Key_Return)
    (path,) = opened
    assert path.name == "عقد الشراكة.docx"
    assert path.read_bytes() == (folder / path.name).read_bytes()
    assert places.lent() in path.parents
    assert not path.stat().st_mode & (stat.S_IWUSR | stat.S_IRGRP | stat.S_IROTH)
    qtbot.keyClick(documents, Qt.Key.Key_Return)
    assert opened == [path, path]
    lending.lender(panel.session).clear()
    assert not path.exists()


@pytest.mark.parametrize("name", ["virus.exe", "lien.lnk", "x.desktop", "script.sh", "facture.pdf"])
def test_what_would_be_run_is_never_opened(qtbot, panel, folder, monkeypatch, name: str):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    (folder / name).write_bytes(b"MZ\x90\x00" + b"x" * 300)
    add(qtbot, panel, folder, name)
    heard = refusals(panel.session)
    panel.form.files.open(panel.form.files.rows[0]["uid"])
    assert not opened and name in heard[0]
    panel.form.files.save_as(panel.form.files.rows[0]["uid"], folder / "out" / name)
    assert (folder / "out" / name).read_bytes().startswith(b"MZ")


def test_no_program_for_a_file_is_said(qtbot, panel, folder, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    add(qtbot, panel, folder, "carte.pdf")
    heard = refusals(panel.session)
    panel.form.files.open(panel.form.files.rows[0]["uid"])
    assert "carte.pdf" in heard[0]


def test_copies_are_saved_without_writing_over_what_is_there(
    qtbot, panel, folder, monkeypatch, tmp_path
):
    add(qtbot, panel, folder, "carte.pdf", "a.jpg")
    place = tmp_path / "stick"
    place.mkdir()
    (place / "carte.pdf").write_bytes(b"another")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(place))
    from artisanest_desktop.ui.record.files import acts

    shelf = panel.form.files
    acts.save_copies(shelf, panel, [row["uid"] for row in shelf.rows])
    assert (place / "carte.pdf").read_bytes() == b"another"
    assert (place / "carte (2).pdf").read_bytes() == PDF
    assert (place / "a.jpg").exists()


def test_dragged_out_files_are_copies_and_come_back_as_the_same(
    qtbot, gallery, store, product, panel
):
    rows = gallery.tiles.files.rows
    data = gallery.tiles.files.mimeData([gallery.tiles.files.place(rows[0]["uid"])])
    (url,) = data.urls()
    path = Path(url.toLocalFile())
    assert path.name == "a.jpg" and path.read_bytes() == store.blob(rows[0]["file"])
    gallery.shelf.take(data)
    with qtbot.waitSignal(gallery.shelf.finished, timeout=10_000):
        pass
    assert stored(store, product) == ["a.jpg", "b.jpg", "c.jpg"]


def test_what_was_lent_goes_when_the_person_is_erased(qtbot, panel, store, folder, member):
    add(qtbot, panel, folder, "carte.pdf")
    (path,) = panel.form.files.lend([panel.form.files.rows[0]["uid"]])
    assert path.exists()
    store.erase("member", member)
    assert not path.exists()


def test_what_a_killed_window_left_is_swept_and_what_another_lends_stays(
    qtbot, panel, folder, session
):
    add(qtbot, panel, folder, "carte.pdf")
    (path,) = panel.form.files.lend([panel.form.files.rows[0]["uid"]])
    left = places.lent() / "killed" / "x"
    left.mkdir(parents=True)
    (left / "scan.pdf").write_bytes(PDF)
    (left / "scan.pdf").chmod(0o400)
    lending.sweep()
    assert not left.parent.exists()
    assert path.exists()


# Looking


def test_pictures_are_looked_at_one_after_the_other(qtbot, gallery):
    tiles = gallery.tiles
    tiles.setFocus()
    tiles.choose([tiles.files.rows[0]["uid"]])
    qtbot.keyClick(tiles, Qt.Key.Key_Return)
    viewer = gallery.viewer
    assert viewer is not None and viewer.isVisible()
    assert gallery.window().focusWidget() is viewer
    assert viewer.geometry() == gallery.window().rect()
    qtbot.waitUntil(lambda: not viewer.canvas._picture.isNull())
    qtbot.keyClick(viewer, Qt.Key.Key_Left)
    assert viewer.uid == tiles.files.rows[0]["uid"]
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.uid == tiles.files.rows[2]["uid"] and "3" in viewer.place.text()
    assert viewer.canvas.is_whole()
    qtbot.keyClick(viewer, Qt.Key.Key_Plus)
    assert not viewer.canvas.is_whole()
    qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    assert gallery.viewer is None and gallery.window().focusWidget() is tiles


def test_the_viewer_goes_when_its_picture_does(qtbot, gallery):
    gallery.look(gallery.shelf.pictures[0]["uid"])
    viewer = gallery.viewer
    gallery.shelf.remove([gallery.shelf.pictures[0]["uid"]])
    assert not viewer.isVisible()


def test_thumbnails_come_from_the_worker_and_listing_reads_no_file(
    qtbot, gallery, store, monkeypatch
):
    from artisanest_desktop.ui.record.thumbs import thumbs

    tiles = gallery.tiles
    digests = [row["file"] for row in tiles.files.rows]
    kept = thumbs(gallery.session)
    qtbot.waitUntil(lambda: all([kept.square(digest, tiles.side) for digest in digests]))
    QApplication.processEvents()
    read = []
    monkeypatch.setattr(type(store), "blob", lambda _store, digest: read.append(digest))
    gallery.shelf.read()
    tiles.grab()
    assert read == []


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
@pytest.mark.parametrize("size", [100, 200])
def test_nothing_is_cut_or_nameless(
    qtbot, make_session, make_page, store, folder, member, product, lang, size, clipped, nameless
):
    for register, uid in (("member", member), ("product", product)):
        page = make_page(make_session(lang, size), register)
        page.resize(1366, 700)
        page.show_record(uid)
        panel = page.panel
        for _turn in range(4):
            QApplication.processEvents()
        assert not clipped(page) and not nameless(page)
        add(qtbot, panel, folder, "a.jpg", "b.jpg", "carte.pdf", "عقد الشراكة.docx")
        for part in panel.form.files.views:
            for view in part.views:
                if view.files.rows:
                    view.setFocus()
                    view.choose([view.files.rows[-1]["uid"]])
                    for _turn in range(4):
                        QApplication.processEvents()
                    assert not clipped(page) and not nameless(page)
        panel.form.files.views[0].look(panel.form.files.pictures[0]["uid"])
        viewer = panel.form.files.views[0].viewer
        for _turn in range(4):
            QApplication.processEvents()
        assert not clipped(viewer) and not nameless(viewer)
        viewer.close_up()
        zone = panel.findChild(DropZone)
        zone._open()
        assert not clipped(zone)
        zone.hide()


def test_a_form_that_stands_alone_takes_what_is_dropped_on_it(qtbot, session, store, folder):
    uid = store.window("cooperative", store.find("cooperative"), [])[0][0]
    form = RecordForm(session, "cooperative", uid)
    qtbot.addWidget(form)
    form.show()
    data = files_mime(folder / "carte.pdf")  # the event does not keep it
    QApplication.sendEvent(form, drop(QDragEnterEvent, data))
    QApplication.sendEvent(form, drop(QDropEvent, data))
    with qtbot.waitSignal(form.files.finished, timeout=10_000):
        pass
    assert stored(store, uid) == ["carte.pdf"]


def test_what_the_arrows_reach_is_scrolled_to(qtbot, make_panel, session, store, product, folder):
    panel = make_panel(session, "product", product)
    panel.resize(430, 480)
    for n, color in enumerate(("red", "green", "blue", "black", "navy", "gold", "pink")):
        picture(folder / f"{n}.jpg", color)
    add(qtbot, panel, folder, *(f"{n}.jpg" for n in range(7)))
    tiles = panel.form.files.views[0].tiles
    tiles.setFocus()
    tiles.choose([tiles.files.rows[0]["uid"]])
    bar = panel._scroll.verticalScrollBar()
    bar.setValue(0)
    for _step in range(3):
        qtbot.keyClick(tiles, Qt.Key.Key_Down)
    assert tiles.uids() == [tiles.files.rows[6]["uid"]]
    at = tiles.visualRect(tiles.currentIndex())
    seen = tiles.viewport().visibleRegion().boundingRect()
    assert seen.contains(at.center()) and bar.value() > 0


def test_the_window_built_anew_while_files_come_loses_none(
    qtbot, make_panel, session, store, member, folder
):
    panel = make_panel(session, "member", member)
    panel.form.files.add([folder / "carte.pdf"])
    panel.form.files.deleteLater()
    qtbot.waitUntil(lambda: stored(store, member) == ["carte.pdf"])
    qtbot.wait(20)
