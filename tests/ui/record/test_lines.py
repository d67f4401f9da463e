"""The lines of a record: typed by keyboard alone, put in order, removed, undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store
from artisanest_desktop.ui.record.lines import LinesTable
from artisanest_desktop.ui.record.panel import RecordPanel

KEYS = Qt.Key


@pytest.fixture
def open_panel(qtbot):
    """``open_panel(session, register, uid)``: a record on screen, active."""
    kept = []

    def make(session, register: str, uid: str) -> RecordPanel:
        panel = RecordPanel(session, register)
        qtbot.addWidget(panel)
        panel.resize(430, 700)
        with qtbot.waitActive(panel):
            panel.show()
        panel.show_record(uid)
        kept.append(panel)
        return panel

    yield make


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
        qtbot.keyClick(QApplication.focusWidget(), letter)
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
