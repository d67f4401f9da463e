"""The list of products: pictures, what is flagged, figures below each other, sums."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.widgets import Tag
from tests.ui.register.doing import columns, line_of, names


@pytest.fixture
def products(make_page, session, store):
    """The products' page: one below its minimum, one with a picture."""
    with store.transaction(_("x")) as t:
        low = t.create("product", {"name": "Tapis", "price": 123450, "stock": "2", "minimum": "5"})
        t.create("product", {"name": "Coussin", "price": 4500, "stock": "12", "minimum": "5"})
        digest = t.blob(_a_picture(), "image/jpeg")
        t.create("attachment", {"record": low, "register": "product", "file": digest,
                                "name": "a.jpg", "mime": "image/jpeg", "rank": "i"})  # fmt: skip
    page = make_page(session, "product")
    page._count()
    return page


def _a_picture() -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtGui import QImage

    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFB4532A)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG")
    return data.data()


def test_what_is_flagged_has_a_chip_with_its_count_and_a_tag(qtbot, products, store):
    chip = products.filters._flags["low"]
    assert not chip.isHidden() and chip.text() == "Stock bas 1"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert names(products) == ["Tapis"] and chip.isChecked()
    assert products.listing.rows.line(0).flag.key == "low"
    products.show_record(products.listing.rows.uid(0))
    tags = [tag.text() for tag in products.panel.head.findChildren(Tag)]
    assert "Stock bas" in tags
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(names(products)) == 2
    products.filter_flag("low")
    assert names(products) == ["Tapis"] and chip.isChecked()
    uid = products.listing.rows.uid(0)
    with store.transaction(_("x")) as t:
        t.set("product", uid, {"stock": "9"})
    products._count()
    assert chip.text() == "Stock bas 0", "stays to be switched off"
    products.filters.clear()
    products._count()
    assert chip.isHidden()


def test_the_list_shows_the_first_picture_of_a_product(qtbot, products):
    at = line_of(products, "Tapis")
    assert products.listing.rows.line(at).row["photo"]
    view = products.listing.view
    rect = view.visualRect(products.listing.rows.index(at, 0))
    side = products.session.theme.px(25)

    def is_red() -> bool:  # a small picture is made in the worker
        shown = view.viewport().grab(rect).toImage()
        color = shown.pixelColor(side, shown.height() // 2)
        return color.red() > 150 and color.blue() < 90

    qtbot.waitUntil(is_red)


@pytest.mark.parametrize(("lang", "far"), [("fr", True), ("ar", False), ("en", True)])
def test_figures_stand_below_each_other_on_the_right(lang, far, make_session, make_page, products):
    page = make_page(make_session(lang), "product")
    rows = page.listing.rows
    price = next(c for c in rows.columns if c.key == "price")
    state = next(c for c in rows.columns if c.key == "state")
    assert rows.is_far(price) == far and not rows.is_far(state)


def test_order_by_a_computed_column_shows_the_dearest_first(qtbot, products, store):
    for name, cost in (("Tapis", 500), ("Coussin", 900)):
        uid = products.listing.rows.uid(line_of(products, name))
        with store.transaction(_("x")) as t:
            t.create("material", {"product": uid, "unit_price": cost, "rank": "i"})
    columns(products, "~title", "cost", "value")
    products.listing._order("cost", True)
    assert names(products) == ["Coussin", "Tapis"]
    products.listing._order("value", False)
    assert names(products) == ["Tapis", "Coussin"]


def test_the_value_of_the_stock_is_added_up_from_what_is_worked_out(products):
    columns(products, "~title", "stock", "value")
    products.listing.totals.count()
    said = products.listing.totals.sums["value"].replace("\u202f", " ").replace("\u00a0", " ")
    assert said == "3 009,00 DH"  # at the price asked, where no cost is known
    assert "stock" not in products.listing.totals.sums


def test_duplicate_opens_the_copy_with_its_lines_and_undoes_in_one(qtbot, products, store):
    uid = products.listing.rows.uid(line_of(products, "Tapis"))
    with store.transaction(_("x")) as t:
        t.create("material", {"product": uid, "name": "Laine", "unit_price": 500, "rank": "i"})
    products.show_record(uid)
    said = []
    products.session.said.connect(lambda words, undo: said.append((words, undo)))
    products.panel.duplicate()
    new = products.panel.uid
    assert new not in (None, uid) and len(names(products)) == 3
    assert [line.row["name"] for line in products.panel.form.tables["materials"].data.lines] == [
        "Laine"
    ]
    assert products.listing.view.current_uid() == new
    assert products.panel.form.boxes["name"].editor.core.hasFocus()
    assert said[-1][1] and "Tapis" in products.session.lang(said[-1][0])
    store.undo(store.last_undoable().txn)
    assert len(names(products)) == 2


def test_a_session_is_said_to_be_repeated(make_page, session, store):
    with store.transaction(_("x")) as t:
        uid = t.create("session", {"title": "Juste prix"})
    page = make_page(session, "session")
    page.show_record(uid)
    words = [session.lang(words) for words, _icon, _act in page.panel._actions()]
    assert "Répéter ailleurs" in words and "Dupliquer" not in words
