"""Every screen of the exchange in three languages, at 100 and 200 %."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import LANGUAGES
from artisanest_desktop.ui.exchange.waiting import Refused

SAMPLES = Path(__file__).parents[2] / "samples"


def settle() -> None:
    for _turn in range(5):
        QApplication.processEvents()


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_fit_and_controls_have_names(
    qtbot, make_window, receive, home, both_changed, clipped, nameless, lang: str, size: int
) -> None:
    window = make_window(lang, size)
    found: list[str] = []

    def look(name: str) -> None:
        settle()
        found.extend(f"{name}: {what}" for what in clipped(window) + nameless(window))

    for path in (SAMPLES / "members-bad-dates.xlsx", SAMPLES / "members-arabic.xlsx", both_changed):
        page = receive(window, path)
        for view in ("simple", "detail", "columns"):
            page.open(view)
            look(f"{path.stem} {view}")
        page.open("simple")
    page._wait(page_words())
    page.waiting._appear()
    look("waiting")
    (home / "x.xlsx").write_bytes(b"\0" * 300)
    window.receive(home / "x.xlsx")
    refused = window.stage.currentWidget()
    qtbot.waitUntil(lambda: isinstance(refused._stack.currentWidget(), Refused), timeout=20_000)
    look("refused")
    window.open("member").tools.excel.send()
    send = window.stage.currentWidget()
    look("send")
    send.make.click()
    qtbot.waitUntil(lambda: send.sent is not None, timeout=10_000)
    look("sent")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_likeness_at_twice_the_size_fits_a_small_laptop(
    make_window, receive, listed, clipped, lang: str
) -> None:
    window = make_window(lang, 200)
    page = receive(window, listed(("Benali", "Khadija", "0661208814")))
    page.open("detail", "double")
    settle()
    view = page._stack.currentWidget()
    assert window.height() <= 768 and len(view.below.buttons) == 4
    ground = view.below.rect()
    for button in view.below.buttons:
        top = button.mapTo(view.below, button.rect().topLeft())
        bottom = button.mapTo(view.below, button.rect().bottomRight())
        assert ground.contains(top) and ground.contains(bottom), button.text()
    assert not clipped(window)


def page_words():
    from artisanest_desktop.i18n import _

    return _("Reading")
