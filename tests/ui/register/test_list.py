"""Blocks, several rows at once, filters, search, columns, totals."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.record import face
from artisanest_desktop.ui.widgets import Button, EmptyState
from tests.ui.register.doing import columns, line_of, names


def select(page, top: int, left: int, bottom: int, right: int) -> None:
    view, rows = page.listing.view, page.listing.rows
    view.setFocus()
    view.go_to(top, left)
    flag = QItemSelectionModel.SelectionFlag.Select
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            view.selectionModel().select(rows.index(row, column), flag)


def test_a_pasted_block_is_shown_before_it_is_written(page, store):
    columns(page, face.TITLE, "phone", "shares")
    row = line_of(page, "Benali")
    uid = page.listing.rows.uid(row)
    before = len(store.history())
    select(page, row, 1, row, 1)
    QGuiApplication.clipboard().setText("0708441953\tmany\n")
    QTest.keyClick(page.listing.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    preview = page.listing.preview()
    assert preview is not None and len(store.history()) == before
    assert [c.value for c in preview.block.changing] == ["+212708441953"]
    assert [c.typed for c in preview.block.refused] == ["many"]
    assert preview.block.refused[0].reason is not None
    preview.apply.click()
    assert store.get("member", uid)["phone"] == "+212708441953"
    assert store.get("member", uid)["shares"] == 3
    assert len(store.history()) == before + 1
    assert page.listing.preview() is None


def test_one_value_over_a_selection_fills_it(page, store):
    columns(page, face.TITLE, "douar")
    select(page, 0, 1, 2, 1)
    page.listing.paste("Oulad Zerrad")
    page.listing.preview().apply.click()
    wanted = [page.listing.rows.uid(n) for n in range(3)]
    assert [store.get("member", u)["douar"] for u in wanted] == ["Oulad Zerrad"] * 3


def test_lines_beyond_the_end_are_new_records(page, store):
    columns(page, "family_name", "given_name", "phone")
    last = len(page.listing.rows.ids)
    page.listing.view.go_to(last - 1, 0)
    own = "\t".join(
        page.listing.rows.text(page.listing.rows.line(last - 1), c)
        for c in page.listing.rows.columns
    )
    page.listing.paste(f"{own}\nZahidi\tMalika\t0634517720\n")
    page.listing.preview().apply.click()
    assert store.count("member") == 5
    assert store.find("member", search="zahidi malika")


def test_nothing_is_written_over_what_someone_changed_meanwhile(page, store):
    columns(page, face.TITLE, "douar")
    uid = page.listing.rows.uid(0)
    page.listing.view.go_to(0, 1)
    page.listing.paste("A\nC")
    with store.transaction(_("elsewhere")) as t:
        t.set("member", uid, {"douar": "B"})
    said = []
    page.session.refused.connect(said.append)
    page.listing.preview().apply.click()
    assert store.get("member", uid)["douar"] == "B"
    assert said


def test_copying_gives_tabs_and_lines_and_never_a_formula(page, store):
    uid = page.listing.rows.uid(0)
    with store.transaction(_("x")) as t:
        t.set("member", uid, {"douar": "=1+1"})
    columns(page, face.TITLE, "douar")
    select(page, 0, 0, 1, 1)
    page.listing.view.copy()
    text = QGuiApplication.clipboard().text()
    assert text.split("\n")[0].split("\t")[1] == "'=1+1"
    page.listing.view.go_to(1, 1)
    page.listing.paste("'=1+1")
    assert page.listing.preview() is None, "one cell is as if typed"
    assert store.get("member", page.listing.rows.uid(1))["douar"] == "=1+1"


def test_filling_down_and_taking_it_back(page, store):
    columns(page, face.TITLE, "phone")
    row = line_of(page, "Benali")
    select(page, row, 1, row + 2, 1)
    below = [page.listing.rows.uid(row + 1), page.listing.rows.uid(row + 2)]
    before = [store.get("member", u)["phone"] for u in below]
    QTest.keyClick(page.listing.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert {store.get("member", u)["phone"] for u in below} == {"+212661208814"}
    store.undo(store.last_undoable().txn)
    assert [store.get("member", u)["phone"] for u in below] == before


def test_several_rows_are_changed_in_one_field_and_removed(page, store):
    select(page, 0, 0, 2, 0)
    bar = page.listing.many
    assert bar.isVisible()
    chosen = bar._chosen()
    bar._choose()
    change = bar.findChild(type(bar)) or None
    from artisanest_desktop.ui.register.many import ChangeField

    change = page.window().findChild(ChangeField)
    keys = [f.key for f in change.fields]
    change.which.setCurrentIndex(keys.index("douar"))
    change.box.editor.put("Bourrous")
    change.apply.click()
    assert {store.get("member", u)["douar"] for u in chosen} == {"Bourrous"}
    entries = len(store.history())
    bar.remove.click()
    assert store.count("member") == 1
    assert len(store.history()) == entries + 1


def test_what_was_removed_is_seen_and_recovered(page, store):
    uid = page.listing.rows.uid(0)
    page.show_record(uid)
    page.panel._remove()
    assert store.count("member") == 3 and len(names(page)) == 3
    page.filters.show_removed(True)
    assert [page.listing.rows.uid(0)] == [uid]
    page.show_record(uid)
    assert page.panel.form.is_locked()
    page.panel._remove(back=True)
    page.filters.show_removed(False)
    assert len(names(page)) == 4


def test_filters_count_and_combine(page, store):
    page.filters.want("state", ["active"])
    assert len(names(page)) == 2
    page.filters.want("state", ["active", "candidate"])
    assert len(names(page)) == 3
    page._count()
    assert "3" in page.filters.count.text() and "4" in page.filters.count.text()
    page.search("khadija")
    assert names(page) == ["Benali Khadija"]
    page.filters.want("state", [])
    page.search("nobody here")
    assert names(page) == []
    assert page.listing.stack.currentWidget() is page.listing._states["no-hit"]


def test_search_reads_any_script_and_order(page):
    for text in ("الزهراء", "zahra fatima", "0612345678", "m-0002"):
        page.search(text)
        assert len(names(page)) == 1, text


def test_what_is_to_check_is_marked_and_filtered(page, store):
    uid = page.listing.rows.uid(0)
    with store.transaction(_("x")) as t:
        t.set("member", uid, {"birth": "1850"})
    assert page.listing.rows.line(0).doubtful
    page._count()
    assert not page.filters._check.isHidden()
    page.filter_check()
    assert [page.listing.rows.uid(0)] == [uid]
    assert "1" in page.count_text()
    wanted = []
    page.session.wanted.connect(wanted.append)
    assert not page.filters.correct.isHidden()
    page.filters.correct.click()
    assert wanted == ["correct:member"]
    page.filters.clear()
    assert page.filters.correct.isHidden()


def test_totals_stand_under_number_columns(page, store):
    columns(page, face.TITLE, "shares", "paid_in")
    page.listing.totals.count()
    assert page.listing.totals.sums["shares"] == "10"
    page.filters.want("state", ["active"])
    page.listing.totals.count()
    assert page.listing.totals.sums["shares"] == "8"


def test_columns_order_and_sorting_are_remembered(page, store, make_page, session):
    columns(page, "shares", face.TITLE)
    page.listing._order("shares", True)
    assert names(page)[0].startswith("El Amrani")
    again = make_page(session)
    assert [c.key for c in again.listing.rows.columns] == ["shares", face.TITLE]
    assert names(again)[0].startswith("El Amrani")


def test_computed_columns_are_worked_out(page):
    columns(page, face.TITLE, "still_due")
    row = line_of(page, "Benali")
    assert "1" in page.listing.rows.data(page.listing.rows.index(row, 1))


REGISTERS = (
    "cooperative", "product", "session", "partner", "trade", "commune", "programme", "own_field",
    "wage",
)  # fmt: skip


@pytest.mark.parametrize("key", REGISTERS)
def test_any_register_needs_no_more_than_its_declaration(make_page, session, store, key):
    page = make_page(session, key)
    page.add()
    field = next(b for b in page.panel.form.sections.boxes if b.editor is not None)
    before, typed = store.count(key), field.field.kind.editor == "line"
    if typed:
        field.editor.put("Xyz")
    page.commit()
    page.focus_list()
    page.grab()
    assert store.count(key) == before + typed


def test_an_own_field_is_at_once_in_the_list_and_in_the_form(page, store):
    page.show_record(page.listing.rows.uid(0))
    page.panel.form.toggle()
    with store.transaction(_("own")) as t:
        own = t.create("own_field", {"name": "Pointure", "kind": "number", "register": "member"})
    key = f"own.{own}"
    assert key in page.listing.kept.by_key
    box = page.panel.form.boxes[key]
    box.editor.put("38")
    page.panel.form.save(box)
    columns(page, face.TITLE, key)
    assert page.listing.rows.data(page.listing.rows.index(0, 1)) == "38"
    page.listing.totals.count()
    assert page.listing.totals.sums[key] == "38"


def test_the_record_is_a_drawer_where_there_is_little_room(page):
    page.resize(1000, 640)
    assert page.panel.isHidden()
    page.show_record(page.listing.rows.uid(0))
    assert page.panel.isVisible()
    QTest.keyClick(page.panel, Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    page.resize(1366, 640)
    assert page.panel.isVisible()


def test_the_page_comes_back_as_it_was(page, make_page, session):
    page.search("a")
    page.filters.want("state", ["active"])
    uid = page.listing.rows.uid(1)
    page.show_record(uid)
    state = page.state()
    again = make_page(session)
    again.restore(state)
    assert names(again) == names(page)
    assert again.panel.uid == uid


def test_an_empty_list_says_what_to_do_first(page, store):
    for uid in [page.listing.rows.uid(n) for n in range(4)]:
        with store.transaction(_("x")) as t:
            t.remove("member", uid)
    assert page.listing.stack.currentWidget() is page.listing._states["empty"]


def test_a_new_record_taken_off_the_list_leaves_it_at_once(page, store):
    page.add()
    box = page.panel.form.boxes["family_name"]
    box.editor.put("Daoudi")
    page.panel.form.save(box)
    uid = page.panel.uid
    assert page.listing.rows.row_of(uid) >= 0
    with store.transaction(_("Removed")) as t:
        t.remove("member", uid)
    assert page.listing.rows.row_of(uid) < 0


def test_the_value_for_many_rows_can_be_typed_at_once(page):
    select(page, 0, 0, 1, 0)
    page.listing.many.change.click()
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    QApplication.activePopupWidget().close()


def test_many_sessions_by_their_first_day_come_from_the_worker(qtbot, make_page, session, store):
    with store.transaction(_("Many")) as t:
        uids = t.bulk_create("session", [{"title": f"Atelier {n}"} for n in range(230)])
        t.bulk_create("slot", [
            {"session": uid, "date": f"2026-{1 + n % 12:02d}-{1 + n % 28:02d}"}
            for n, uid in enumerate(uids)
        ])  # fmt: skip
    page = make_page(session, "session")
    page.refresh()
    assert page.listing.finder.busy
    qtbot.waitUntil(lambda: not page.listing.finder.busy)
    days = [page.listing.rows.line(n).row["first_day"] for n in range(230)]
    assert days == sorted(days, reverse=True)


def test_the_number_of_hits_follows_the_rows(make_page, session, store):
    with store.transaction(_("Many")) as t:
        t.bulk_create("member", [{"family_name": f"Zouhri {n}", "sex": "F"} for n in range(240)])
    page = make_page(session)
    page.search("zouhri")
    assert len(page.listing.rows.ids) == 200 and page.listing.finder.busy
    page.listing.finder._find_rest()
    assert "240" in page.filters.count.text()


def test_prices_are_not_added_up(make_page, session, store):
    with store.transaction(_("Products")) as t:
        for price in (100, 200):
            t.create("product", {"name": f"P{price}", "price": price, "stock": "2"})
    page = make_page(session, "product")
    page.listing.totals.count()
    assert page.listing.totals.sums == {}
    assert page.listing.totals.isHidden()


@pytest.mark.parametrize("key", ["product", "session", "partner"])
def test_an_empty_list_says_the_first_step(make_page, session, store, monkeypatch, key):
    page = make_page(session, key)
    empty = page.listing.stack.currentWidget()
    assert isinstance(empty, EmptyState)
    assert empty.sentence.text() == session.lang(store.registers[key].empty)
    add, receive = empty.findChildren(Button)
    asked = []
    monkeypatch.setattr("artisanest_desktop.ui.exchange.menu.choose", lambda *_: asked.append(1))
    receive.click()
    assert asked
    add.click()
    assert page.panel.is_new()


def test_a_search_without_hits_leads_back_to_all(page):
    page.search("nobody of that name")
    (button,) = page.listing.stack.currentWidget().findChildren(Button)
    button.click()
    assert page.tools.search.text() == "" and len(page.listing.rows.ids) == 4
