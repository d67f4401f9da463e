"""From an import to the sheet or message that asks for what was doubtful in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.campaigns.correcting import CorrectPage
from artisanest_desktop.ui.widgets import Button


@pytest.fixture
def doubtful(listed) -> Path:
    """A date that does not exist, a row without a name."""
    return listed(
        ("Tazi", "Zahra", "30/02/1990", "0612345999"),
        ("", "", "01/01/1980", "0661234567"),
        ("Alaoui", "Hada", "12/03/1978", "0677410236"),
        head=("Nom", "Prénom", "Date de naissance", "Téléphone"),
    )


def test_from_the_detail_applied_and_asked(qtbot, make_window, receive, store, doubtful) -> None:
    window = make_window()
    page = receive(window, doubtful)
    page.open("detail")
    view = page._stack.currentWidget()
    view.ask_back.click()
    qtbot.waitUntil(lambda: isinstance(window.stage.currentWidget(), CorrectPage), timeout=20_000)
    asking = window.stage.currentWidget()
    assert store.count("member") == 5
    assert "30/02/1990" in asking.text.toPlainText() and "0661234567" in asking.text.toPlainText()
    asking.write(doubtful.with_name("à corriger.xlsx"))
    qtbot.waitUntil(lambda: asking.sent is not None, timeout=20_000)
    assert doubtful.with_name("à corriger.xlsx").exists()


def test_offered_at_the_end(qtbot, make_window, receive, store, doubtful) -> None:
    window = make_window("ar")
    page = receive(window, doubtful)
    page._stack.currentWidget().apply.click()
    qtbot.waitUntil(lambda: store.count("member") == 5, timeout=20_000)
    offered = window.session.lang(_("Ask for corrections…"))
    found: list[Button] = []

    def there() -> bool:
        found[:] = [b for b in window.notices.findChildren(Button) if b.text() == offered]
        return bool(found)

    qtbot.waitUntil(there)
    found[0].click()
    qtbot.waitUntil(lambda: isinstance(window.stage.currentWidget(), CorrectPage))
    assert len(window.stage.currentWidget().asked) == 3


def test_nothing_doubtful_nothing_asked(qtbot, make_window, receive, store, listed) -> None:
    window = make_window()
    page = receive(window, listed(("Tazi", "Zahra", "0612345999")))
    page.open("detail")
    assert not hasattr(page._stack.currentWidget(), "ask_back")
    page.apply()
    qtbot.waitUntil(lambda: window.stage.current == "member", timeout=20_000)
    qtbot.wait(50)
    words = window.session.lang(_("Ask for corrections…"))
    assert words not in [b.text() for b in window.notices.findChildren(Button)]
