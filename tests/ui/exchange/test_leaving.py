"""Files that leave: exported, sent, as a template."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from artisanest_desktop.exchange import reading
from artisanest_desktop.ui.exchange import menu
from artisanest_desktop.ui.exchange.send import SendPage
from artisanest_desktop.ui.widgets import Banner, Popover


@pytest.fixture
def button(make_window):
    """The Excel button of the members."""
    window = make_window()
    return window.open("member").tools.excel


def rows(path: Path) -> int:
    return len(reading.read_here(path).visible[0].rows) - 1


def test_the_menu_opens_and_can_be_walked_through(button, clipped, nameless) -> None:
    button.click()
    popover = button.findChild(Popover)
    assert len(popover.findChildren(QPushButton)) == 8
    assert not clipped(popover) + nameless(popover)
    popover.close()


def test_export_all_and_what_is_on_screen(qtbot, button, home, monkeypatch) -> None:
    target = home / "a.xlsx"
    asked: list[str] = []
    monkeypatch.setattr(menu, "ask_place", lambda _s, _p, name: asked.append(name) or target)
    button.export_all()
    window = button.window()
    qtbot.waitUntil(lambda: bool(window.notices.findChildren(Banner)), timeout=10_000)
    assert asked == ["Membres – Coopérative Tifawin – 2026-11-24.xlsx"]
    assert rows(target) == 3
    target.unlink()
    page = window.stage.currentWidget()
    page.search("benali")
    button.export_shown()
    qtbot.waitUntil(target.exists, timeout=10_000)
    assert rows(target) == 1


def test_a_template(qtbot, button, home, monkeypatch) -> None:
    target = home / "modele.xlsx"
    monkeypatch.setattr(menu, "ask_place", lambda *_args: target)
    button.template()
    qtbot.waitUntil(target.exists, timeout=10_000)


def test_sending_says_what_is_private_and_makes_the_file(qtbot, button) -> None:
    window = button.window()
    button.send()
    page = window.stage.currentWidget()
    assert isinstance(page, SendPage)
    assert "Téléphone" in page.private.label.text()
    page.make.click()
    qtbot.waitUntil(lambda: page.sent is not None, timeout=10_000)
    assert page.sent.made.path.exists()
    assert "phone" in page.sent.made.private
    page.sent.copied.click()
    urls = QGuiApplication.clipboard().mimeData().urls()
    assert [url.toLocalFile() for url in urls] == [str(page.sent.made.path)]
    page.who.choose("public")
    page.refresh()
    assert "Téléphone" not in page.private.label.text()
    assert page.sent is None


def test_everything_is_sent_in_one_workbook(qtbot, button, clipped, nameless) -> None:
    window = button.window()
    button.send()
    page = window.stage.currentWidget()
    page.what.choose("everything")
    page.refresh()
    assert not page.rows.isVisible() and not clipped(page) + nameless(page)
    assert "E-mail" in page.private.label.text()  # of contacts
    page.make.click()
    qtbot.waitUntil(lambda: page.sent is not None, timeout=10_000)
    made = page.sent.made.path
    assert made.name == "Tout – Coopérative Tifawin – 2026-11-24.xlsx"
    names = [sheet.name for sheet in reading.read_here(made).visible]
    assert names[:2] == ["Membres", "Produits"] and "Participants" in names


def test_a_second_file_does_not_replace_the_first(qtbot, button) -> None:
    window = button.window()
    made = []
    for _turn in range(2):
        button.send()
        page = window.stage.currentWidget()
        page.make.click()
        qtbot.waitUntil(lambda page=page: page.sent is not None, timeout=10_000)
        made.append(page.sent.made.path)
        window.open("member")
        qtbot.wait(1)
    assert made[0] != made[1]


def test_names_of_files_hold_no_marks_of_direction(make_window) -> None:
    from artisanest_desktop.ui.exchange import files

    name = files.list_name(make_window("ar").session, "member")
    assert name.endswith("2026-11-24.xlsx") and not set(name) & set("\u2066\u2067\u2068\u2069")
