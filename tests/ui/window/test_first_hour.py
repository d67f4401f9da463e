"""The first hour, as issue 4 wants it tried: an Excel list dropped in at first start, products
priced, a session of three half-days with its roll call by keyboard alone, a partner who promises
something, the member list on paper in Arabic with the logo, all of it sent as a workbook – and the
day's work of a second person taken back step by step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from artisanest_desktop import exchange
from artisanest_desktop.i18n import _
from artisanest_desktop.model.session import counts_of
from artisanest_desktop.store import Store
from artisanest_desktop.ui.rollcall.page import RollCallPage
from artisanest_desktop.ui.start import Start
from artisanest_desktop.ui.window import MainWindow

KEYS, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
PRODUCTS = (
    ("Tapis 2 x 3", ("Laine", "6", "kg", "90"), ("Tissage", "55", "18"), "2400"),
    ("Coussin", ("Coton", "1", "m", "45"), ("Broderie", "9", ""), "280"),
    ("Couscous 1 kg", ("Semoule", "1,1", "kg", "9"), ("Roulage", "0,5", ""), "32"),
)


@pytest.fixture
def people(home: Path) -> Path:
    """Forty members as a cooperative keeps them: a title, then the names."""
    path = home / "Liste des membres.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Feuil1")
    sheet.write(0, 0, "Coopérative Tifawin – liste des adhérentes")
    sheet.write_row(2, 0, ["N°", "Nom", "Prénom", "Sexe", "Né(e) le", "Tél", "Douar", "Adhésion"])
    for n in range(40):
        row = [n + 1, f"Benali{n:02}", "Khadija", "F", 1960 + n, 612345600 + n, "Lahlalma", 2016]
        sheet.write_row(3 + n, 0, row)
    book.close()
    return path


@pytest.fixture
def files(home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """``files("liste.pdf")``: where the next file that the program asks for is put."""
    asked = {"name": "out"}

    def ask(*_arguments: Any) -> tuple[str, str]:
        return str(home / asked["name"]), ""

    def take(name: str) -> Path:
        asked["name"] = name
        return home / name

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    return take


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, button, keys)
    window.dropEvent(event)


def press(which: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, in the list of offers if one is open."""
    QTest.qWait(5)
    popup = QApplication.activePopupWidget()
    QTest.keyClick(popup or QApplication.focusWidget(), which, modifiers)
    QTest.qWait(5)


def type_in(text: str, then: Qt.Key | None = KEYS.Key_Tab) -> None:
    """Letters where the keyboard is, then on to the next place."""
    for letter in text:
        QTest.keyClick(QApplication.focusWidget(), letter)
    if then is not None:
        press(then)


def received(window: MainWindow, path: Path, settle: Callable[[MainWindow], None]) -> None:
    """The list of Excel is dropped, looked at, and taken with one button."""
    assert isinstance(window.stage.currentWidget(), Start)
    drop(window, path)
    page: Any = window.stage.currentWidget()
    QTest.qWait(1)
    for _wait in range(400):
        if page.plan is not None:
            break
        QTest.qWait(50)
    page._stack.currentWidget().apply.click()
    for _wait in range(400):
        if window.session.store is not None and window.session.store.count("member"):
            break
        QTest.qWait(50)
    settle(window)


def priced(window: MainWindow, store: Store) -> None:
    """Three products, each with a material, an hour of work and the price asked."""
    for name, material, work, price in PRODUCTS:
        window.open("product")
        window.add()
        type_in(name)
        form = window.stage.currentWidget().panel.form
        for section, cells in (("materials", material), ("works", work)):
            form.tables[section].setFocus()
            for text in cells:
                type_in(text)
            press(KEYS.Key_Escape)
        form.focus_field("price")
        type_in(price)
    ids = store.find("product")
    rows = store.get_many("product", [r[0] for r in store.window("product", ids, [])])
    context, register = store.reader(), store.registers["product"]
    found = {r["name"]: register["cost"].compute(r, context) for r in rows.values()}  # type: ignore[misc]
    assert found["Tapis 2 x 3"] == 6 * 9000 + 55 * 1800
    assert found["Coussin"] == 4500 + 9 * 1792, "an hour without a rate is paid the wage floor"
    assert {r["price"] for r in rows.values()} == {240000, 28000, 3200}


def called(window: MainWindow, store: Store) -> str:
    """A session, its three half-days and its roll call, with the keyboard alone."""
    window.open("session")
    press(KEYS.Key_N, CTRL)
    type_in("Calculer un juste prix")
    uid = window.stage.currentWidget().panel.uid
    window.go(f"rollcall:{uid}")
    QTest.qWait(20)
    page = window.stage.currentWidget()
    assert isinstance(page, RollCallPage)
    type_in("16/11/2026", KEYS.Key_Return)
    page.acts.enrol_members()
    page.grid.setFocus()
    page.grid.go_to(0, page.grid.currentIndex().column())
    for _slot in range(3):
        type_in("p" * 37 + "lae", None)
    counts = counts_of({"uid": uid}, store.reader())
    assert counts is not None
    assert (counts.enrolled, counts.people, counts.women, counts.untyped) == (40, 38, 38, 0)
    assert counts.minutes == 38 * (210 * 3)
    return str(uid)


def promised(window: MainWindow, store: Store, session: str) -> None:
    """A partner, picked in the session, who promises something until a day."""
    window.open("partner")
    window.add()
    type_in("SNOVA")
    window.go(f"record:session:{session}")
    form = window.stage.currentWidget().panel.form
    form.tables["commitments"].setFocus()
    for text in ("Photos du catalogue", "sno", "15/12/2026"):
        type_in(text)
    press(KEYS.Key_Escape)
    (promise,) = store.reader().lines("commitment", session)
    assert store.title("partner", promise["partner"], "fr") == "SNOVA"
    assert (promise["due"], promise["state"]) == ("2026-12-15", "open")


def printed(window: MainWindow, store: Store, home: Path, target: Path) -> None:
    """The members in Arabic, with the cooperative's logo."""
    logo = QImage(64, 64, QImage.Format.Format_RGB32)
    logo.fill(0x3A3DB8)
    logo.save(str(home / "logo.png"))
    ids = store.find("cooperative")
    with store.transaction(_("Logo")) as t:
        digest = t.blob((home / "logo.png").read_bytes(), "image/png")
        uid = store.row_uid("cooperative", ids[0]) if ids else t.create("cooperative", {})
        assert uid is not None
        t.set("cooperative", uid, {"logo": digest, "name": "Tifawin", "name_ar": "تيفاوين"})
    window.open("member")
    press(KEYS.Key_P, CTRL)
    page: Any = window.stage.currentWidget()
    page.choose("tongue", "ar")
    for _wait in range(400):
        if page.document is not None and page.document.lang.code == "ar":
            break
        QTest.qWait(25)
    page.make.click()
    for _wait in range(400):
        if target.exists():
            break
        QTest.qWait(25)
    data = target.read_bytes()
    assert data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")
    assert page.document.facts["rows"] == {"member": 40}


def sent(store: Store, home: Path) -> None:
    """Everything in one workbook; read again it brings nothing new."""
    done = exchange.export(store, exchange.EVERYTHING, home / "tout.xlsx", "fr")
    plans = exchange.receive_file(store, done.path, "fr").plans
    registers = {plan.register for plan in plans}
    assert {"member", "product", "session", "participant", "commitment", "partner"} <= registers
    assert sum(plan.writes + plan.questions for plan in plans) == 0


def everything(store: Store) -> dict[str, Any]:
    """What the registers hold, without what is removed."""
    found = {}
    for register in store.registers:
        uids = [r[0] for r in store.window(register, store.find(register), [])]
        rows = store.get_many(register, uids)
        found[register] = {u: {k: v for k, v in r.items() if k != "id"} for u, r in rows.items()}
    return found


def second_day(window: MainWindow, store: Store, session: str, settle: Any) -> None:
    """Another person at the same laptop; what she did is taken back step by step."""
    before, steps = everything(store), len(store.history(limit=1000))
    window.session.set_author("Brahim")
    window.go(f"rollcall:{session}")
    QTest.qWait(20)
    page: Any = window.stage.currentWidget()
    page.grid.setFocus()
    page.grid.go_to(0, 3)
    type_in("aa", None)
    window.open("member")
    window.add()
    type_in("Errami")
    type_in("Naïma".replace("ï", "i"))
    window.go(f"record:product:{store.row_uid('product', store.find('product')[0])}")
    window.stage.currentWidget().panel.form.focus_field("price")
    type_in("999")
    settle(window)
    done = store.history(limit=len(store.history(limit=1000)) - steps)
    assert len(done) >= 4 and {entry.author for entry in done} == {"Brahim"}
    assert everything(store) != before
    for entry in done:
        store.undo(entry.txn)
    settle(window)
    assert everything(store) == before
    assert store.check() == []


def test_the_first_hour(
    qtbot, make_window, settle, empty: Store, people: Path, files, home: Path
) -> None:
    window, store = make_window(empty), empty
    with qtbot.waitActive(window):
        window.activateWindow()
    received(window, people, settle)
    assert store.count("member") == 40
    priced(window, store)
    session = called(window, store)
    promised(window, store, session)
    printed(window, store, home, files("membres.pdf"))
    sent(store, home)
    second_day(window, store, session, settle)
