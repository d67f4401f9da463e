"""The price in a product's record: live, each amount explained, the asked price judged."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.record.panel import RecordPanel
from artisanest_desktop.ui.record.price import PricePart


@pytest.fixture
def uid(store) -> str:
    """A carpet: two kilos of wool with waste, three hours at the wage floor."""
    with store.transaction(_("Added")) as t:
        uid = t.create("product", {"name": "Tapis", "name_ar": "زربية", "price": 18000,
                                   "packaging": 500, "overheads": "10", "part": "10",
                                   "margin": "20"})  # fmt: skip
        t.create("material", {"product": uid, "name": "Laine", "quantity": "2", "unit": "kg",
                              "unit_price": 5000, "waste": "5", "rank": "i"})  # fmt: skip
        t.create("work", {"product": uid, "step": "Tissage", "hours": "3", "rank": "i"})
    return uid


@pytest.fixture
def panel(session, open_panel, uid) -> RecordPanel:
    return open_panel(session, "product", uid)


def part_of(panel: RecordPanel) -> PricePart:
    part = panel.form.below.parts["price"]
    assert isinstance(part, PricePart)
    return part


def amounts(part: PricePart) -> dict[str, str]:
    shown = {k: f for k, f in part.figures.items() if not f.isHidden()}
    return {k: f.amount.text().replace("\u202f", " ").replace("\u00a0", " ")
            for k, f in shown.items()}  # fmt: skip


def change(store, register: str, uid: str, **values) -> None:
    with store.transaction(_("x")) as t:
        t.set(register, uid, values)


def test_what_the_price_is_made_of(panel):
    part = part_of(panel)
    assert amounts(part) == {
        "materials": "105,00 DH", "labour": "53,76 DH", "overheads": "15,88 DH",
        "packaging": "5,00 DH", "cost": "179,64 DH", "part": "17,96 DH", "margin": "42,40 DH",
        "wholesale": "240,00 DH", "floor": "197,60 DH", "retail": "480,00 DH",
    }  # fmt: skip
    pieces = {piece.part: piece.amount for piece in part.bar.pieces}
    assert sum(pieces.values()) == 24000 and len(pieces) == 6
    assert "Matières : 44" in part.bar.accessibleDescription().replace("\u00a0", " ")
    shown = panel.form.boxes
    assert not {"cost", "floor", "retail", "hourly"} & set(shown), "told once, by the panel"


def test_each_amount_explains_itself_by_keyboard(qtbot, panel):
    part = part_of(panel)
    for figure in part.figures.values():
        if figure.isHidden():
            continue
        assert figure.note.text() and figure.why.accessibleName()
        assert figure.why.accessibleDescription() == figure.note.text()
        assert figure.note.isHidden()
        figure.why.setFocus()
        qtbot.keyClick(figure.why, Qt.Key.Key_Return)
        assert not figure.note.isHidden()
    said = part.figures["materials"].note.text().replace("\u00a0", " ")
    assert "2 kg × 50,00 DH + 5 % de perte = 105,00 DH" in said
    said = part.figures["labour"].note.text().replace("\u00a0", " ")
    assert "3 h × 17,92 DH (SMIG depuis le 01/01/2026)" in said


def test_it_follows_at_each_letter(qtbot, panel, store, uid):
    part = part_of(panel)
    panel.form.focus_field("margin")
    core = panel.form.boxes["margin"].editor.core
    core.selectAll()
    qtbot.keyClicks(core, "50")
    assert amounts(part)["wholesale"] == "300,00 DH"
    assert store.get("product", uid)["margin"] == "20", "not yet left"
    qtbot.keyClicks(core, "??")
    assert amounts(part)["wholesale"] == "240,00 DH", "what is not understood does not count"
    qtbot.keyClick(core, Qt.Key.Key_Escape)


def test_it_follows_the_lines_and_the_wage_list(panel, store, uid):
    part = part_of(panel)
    with store.transaction(_("x")) as t:
        line = t.create("work", {"product": uid, "step": "Lavage", "hours": "1", "rank": "r"})
    assert amounts(part)["labour"] == "71,68 DH"
    change(store, "work", line, hours=None)
    assert amounts(part)["labour"] == "53,76 DH"
    assert "pas compté" in part.figures["labour"].note.text()
    wage = next(w for w in store.window("wage", store.find("wage"), ["kind", "from_date"])
                if w[1:] == ("SMIG", "2026-01-01"))  # fmt: skip
    change(store, "wage", wage[0], amount=2000, confirmed=False)
    assert amounts(part)["labour"] == "60,00 DH"
    assert "à confirmer" in part.figures["labour"].note.text()
    assert "à confirmer" in part.verdict.words.text()


@pytest.mark.parametrize(
    ("price", "color", "said"),
    [
        (18000, "saffron", "72 % du SMIG"),
        (17000, "terra", "sous le coût de revient"),
        (100, "terra", "ne reste rien"),
        (19760, "olive", "100 % du SMIG"),
        (None, "soft", "Pas encore de prix"),
    ],
)
def test_the_price_asked_is_judged_and_kept(panel, store, uid, price, color, said):
    part = part_of(panel)
    change(store, "product", uid, price=price)
    words = part.verdict.words.text().replace("\u00a0", " ")
    assert part.verdict.property("verdict") == color
    assert said in words and "illégal" not in words
    assert store.get("product", uid)["price"] == price


def test_hours_planned_above_the_wage_floor_raise_the_floor_price(panel, store, uid):
    work = store.reader().lines("work", uid)[0]["uid"]
    change(store, "work", work, rate=4000)
    part = part_of(panel)
    change(store, "product", uid, price=27000)
    assert part.verdict.property("verdict") == "saffron"
    assert "prix plancher" in part.verdict.words.text()


def test_the_suggested_price_is_taken_with_one_press_and_undone(qtbot, panel, store, uid):
    part = part_of(panel)
    assert "480,00" in part.verdict.take.text()
    qtbot.mouseClick(part.verdict.take, Qt.MouseButton.LeftButton)
    assert store.get("product", uid)["price"] == 48000
    assert panel.form.boxes["price"].editor.raw().startswith("480,00")
    assert part.verdict.take.isHidden() and part.verdict.property("verdict") == "olive"
    store.undo(store.last_undoable().txn)
    assert store.get("product", uid)["price"] == 18000
    assert not part.verdict.take.isHidden()


def test_what_is_being_typed_elsewhere_counts_when_it_is_taken(qtbot, panel, store, uid):
    panel.form.focus_field("margin")
    panel.form.boxes["margin"].editor.put("50")
    part_of(panel).take()
    found = store.get("product", uid)
    assert (found["margin"], found["price"]) == ("50", 60000)


def test_a_new_product_is_told_the_first_step(session, open_panel, store):
    with store.transaction(_("Added")) as t:
        uid = t.create("product", {"name": "Coussin", "price": 5000})
    part = part_of(open_panel(session, "product", uid))
    assert part.sheet.isHidden() and part.verdict.isHidden() and not part.empty.isHidden()
    with store.transaction(_("x")) as t:
        t.create("material", {"product": uid, "unit_price": 1000, "rank": "i"})
    assert not part.sheet.isHidden() and part.empty.isHidden()
    assert "heures de travail" in part.verdict.words.text()


def test_a_batch_is_divided_and_export_has_its_currency(panel, store, uid):
    part = part_of(panel)
    change(store, "product", uid, batch="3", export_rate="10.8", export_currency="EUR")
    assert amounts(part)["materials"] == "35,00 DH"
    assert "3 pièces" in part.figures["materials"].note.text()
    assert amounts(part)["export"].endswith(" EUR")
    change(store, "product", uid, export_currency=None)
    assert "EUR" not in amounts(part)["export"]


def test_nothing_is_offered_in_a_file_for_reading_only(panel, store, uid):
    store.read_only = True
    panel.form.refresh()
    assert part_of(panel).verdict.take.isHidden()
    store.read_only = False


def test_overheads_are_one_press_away(qtbot, panel):
    part = part_of(panel)
    assert "overheads" not in {box.field.key for box in panel.form.sections.boxes}
    qtbot.mouseClick(part.parts, Qt.MouseButton.LeftButton)
    assert panel.form.boxes["overheads"].editor.core.hasFocus()
    assert part.parts.isHidden()


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
@pytest.mark.parametrize("size", [100, 200])
def test_nothing_is_cut_and_everything_has_a_name(
    lang, size, make_session, open_panel, uid, clipped, nameless
):
    panel = open_panel(make_session(lang, size), "product", uid)
    panel.resize(round(430 * size / 100), 700)
    for figure in part_of(panel).figures.values():
        figure.why.setChecked(True)
    for _turn in range(12):
        QApplication.processEvents()
    assert not clipped(panel)
    assert not nameless(panel)
    bar = part_of(panel).bar
    first = bar.places()[0]
    assert (first.right() >= bar.width() - 1) if lang == "ar" else (first.left() == 0)


def test_an_unfolded_record_can_be_opened_anew(session, open_panel, store, uid):
    """Filling the other fields is no typing."""
    store.set_setting("form.product", "all")
    part = part_of(open_panel(session, "product", uid))
    assert amounts(part)["cost"] == "179,64 DH"
