"""A file whose password or member is asked for in the window."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from artisanest_desktop.exchange import guarding
from artisanest_desktop.ui import workbooks
from artisanest_desktop.ui.exchange.asking import AskMember, AskPassword


def test_what_can_be_read_can_be_dropped() -> None:
    assert workbooks.ENDINGS == guarding.ENDINGS


def _asks(page, kind: type):
    return lambda: isinstance(page._stack.currentWidget(), kind)


def locked(path: Path) -> Path:
    """A workbook with a password."""
    from msoffcrypto.format.ooxml import OOXMLFile

    data, out = io.BytesIO(), io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["Nom", "Prénom", "Téléphone"])
    book.active.append(["Idrissi", "Zahra", "0612345999"])
    book.save(data)
    OOXMLFile(data).encrypt("sésame", out)
    path.write_bytes(out.getvalue())
    return path


def test_a_password_is_asked_for_until_it_fits(qtbot, make_window, home) -> None:
    window = make_window()
    window.receive(locked(home / "liste.xlsx"))
    page = window.stage.currentWidget()
    qtbot.waitUntil(_asks(page, AskPassword), timeout=20_000)
    first = page._stack.currentWidget()
    assert "liste.xlsx" in first.question.text()
    field = first.password.field
    assert field.hasFocus() and field.echoMode() == QLineEdit.EchoMode.Password
    first.password.eye.click()
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    words = first.question.text()
    qtbot.keyClicks(field, "sesame")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: _asks(page, AskPassword)() and page._stack.currentWidget() is not first,
        timeout=20_000,
    )
    second = page._stack.currentWidget()
    assert second.question.text() != words
    second.password.field.setText("sésame")
    second.open.click()
    qtbot.waitUntil(lambda: page.plan is not None, timeout=20_000)
    assert page.plan.counts["new"] == 1
    assert "sésame" not in repr(page.state())


def test_cancel_leaves(qtbot, make_window, store, home) -> None:
    window = make_window()
    window.receive(locked(home / "liste.xlsx"))
    page = window.stage.currentWidget()
    qtbot.waitUntil(_asks(page, AskPassword), timeout=20_000)
    page._stack.currentWidget().back.click()
    assert window.stage.current == "member" and store.count("member") == 3


def test_one_of_an_archive_is_chosen(qtbot, make_window, home) -> None:
    path = home / "envoi.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("est.csv", "Nom;Prénom\nIdrissi;Zahra\n")
        archive.writestr("ouest.csv", "Nom;Prénom\nIdrissi;Zahra\nAlami;Aïcha\n")
    window = make_window()
    window.receive(path)
    page = window.stage.currentWidget()
    qtbot.waitUntil(_asks(page, AskMember), timeout=20_000)
    asks = page._stack.currentWidget()
    assert [button.text() for button in asks.members] == ["est.csv", "ouest.csv"]
    asks.members[1].click()
    qtbot.waitUntil(lambda: page.plan is not None, timeout=20_000)
    assert page.plan.counts["new"] == 2 and page.plan.name == "ouest.csv"
