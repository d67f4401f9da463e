"""The lines of a record: typed by keyboard alone, put in order, removed, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.ui.record import told
from artisanest_desktop.ui.record.lines import LinesTable
from artisanest_desktop.ui.undoing import undo

KEYS = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def born(store: Store):
    """``born("product", name=…)``: the uid of a new record."""

    def make(register: str, **values) -> str:
        with store.transaction(_("Added")) as t:
            return t.create(register, values)

    return make


@pytest.fixture
def materials(session, open_panel, born) -> LinesTable:
    """The materials of a new product; the panel lives as long as the table."""
    panel = open_panel(session, "product", born("product", name="Tapis"))
    return panel.form.tables["materials"]


def type_in(qtbot, text: str, then: Qt.Key | None = Qt.Key.Key_Tab) -> None:
    """Where the keyboard is."""
    for letter in text:
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(QApplication.focusWidget(), key)
    if then is not None:
        qtbot.wait(5)  # a list of offers opens after the letter
        popup = QApplication.activePopupWidget()
        qtbot.keyClick(popup or QApplication.focusWidget(), then)


def words(table: LinesTable) -> list[list[str]]:
    """What the table shows."""
    return [[line.words[c.key] for c in table.data.columns] for line in table.data.lines]


def test_three_materials_with_the_keyboard_alone(qtbot, materials, store):
    materials.setFocus()
    for name, quantity, unit, price in (
        ("Laine", "2,5", "kg", "120"),
        ("Garance", "0,4", "kg", "250"),
        ("Coton", "1", "bo", "45,50"),
    ):
        for text in (name, quantity, unit, price):
            type_in(qtbot, text)
    assert [w[0] for w in words(materials)] == ["Laine", "Garance", "Coton"]
    assert [w[4] for w in words(materials)] == ["300,00", "100,00", "45,50"]
    assert materials.data.total(materials.data.register["amount"]) == 44550
    ranks = [line.row["rank"] for line in materials.data.lines]
    assert ranks == sorted(ranks) and len(set(ranks)) == 3
    assert materials.at[0] is None and materials.cell is not None, "ready for a fourth"
    said = [materials.session.lang(entry.title) for entry in store.history()[:2]]
    assert all("P-0001" in title and "Coton" not in title for title in said)
    type_in(qtbot, "", KEYS.Key_Tab)
    assert materials.cell is None and len(materials.data.lines) == 3, "nothing typed, nothing kept"
    assert not materials.isAncestorOf(QApplication.focusWidget())


@pytest.fixture
def three(materials, store) -> LinesTable:
    """Wool, madder and cotton, in this order."""
    parent = materials.data.parent
    with store.transaction(_("Added")) as t:
        for rank, name, price in (
            ("b", "Laine", 12000),
            ("d", "Garance", 25000),
            ("f", "Coton", 1),
        ):
            values = {"name": name, "rank": rank, "quantity": "2", "unit_price": price}
            t.create("material", {"product": parent, **values})
    return materials


def names(table: LinesTable) -> list[str]:
    """The first column."""
    return [w[0] for w in words(table)]


def focused_name() -> str:
    """What a screen reader calls where the keyboard is."""
    return QApplication.focusWidget().accessibleName()


def test_lines_are_put_in_order_by_keys_and_by_hand(qtbot, three, store):
    three.setFocus()
    three.go_to(three.data.lines[2].uid, 0)
    qtbot.keyClick(three, KEYS.Key_Up, ALT)
    assert names(three) == ["Laine", "Coton", "Garance"]
    assert len(store.history()[0].changes) == 1, "moving one line writes one rank"
    qtbot.keyClick(three, KEYS.Key_Up, ALT)
    qtbot.keyClick(three, KEYS.Key_Up, ALT)
    assert names(three) == ["Coton", "Laine", "Garance"]
    first, last = (three.places.handle_at(three.places.rows[n]).center() for n in (0, 2))
    qtbot.mousePress(three, Qt.MouseButton.LeftButton, pos=first)
    three.mouse.hover(last + QPoint(0, 15), Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(three, Qt.MouseButton.LeftButton, pos=last)
    assert names(three) == ["Laine", "Garance", "Coton"]
    undo(three.session)
    qtbot.waitUntil(lambda: names(three) == ["Coton", "Laine", "Garance"])


def test_lines_that_came_without_an_order_get_one(three, store):
    with store.transaction(_("elsewhere")) as t:
        for line in three.data.lines:
            t.set("material", line.uid, {"rank": None})
    before = names(three)
    three.put_line(three.data.lines[2].uid, 0)
    assert names(three) == [before[2], before[0], before[1]]


def test_a_line_is_removed_and_comes_back(qtbot, three, store):
    said = []
    three.session.said.connect(lambda message, can_undo: said.append(can_undo))
    three.setFocus()
    three.go_to(three.data.lines[1].uid, 0)
    qtbot.keyClick(three, KEYS.Key_Delete)
    assert names(three) == ["Laine", "Coton"] and said == [True]
    assert three.data.by_uid(three.at[0]).row["name"] == "Coton", "on to the next"
    undo(three.session)
    qtbot.waitUntil(lambda: names(three) == ["Laine", "Garance", "Coton"])
    three.edit(three.data.lines[0].uid, 1)
    qtbot.keyClick(three.cell.editor.core, KEYS.Key_Delete, CTRL)
    assert names(three) == ["Garance", "Coton"] and three.cell is None


def test_esc_restores_then_leaves(qtbot, three):
    three.edit(three.data.lines[0].uid, 1)
    assert focused_name() == "Matières, ligne 1, Quantité"
    type_in(qtbot, "9", KEYS.Key_Escape)
    assert three.cell.editor.raw() == "2"
    qtbot.keyClick(QApplication.focusWidget(), KEYS.Key_Escape)
    assert three.cell is None and three.hasFocus()
    assert focused_name() == "Matières, ligne 1, Quantité: 2"


def test_what_cannot_be_read_stays_in_its_cell_with_the_reason(qtbot, three, store):
    uid = three.data.lines[0].uid
    three.setFocus()
    three.go_to(uid, 1)
    type_in(qtbot, "beaucoup")
    assert store.get("material", uid)["quantity"] == "2"
    assert three.places.row_of(uid).notes[0][1] == "terra"
    other = next(row[0] for row in store.window("member", store.find("member"), []))
    panel = three.window()
    drafts = panel.form.drafts()
    assert other and drafts[1]["material"]
    three.edit(uid, 1)
    assert three.cell.editor.raw() == "beaucoup"
    type_in(qtbot, "3")
    assert store.get("material", uid)["quantity"] == "3" and not three.places.row_of(uid).notes


def test_typing_is_not_disturbed_by_what_others_change(qtbot, three, store):
    first, second = three.data.lines[0].uid, three.data.lines[1].uid
    three.edit(first, 0)
    type_in(qtbot, "Lai", None)
    with store.transaction(_("elsewhere")) as t:
        t.set("material", second, {"name": "Henné"})
        t.remove("material", first)
    assert three.cell.editor.raw() == "Lai" and "Henné" in names(three)
    type_in(qtbot, "ne fine")
    record = store.get("material", first)
    assert record["name"] == "Laine fine" and not record["removed"]


def test_the_rest_of_a_line_unfolds_below_it(qtbot, three, store):
    uid = three.data.lines[0].uid
    three.setFocus()
    three.go_to(uid, 9)
    high = three.height()
    qtbot.keyClick(three, KEYS.Key_Return)
    assert three.more is not None and three.height() > high
    assert set(three.more.form.boxes) == {"waste", "origin"}
    type_in(qtbot, "10")
    assert store.get("material", uid)["waste"] == "10"
    assert three.data.by_uid(uid).words["amount"] == "264,00", "the amount knows of the waste"
    assert three.session.lang(store.history()[0].title) == "Matières : Perte (%) · P-0001"
    qtbot.keyClick(QApplication.focusWidget(), KEYS.Key_Escape)
    assert three.more is None and three.hasFocus() and three.height() == high


def test_a_half_day_is_typed_as_people_write_it(qtbot, session, open_panel, born, store):
    uid = born("session", title="Teinture")
    table = open_panel(session, "session", uid).form.tables["slots"]
    table.setFocus()
    for text in ("2/12/2026", "9h", "12h30", "Plantes"):
        type_in(qtbot, text)
    type_in(qtbot, "", KEYS.Key_Return)
    type_in(qtbot, "1/12/2026", KEYS.Key_Return)
    shown = words(table)
    assert shown[1][:4] == ["02/12/2026", "09:00", "12:30", "Plantes"] and shown[1][5] == "3,5"
    assert shown[0][0] == "01/12/2026", "half-days stand by their day"
    assert table.at[0] == table.data.lines[0].uid, "the keyboard goes with its line"
    assert not table.is_movable()


def test_a_contact_of_a_partner(qtbot, session, open_panel, born, store):
    uid = born("partner", name="Lycée")
    table = open_panel(session, "partner", uid).form.tables["contacts"]
    table.setFocus()
    type_in(qtbot, "سميرة التازي")
    type_in(qtbot, "Enseignante")
    type_in(qtbot, "0661208814")
    line = table.data.lines[0].row
    assert line["name_ar"] == "سميرة التازي" and not line["name"], "the letters say which name"
    assert (line["job"], line["phone"]) == ("Enseignante", "+212661208814")
    assert words(table)[0][0] == "سميرة التازي"


def test_a_partner_is_found_by_two_arabic_letters(qtbot, session, open_panel, born, store):
    partner = born("partner", name="Fondation Bidaya", name_ar="مؤسسة بداية")
    uid = born("session", title="Teinture")
    table = open_panel(session, "session", uid).form.tables["commitments"]
    table.setFocus()
    type_in(qtbot, "Exposer")
    type_in(qtbot, "بد")
    line = table.data.lines[0].row
    assert (line["what"], line["partner"], line["state"]) == ("Exposer", partner, "open")
    assert words(table)[0][1] == "Fondation Bidaya"
    table.edit(table.data.lines[0].uid, 1)
    table.cell.editor.core.clear()
    type_in(qtbot, "")
    assert table.data.lines[0].row["partner"] is None, "a reference can be taken away"


def test_what_exists_once_is_not_there_twice(qtbot, session, open_panel, born, store):
    rows = store.window("member", store.find("member"), ["family_name"])
    first, second = (row[0] for row in rows[:2])
    table = open_panel(session, "product", born("product", name="Tapis")).form.tables["makers"]
    table.edit(None, 0)
    table.cell.editor.picked(table.cell.editor.offered("")[0])
    assert len(table.data.lines) == 1
    made = table.data.lines[0]
    other = second if made.row["member"] == first else first
    table.edit(None, 0)
    offers = table.cell.editor.offered("")
    table.cell.editor.picked(next(o for o in offers if o.value == made.row["member"]))
    assert len(table.data.lines) == 1 and table.typing.refused(None)
    table.cell.editor.restore()
    table.typing.close()
    assert not table.typing.refused(None)
    table.edit(made.uid, 0)
    table.cell.editor.picked(next(o for o in offers if o.value == other))
    assert [line.row["member"] for line in table.data.lines] == [other]
    assert table.data.lines[0].uid != made.uid, "another pair is another record"


def test_a_member_is_created_where_she_is_named(qtbot, session, open_panel, born, store):
    table = open_panel(session, "product", born("product", name="Tapis")).form.tables["makers"]
    for typed, key, family, given in (
        ("Oulad Hmad Mbarka", "", "Oulad Hmad", "Mbarka"),
        ("مباركة أولاد احماد", "_ar", "أولاد احماد", "مباركة"),
    ):
        table.edit(None, 0)
        editor = table.cell.editor
        editor.edit.setText(typed)
        editor.completer.setCompletionPrefix(typed)
        editor.picked(editor.offered(typed)[-1])
        member = store.get("member", table.data.lines[-1].row["member"])
        assert (member[f"family_name{key}"], member[f"given_name{key}"]) == (family, given)
        assert member["state"] == "active"


def test_a_new_record_has_its_tables_once_it_is_born(make_page, session, store):
    page = make_page(session, "product")
    page.add()
    form = page.panel.form
    assert not any(table.isVisible() for table in form.tables.values())
    form.boxes["name"].editor.put("Tapis")
    form.commit()
    assert form.tables["materials"].isVisible()
    assert form.tables["materials"].data.parent == form.uid


def test_nothing_is_typed_in_a_file_for_reading_only(qtbot, session, open_panel, born, store):
    uid = born("product", name="Tapis")
    with store.transaction(_("Added")) as t:
        t.create("material", {"product": uid, "name": "Laine", "rank": "b"})
    store.read_only = True
    try:
        table = open_panel(session, "product", uid).form.tables["materials"]
        assert not table.edit(table.data.lines[0].uid, 0)
        assert all(row.uid is not None for row in table.places.rows), "no row that adds"
        table.setFocus()
        qtbot.keyClick(table, KEYS.Key_Delete)
        assert names(table) == ["Laine"]
    finally:
        store.read_only = False


def test_erasing_leaves_nothing_of_the_lines(qtbot, three, store):
    panel = three.window()
    three.edit(three.data.lines[0].uid, 0)
    three.cell.editor.put("half a wo")
    store.erase("product", three.data.parent)
    qtbot.waitUntil(lambda: panel.uid is None)
    assert three.data.lines == [] and three.cell is None


def test_the_history_of_a_record_names_its_lines(three, store):
    uid = three.data.lines[0].uid
    with store.transaction(_("elsewhere")) as t:
        t.set("material", uid, {"quantity": "3", "rank": "a"})
    parent = three.data.parent
    entry = store.history("product", parent)[0]
    lines = told.told(store, entry, three.session.lang, parent)
    assert [(line.record, line.label, line.was, line.now) for line in lines] == [
        ("Matière · Laine", "Quantité", "2", "3")
    ]


def test_arrows_walk_and_arabic_is_a_mirror(qtbot, make_session, open_panel, born, store):
    session = make_session("ar")
    uid = born("product", name="Tapis")
    with store.transaction(_("Added")) as t:
        for rank, name in (("b", "Laine"), ("d", "Coton")):
            t.create("material", {"product": uid, "name": name, "rank": rank})
    table = open_panel(session, "product", uid).form.tables["materials"]
    first = table.data.lines[0].uid
    table.setFocus()
    table.go_to(first, 0)
    qtbot.keyClick(table, KEYS.Key_Left)
    assert table.at == (first, 1)
    qtbot.keyClick(table, KEYS.Key_Down)
    assert table.at == (table.data.lines[1].uid, 1)
    row = table.places.row_of(first)
    assert table.places.cell_at(row, 0).center().x() > table.places.cell_at(row, 5).center().x()


def test_a_press_types_and_the_marker_unfolds(qtbot, three):
    row = three.places.rows[0]
    cell = three.places.cell_at(row, 1).center()
    QTest.mouseClick(three, Qt.MouseButton.LeftButton, pos=cell)
    assert three.cell is not None and three.at == (row.uid, 1)
    marker = three.places.cell_at(row, len(three.data.columns)).center()
    QTest.mouseClick(three, Qt.MouseButton.LeftButton, pos=marker)
    assert three.cell is None and three.more is not None
    add = three.places.row_at(None).center()
    QTest.mouseClick(three, Qt.MouseButton.LeftButton, pos=add)
    assert three.at == (None, 0) and three.cell is not None


def test_what_waits_to_be_mended_survives_another_language(qtbot, make_page, session, born, store):
    uid = born("product", name="Tapis")
    with store.transaction(_("Added")) as t:
        line = t.create("material", {"product": uid, "name": "Laine", "rank": "b"})
    page = make_page(session, "product")
    page.show_record(uid)
    page.panel.form.tables["materials"].edit(line, 1)
    type_in(qtbot, "beaucoup")
    state = page.state()
    page.hide()
    again = make_page(session, "product")
    again.restore(state)
    table = again.panel.form.tables["materials"]
    assert table.typing.draft_of(line, "quantity") == "beaucoup"
    assert table.places.row_of(line).notes


def test_a_question_about_a_cell_is_answered_below_the_line(qtbot, three, store, home):
    uid = three.data.lines[0].uid
    with Store.open(home / "other.nest", home / "profile-b", author="Zahra") as other:
        other.receive(store.package())
        with other.transaction(_("there")) as t:
            t.set("material", uid, {"quantity": "777"})
        with store.transaction(_("here")) as t:
            t.set("material", uid, {"quantity": "3"})
        store.receive(other.package())
    assert three.data.by_uid(uid).asked == {"quantity"} and three.places.row_of(uid).notes
    three.toggle_more(uid)
    question = three.more.form.boxes["quantity"]._question
    next(b for b in question.findChildren(QPushButton) if "777" in b.accessibleName()).click()
    assert store.get("material", uid)["quantity"] == "777" and not store.questions()
    assert not three.data.by_uid(uid).asked


def test_a_removed_record_is_read_only(three, store):
    with store.transaction(_("Removed")) as t:
        t.remove("product", three.data.parent)
    assert not three.edit(three.data.lines[0].uid, 0) and not three.is_movable()
    assert names(three) == ["Laine", "Garance", "Coton"]


def test_rows_of_a_spreadsheet_become_lines_in_one_step(qtbot, three, store):
    QGuiApplication.clipboard().setText(
        "Quantité\tMatière\tPrix unitaire\r\n2,5\tHenné\t120\r\nbeaucoup\t=1+1\t\r\n"
    )
    before = len(store.history())
    three.setFocus()
    qtbot.keyClick(three, KEYS.Key_V, CTRL)
    assert names(three) == ["Laine", "Garance", "Coton", "Henné", "=1+1"]
    assert len(store.history()) == before + 1
    last = three.data.lines[-1]
    assert three.typing.draft_of(last.uid, "quantity") == "beaucoup" and last.row["name"] == "=1+1"
    assert three.data.lines[3].words["amount"] == "300,00"
    qtbot.keyClick(three, KEYS.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0].split("\t")[:2] == ["Matière", "Quantité"]
    assert copied[4].split("\t")[0] == "Henné" and copied[5].startswith("'=1+1")
    undo(three.session)
    qtbot.waitUntil(lambda: names(three) == ["Laine", "Garance", "Coton"])


def test_pasted_makers_are_found_by_name_and_not_doubled(qtbot, session, open_panel, born, store):
    table = open_panel(session, "product", born("product", name="Tapis")).form.tables["makers"]
    table.setFocus()
    QGuiApplication.clipboard().setText("Benali Khadija\t60\nPersonne\t40")
    qtbot.keyClick(table, KEYS.Key_V, CTRL)
    assert [w[1] for w in words(table)] == ["60\u00a0%", "40\u00a0%"]
    assert table.typing.draft_of(table.data.lines[1].uid, "member") == "Personne"
    QGuiApplication.clipboard().setText("Benali Khadija\t70")
    qtbot.keyClick(table, KEYS.Key_V, CTRL)
    assert [w[1] for w in words(table)] == ["70\u00a0%", "40\u00a0%"], "she is there once"
