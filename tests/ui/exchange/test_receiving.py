"""A file that comes: looked at, its columns put right, applied, taken back."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from artisanest_desktop.exchange import EVERYTHING, export
from artisanest_desktop.i18n import _
from artisanest_desktop.ui import copies, safety
from artisanest_desktop.ui.exchange.waiting import Refused

SAMPLES = Path(__file__).parents[2] / "samples"


def phones(store) -> dict[str, str]:
    rows = store.window("member", store.find("member"), ["family_name", "phone"])
    return {row[1]: row[2] for row in rows}


def test_a_list_is_shown_applied_and_taken_back(qtbot, make_window, receive, store) -> None:
    window = make_window()
    page = receive(window, SAMPLES / "members-titles.xlsx")
    new = page.plan.counts["new"]
    assert page.view == "simple" and new > 2
    before = store.count("member")
    page._stack.currentWidget().apply.click()
    qtbot.waitUntil(lambda: store.count("member") == before + new, timeout=20_000)
    qtbot.waitUntil(lambda: window.stage.current == "member")
    assert "members-titles" in window.foot.words.text()
    assert any(copy.reason == "import" for copy in store.backups())
    qtbot.waitUntil(lambda: window.bar._state == safety.state(window.session,
                    copies.known(store))[0], timeout=1000)  # fmt: skip
    window.foot._undo.click()
    qtbot.waitUntil(lambda: store.count("member") == before, timeout=20_000)


def test_our_own_workbook_unchanged_changes_nothing(make_window, receive, store, home) -> None:
    path = export(store, "member", home / "nous.xlsx", "fr").path
    page = receive(make_window(), path)
    view = page._stack.currentWidget()
    assert page.plan.writes == 0
    assert "Rien à changer" in view.sentence.text()
    assert not view.apply.isVisible()
    assert view.leave.text() == "Fermer"


def test_change_nothing_leaves_nothing(make_window, receive, store, listed) -> None:
    window = make_window()
    page = receive(window, listed(("Idrissi", "Zahra", "612345999")))
    page._stack.currentWidget().leave.click()
    assert window.stage.current == "member"
    assert store.count("member") == 3


def test_cancel_while_it_is_read(make_window, store) -> None:
    window = make_window()
    window.receive(SAMPLES / "members-titles.xlsx")
    page = window.stage.currentWidget()
    page.read()
    page.cancel()
    assert window.stage.current == "member"
    assert store.count("member") == 3


def test_cancel_while_it_is_applied(qtbot, make_window, receive, store) -> None:
    window = make_window()
    page = receive(window, SAMPLES / "members-titles.xlsx")
    page.apply()
    page.cancel()
    qtbot.waitUntil(lambda: page.view == "simple" and page._job is not None
                    and not page._job.running, timeout=20_000)  # fmt: skip
    qtbot.waitUntil(lambda: page._stack.currentWidget() is not page.waiting)
    assert store.count("member") == 3


def test_a_column_put_right_is_remembered(qtbot, make_window, receive, store, listed) -> None:
    window = make_window()
    path = listed(("Idrissi", "Zahra", "0612345999"), head=("Nom", "Prénom", "Qqch"))
    page = receive(window, path)
    page.open("columns")
    view = page._stack.currentWidget()
    box = view.boxes[2]
    box.setCurrentIndex(box.findData("phone"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: page.plan.columns[2].target == "phone", timeout=10_000)
    assert "Choisi" in view._reasons[2][1].text()
    view.done.click()
    page._stack.currentWidget().apply.click()
    qtbot.waitUntil(lambda: phones(store).get("Idrissi") == "+212612345999", timeout=20_000)
    again = receive(window, path)
    assert again.plan.columns[2].target == "phone"


def test_the_detail_opens_first_for_those_who_chose_it(make_window, receive, listed) -> None:
    window = make_window()
    path = listed(("Idrissi", "Zahra", "0612345999"), ("", "", "0612"))
    receive(window, path).open("detail")
    page = receive(window, path)
    assert page.view == "detail"
    detail = page._stack.currentWidget()
    shown = {k: chip for k, chip in detail.filters.chips.items() if chip.isVisible()}
    assert "left" not in shown  # nothing was left out yet
    for kind, chip in shown.items():
        chip.click()
        assert detail.kind == kind and detail.rows.rowCount() > 0


@pytest.mark.parametrize(("key", "phone"), [("1", "+212600000001"), ("2", "+212708441953")])
def test_a_question_is_answered_with_one_key(
    qtbot, make_window, receive, store, both_changed, key: str, phone: str
) -> None:
    window = make_window()
    page = receive(window, both_changed)
    assert page.plan.questions == 1
    page.open("detail")
    detail = page._stack.currentWidget()
    qtbot.keyClick(detail.table, key)
    assert page.plan.questions == 0
    if detail.apply.isEnabled():
        detail.apply.click()
        qtbot.waitUntil(lambda: window.stage.current == "member", timeout=20_000)
    assert phones(store)["Benali"] == phone


def test_a_question_left_open_keeps_what_is_here(
    qtbot, make_window, receive, store, both_changed
) -> None:
    page = receive(make_window(), both_changed)
    assert not page.plan.writes
    assert phones(store)["Benali"] == "+212600000001"


def test_what_is_no_workbook_is_said_with_a_way_back(qtbot, make_window, store, home) -> None:
    path = home / "photo.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 500)
    window = make_window()
    window.receive(path)
    page = window.stage.currentWidget()
    qtbot.waitUntil(lambda: isinstance(page._stack.currentWidget(), Refused), timeout=20_000)
    assert "photo.xlsx" in page._stack.currentWidget().reason.text()
    page._stack.currentWidget().back.click()
    assert window.stage.current == "member"


def test_rows_to_complete_are_given_back(
    qtbot, make_window, receive, listed, home, monkeypatch
) -> None:
    window = make_window()
    rows = (
        ("Idrissi", "Zahra", "0612345999", "Bouchane"),
        ("", "", "0612345998", "Labrikiyne"),
        ("Sabiri", "Hajiba", "0612345997", "Bouchane"),
    )
    page = receive(window, listed(*rows, head=("Nom", "Prénom", "Téléphone", "Douar")))
    assert page.plan.counts["refused"] == 1
    target = home / "retour.xlsx"
    monkeypatch.setattr("artisanest_desktop.ui.exchange.ending.ask_place", lambda *_args: target)
    page.save_refused()
    qtbot.waitUntil(target.exists, timeout=10_000)


def test_a_dropped_list_is_shown(qtbot, make_window, listed) -> None:
    window = make_window()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(listed(("Idrissi", "Zahra", "0612345999"))))])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    window.dropEvent(QDropEvent(QPointF(9, 9), action, data, button, keys))
    page = window.stage.currentWidget()
    qtbot.waitUntil(lambda: page.plan is not None, timeout=20_000)


def test_another_language_keeps_the_file_open(qtbot, make_window, receive, listed) -> None:
    window = make_window()
    page = receive(window, listed(("Idrissi", "Zahra", "0612345999")))
    page.open("detail")
    window.session.set_language("ar")
    qtbot.waitUntil(lambda: window.stage.currentWidget() is not page)
    again = window.stage.currentWidget()
    assert again.view == "detail" and again.plan is not None


def test_leaving_the_page_while_it_is_applied_stops_nothing(
    qtbot, make_window, receive, store, listed
) -> None:
    window = make_window()
    page = receive(window, listed(("Idrissi", "Zahra", "0612345999")))
    page.apply()
    window.open("home")
    qtbot.waitUntil(lambda: "liste.csv" in window.foot.words.text(), timeout=20_000)
    assert store.count("member") == 4
    assert window.stage.current == "home"


def test_another_file_right_after_an_import_stays_open(
    qtbot, make_window, receive, store, listed
) -> None:
    window = make_window()
    path = listed(("Idrissi", "Zahra", "0612345999"))
    page = receive(window, path)
    page.apply()
    again = receive(window, path)
    qtbot.waitUntil(lambda: "liste.csv" in window.foot.words.text(), timeout=20_000)
    assert window.stage.currentWidget() is again


def test_one_workbook_is_looked_at_sheet_by_sheet(
    qtbot, make_window, receive, store, home, clipped, nameless
) -> None:
    with store.transaction(_("More")) as t:
        session = t.create("session", {"title": "Teinture"})
        t.create("slot", {"session": session, "date": "2026-03-01", "start": "09:00"})
        t.create("product", {"name": "Tapis", "stock": "2"})
    path = export(store, EVERYTHING, home / "tout.xlsx", "fr").path
    book = openpyxl.load_workbook(path)
    stock = next(c.column for c in book["Produits"][1] if c.value == "Stock")
    book["Produits"].cell(2, stock).value = 5
    member = store.row_uid("member", store.find("member")[0])
    book["Participants"].cell(2, 1).value = "S-2026-001"
    book["Participants"].cell(2, 3).value = store.get("member", member)["number"]
    first = next(c.column for c in book["Participants"][1] if c.value == "Demi-journée 1")
    book["Participants"].cell(2, first).value = "présente"
    book.save(path)
    window = make_window()
    page = receive(window, path)
    view = page._stack.currentWidget()
    assert "1 fiche complétée" in view.sentence.text() and not hasattr(view, "register")
    assert not clipped(page) + nameless(page)
    page.open("detail")
    detail = page._stack.currentWidget()
    words = [detail.sheets.itemText(n) for n in range(detail.sheets.count())]
    assert "Produits (1)" in words and "Membres" in words
    assert detail.sheets.currentText() == "Produits (1)"
    at = next(n for n, plan in enumerate(page.received.plans) if plan.register == "attendance")
    page.look_at(at)
    assert page._stack.currentWidget().rows.rowCount() == 1
    page.open("columns")
    columns = page._stack.currentWidget()
    assert page.plan.columns == [] and columns.boxes
    assert not clipped(page) + nameless(page)
    page.open("simple")
    page._stack.currentWidget().apply.click()
    qtbot.waitUntil(lambda: store.count("attendance") == 1, timeout=20_000)
    window.foot._undo.click()
    qtbot.waitUntil(lambda: store.count("attendance") == 0, timeout=20_000)


def test_a_person_says_what_a_list_is_of(qtbot, make_window, receive, listed) -> None:
    path = listed(("Tapis", "120", "4"), head=("Nom", "Prix", "Stock"))
    page = receive(make_window(), path)
    view = page._stack.currentWidget()
    assert page.plan.register == "product"
    assert view.register.currentText() == "Produits"
    view.register.setCurrentIndex(view.register.findData("member"))
    view.register.activated.emit(view.register.currentIndex())
    qtbot.waitUntil(lambda: page.plan.register == "member", timeout=10_000)


def test_where_one_comes_out_is_what_was_received(qtbot, make_window, receive, store) -> None:
    window = make_window()
    page = receive(window, SAMPLES / "sessions-titles.xlsx")
    view = page._stack.currentWidget()
    assert "20 nouvelles sessions" in view.sentence.text()
    assert "20 nouvelles demi-journées" in view.sentence.text()
    view.apply.click()
    qtbot.waitUntil(lambda: store.count("slot") == 20, timeout=20_000)
    qtbot.waitUntil(lambda: window.stage.current == "session", timeout=10_000)
