"""The detail of a file that came: rows refused and taken, put right, judged, emptied, taken off."""

from __future__ import annotations

import time

import openpyxl
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QCheckBox

from artisanest_desktop.exchange import export
from artisanest_desktop.exchange.plan import Ask
from artisanest_desktop.i18n import _, n_
from artisanest_desktop.ui.exchange.detail import DetailView
from artisanest_desktop.ui.widgets import Button, Popover

KEY = Qt.Key


@pytest.fixture
def detail(make_window, receive):
    """``detail(path, kind)``: the page and its rows of one kind."""

    def go(path, kind: str = "all", lang: str = "fr"):
        page = receive(make_window(lang), path)
        page.open("detail", kind)
        view = page._stack.currentWidget()
        assert isinstance(view, DetailView)
        return page, view

    return go


@pytest.fixture
def returned(store, home):
    """A workbook of ours that came back without Errami, and with a phone emptied."""
    path = export(store, "member", home / "retour.xlsx", "fr").path
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    names = [str(cell.value) for cell in sheet[1]]
    name, phone = names.index("Nom") + 1, names.index("Téléphone") + 1
    gone = 0
    for row in range(2, sheet.max_row + 1):
        if sheet.cell(row, name).value == "Benali":
            sheet.cell(row, phone).value = None
        if sheet.cell(row, name).value == "Errami":
            gone = row
    sheet.delete_rows(gone)
    book.save(path)
    return path


def people(store) -> dict[str, str | None]:
    rows = store.window("member", store.find("member"), ["family_name", "phone"])
    return {row[1]: row[2] for row in rows}


def popover() -> Popover:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, Popover))


def press(widget, words: str) -> None:
    button = next(b for b in widget.findChildren(Button) if words in b.text())
    button.click()


def ticked(view) -> QCheckBox:
    return next(b for b in view.below.findChildren(QCheckBox) if b.isVisible())


def select(view, *lines: int) -> None:
    flags = QItemSelectionModel.SelectionFlag
    view.table.go_to(lines[0])
    for line in lines[1:]:
        index = view.rows.index(line, 0)
        view.table.selectionModel().select(index, flags.Select | flags.Rows)


def test_rows_are_refused_and_taken_with_the_space_bar(qtbot, detail, store, listed) -> None:
    path = listed(("Idrissi", "Zahra", "0612345999"), ("Sabiri", "Hajiba", "0612345998"))
    page, view = detail(path)
    select(view, 0, 1)
    qtbot.keyClick(view.table, KEY.Key_Space)
    assert page.plan.writes == 0 and not view.apply.isEnabled()
    assert view.filters.chips["left"].isVisible()
    assert view.rows.index(0, 1).data() == "Non prise"
    select(view, 1)
    qtbot.keyClick(view.table, KEY.Key_Space)
    view.apply.click()
    qtbot.waitUntil(lambda: "Sabiri" in people(store), timeout=20_000)
    assert "Idrissi" not in people(store)


def test_a_click_on_the_box_refuses_one_row(qtbot, detail, listed) -> None:
    path = listed(("Idrissi", "Zahra", "0612345999"), ("Sabiri", "Hajiba", "0612345998"))
    page, view = detail(path)
    place = view.table.visualRect(view.rows.index(1, 0)).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [row.left for row in page.plan.rows] == [[], ["*"]]
    state = view.rows.index(1, 0).data(Qt.ItemDataRole.CheckStateRole)
    assert state == Qt.CheckState.Unchecked


def test_the_last_choice_is_taken_back_and_the_register_is_left_alone(
    qtbot, detail, store, listed
) -> None:
    page, view = detail(listed(("Idrissi", "Zahra", "0612345999")))
    qtbot.keyClick(view.table, KEY.Key_Space)
    assert page.plan.writes == 0
    qtbot.keyClick(view.table, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.plan.writes == 1 and store.count("member") == 3
    assert not view.back_one.isEnabled()


def test_a_column_is_left_out_for_all_the_rows_shown(qtbot, detail, store, listed) -> None:
    path = listed(("Idrissi", "Zahra", "0612345999"), ("Sabiri", "Hajiba", "0612345998"))
    page, view = detail(path)
    view.several.click()
    press(popover(), "Ne rien prendre")
    assert all(row.left == ["phone"] for row in page.plan.rows)
    view.apply.click()
    qtbot.waitUntil(lambda: "Sabiri" in people(store), timeout=20_000)
    assert people(store)["Sabiri"] is None


def test_all_the_questions_of_a_column_are_answered_at_once(detail, both_changed) -> None:
    page, view = detail(both_changed)
    assert "1 question" in view.apply.text() or page.plan.questions == 1
    view.several.click()
    press(popover(), "Tout du fichier")
    assert page.plan.questions == 0
    assert "Appliquer 1 changement" in view.apply.text()


def test_both_answers_are_kept_where_there_is_room_for_both(
    qtbot, detail, store, both_changed
) -> None:
    page, view = detail(both_changed, "conflict")
    assert "Naïma" in view.below.buttons[0].text()  # who wrote what is here
    qtbot.keyClick(view.table, "3")
    assert page.plan.questions == 0
    view.apply.click()
    qtbot.waitUntil(lambda: page.window().stage.current == "member", timeout=20_000)
    row = store.window("member", store.find("member", search="benali"), ["phone", "phone2"])[0]
    assert tuple(row[1:]) == ("+212600000001", "+212708441953")


def test_a_row_without_a_name_is_put_right_there(qtbot, detail, store, listed) -> None:
    rows = (
        ("Idrissi", "Zahra", "0612345999", "Bouchane"),
        ("", "", "0612345998", "Labrikiyne"),
        ("Sabiri", "Hajiba", "0612345997", "Bouchane"),
    )
    page, view = detail(listed(*rows, head=("Nom", "Prénom", "Téléphone", "Douar")), "refused")
    assert page.plan.counts["refused"] == 1
    qtbot.keyClick(view.table, KEY.Key_F2)
    line = view.below.lines["family_name"]
    line.setText("Sabrane")
    qtbot.keyClick(line, KEY.Key_Return)
    assert page.plan.counts["refused"] == 0 and page.plan.counts["new"] == 3
    view.apply.click()
    qtbot.waitUntil(lambda: people(store).get("Sabrane") == "+212612345998", timeout=20_000)


@pytest.mark.parametrize(("key", "count"), [("s", 3), ("t", 4)])
def test_one_key_says_whether_it_is_the_same_person(
    qtbot, detail, store, listed, key: str, count: int
) -> None:
    page, view = detail(listed(("Benali", "Khadija", "0661208814")), "double")
    assert page.plan.rows[0].alike and "garder 1 question" in view.apply.text()
    assert view.rows.index(0, 1).data().startswith("Même personne")
    qtbot.keyClick(view.table, key)
    assert "question" not in view.apply.text()
    if view.apply.isEnabled():
        view.apply.click()
        qtbot.waitUntil(lambda: store.count("member") == count, timeout=20_000)
    assert store.count("member") == count


def test_what_is_not_in_the_file_goes_only_when_ticked(qtbot, detail, store, returned) -> None:
    page, view = detail(returned, "missing")
    assert view.rows.rowCount() == 1 and page.plan.writes == 0
    assert "Errami" in view.rows.index(0, 2).data()
    ticked(view).click()
    assert page.plan.gone and view.rows.index(0, 1).data() == "Retirée"
    view.apply.click()
    qtbot.waitUntil(lambda: "Errami" not in people(store), timeout=20_000)


def test_an_emptied_cell_empties_only_when_ticked(qtbot, detail, store, returned) -> None:
    page, view = detail(returned, "emptied")
    assert page.plan.writes == 0
    ticked(view).click()
    assert page.plan.writes == 1
    view.apply.click()
    qtbot.waitUntil(lambda: people(store)["Benali"] is None, timeout=20_000)


def test_a_column_of_dates_is_asked_once_on_the_first_face(
    make_window, receive, listed, monkeypatch
) -> None:
    page = receive(make_window(), listed(("Idrissi", "Zahra", "0612345999")))
    options = [("day", n_("%(n)s a", "%(n)s b", 1)), ("month", _("Same"))]
    page.plan.asks = [Ask(2, "date-order", _("Reading"), options, 3)]
    page.open("simple")
    asked: list[str] = []
    monkeypatch.setattr(page, "answer", lambda _plan, _ask, code: asked.append(code))
    view = page._stack.currentWidget()
    assert "1 question" in view.apply.text()
    view.asks[0].options["month"].click()
    assert asked == ["month"]


def test_ten_thousand_rows_open_and_filter_at_once(detail, listed) -> None:
    rows = [("Idrissi", f"Zahra {n}", f"06{n:08}") for n in range(10_000)]
    page, _view = detail(listed(*rows))
    spent = []
    for _turn in range(3):
        begun = time.perf_counter()
        page.open("detail")
        spent.append(time.perf_counter() - begun)
    view = page._stack.currentWidget()
    begun = time.perf_counter()
    view.filters.chips["new"].click()
    filtering = time.perf_counter() - begun
    assert min(spent) < 0.4 and filtering < 0.2, (spent, filtering)


def test_another_column_keeps_what_was_decided(qtbot, detail, store, listed) -> None:
    page, view = detail(
        listed(
            ("Idrissi", "Zahra", "0612345999", "x"),
            ("Sabiri", "Hajiba", "061234", "y"),
            head=("Nom", "Prénom", "Téléphone", "Truc"),
        )
    )
    view.decisions.refuse([0])
    view.decisions.mend(store, 1, "phone", "0612345997", "fr")
    before = page.plan
    page.choose_column(3, "notes")
    qtbot.waitUntil(lambda: page.plan is not before, timeout=20_000)
    assert page.plan.rows[0].left == ["*"] and page.decisions.can_undo
    assert page.plan.rows[1].fields["phone"] == "+212612345997"
    assert page.plan.rows[1].fields["notes"]


def test_a_column_kept_as_a_field_of_its_own_has_a_kind(
    qtbot, make_window, receive, store, listed
) -> None:
    window = make_window()
    rows = [("Tazi", f"Zahra{at}", f"06123459{at:02d}", str(at * 10 + 5)) for at in range(6)]
    page = receive(window, listed(*rows, head=("Nom", "Prénom", "Téléphone", "Cotisation")))
    page.open("columns")
    box = page._stack.currentWidget().boxes[3]
    box.setCurrentIndex(box.findData("~own"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: page.plan.columns[3].target == "~own:number", timeout=20_000)
    assert box.currentText().endswith(": nombre")
    box.setCurrentIndex(box.findData("~own:text"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: page.plan.columns[3].target == "~own:text", timeout=20_000)
    page.apply()
    qtbot.waitUntil(lambda: store.count("member") == 9, timeout=20_000)
    own = [f for f in store.registers["member"].fields if f.own]
    assert [(f.label.id, f.kind.key) for f in own] == [("Cotisation", "text")]


def test_removed_here_and_changed_there_is_asked_in_words(
    qtbot, make_window, receive, store, both_changed
) -> None:
    uid = store.window("member", store.find("member", search="benali"), [])[0][0]
    with store.transaction(_("Removed")) as t:
        t.remove("member", uid)
    window = make_window()
    page = receive(window, both_changed)
    page.open("detail")
    view = page._stack.currentWidget()
    assert len(view.below.buttons) == 2
    assert "Retiré de la liste" in view.below.buttons[0].text()
    view.below.buttons[1].click()
    assert "removed" in page.plan.rows[view.rows.shown[view._line]].changes
    page.apply()
    qtbot.waitUntil(lambda: not (store.get("member", uid) or {})["removed"], timeout=20_000)
    qtbot.waitUntil(lambda: [q.field for q in store.questions()] == ["phone"], timeout=5_000)


def test_nothing_is_applied_while_a_choice_is_being_understood(
    qtbot, make_window, receive, store, listed
) -> None:
    window = make_window()
    path = listed(("Tazi", "Zahra", "12"), head=("Nom", "Prénom", "Cotisation"))
    page = receive(window, path)
    page.choose_column(2, "~own:text")
    page.apply()
    qtbot.waitUntil(lambda: page.plan.columns[2].target == "~own:text", timeout=20_000)
    assert store.count("member") == 3
    page.apply()
    qtbot.waitUntil(lambda: store.count("member") == 4, timeout=20_000)
    assert [f.label.id for f in store.registers["member"].fields if f.own] == ["Cotisation"]
