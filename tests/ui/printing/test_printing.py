"""From the list to a PDF: the button, the choices, the page as it will be, the file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.printing.page import PrintPage
from artisanest_desktop.ui.printing.papers import (
    BY_KEY,
    CARDS,
    LIST,
    PAGE,
    REGISTER,
    papers_for,
)
from artisanest_desktop.ui.register.page import RegisterPage
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.stage import Stage
from artisanest_desktop.ui.widgets import Popover


@pytest.fixture
def make_stage(qtbot) -> Callable[..., Stage]:
    """``make_stage(session, key)``: the middle of the window, with a register's page."""

    def make(session: Session, key: str = "member") -> Stage:
        stage = Stage()
        qtbot.addWidget(stage)
        stage.start({key: lambda: RegisterPage(session, key)})
        stage.open(key)
        stage.resize(1366, 660)
        with qtbot.waitActive(stage):
            stage.show()
        return stage

    return make


@pytest.fixture
def stage(make_stage, session: Session) -> Stage:
    return make_stage(session)


@pytest.fixture
def laid(qtbot) -> Callable[[Stage], PrintPage]:
    """``laid(stage)``: the page of the paper, once it is laid out and drawn."""

    def wait(stage: Stage) -> PrintPage:
        page = stage.currentWidget()
        assert isinstance(page, PrintPage)
        qtbot.waitUntil(lambda: page.document is not None, timeout=10_000)
        if page.preview.isVisible() and page.document.pages:
            qtbot.waitUntil(lambda: not page.preview.page.image.isNull(), timeout=10_000)
        return page

    return wait


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the system's viewer."""
    found: list[str] = []

    def take(url: QUrl) -> bool:
        found.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return found


@pytest.fixture
def save_to(home: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    """Where the person puts the file, and the names that were proposed."""
    target, proposed = home / "out.pdf", []

    def ask(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(name).name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return target, proposed


def is_whole(path: Path) -> bool:
    data = path.read_bytes()
    return data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")


def test_ctrl_p_prints_what_is_on_screen(
    qtbot, stage: Stage, session: Session, laid, opened, save_to
) -> None:
    members = stage.currentWidget()
    members.filters.want("state", ["active"])
    qtbot.keyClick(members, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    page = laid(stage)
    assert page.document.facts["rows"] == {"member": 2}
    assert "Téléphone" in page.private.label.text()
    said = []
    session.said.connect(lambda message, _undo: said.append(session.lang(message)))
    qtbot.keyClick(page.make, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.sent is not None, timeout=10_000)
    target, proposed = save_to
    assert proposed == ["Membres – Tifawin – 2026-11-23.pdf"]
    assert is_whole(target) and opened == [str(target)]
    assert said[-1] == "Imprimé — out.pdf"
    # The page shows what was made a moment after it knows it.
    qtbot.waitUntil(lambda: page.sent.folder.isVisible(), timeout=10_000)
    assert not page.make.isVisible()


def test_the_paper_speaks_its_own_language(stage: Stage, laid) -> None:
    stage.currentWidget().tools.paper.print_list()
    page = laid(stage)
    page.choose("tongue", "ar")
    page = laid(stage)
    assert page.document.lang.rtl and page.document.title == "الأعضاء"
    assert not page.session.lang.rtl


def test_choices_change_the_paper(stage: Stage, laid) -> None:
    stage.currentWidget().tools.paper.print_list()
    page = laid(stage)
    wide = page.document.sheet.width > page.document.sheet.height
    page.choose("landscape", "portrait" if wide else "landscape")
    turned = laid(stage).document.sheet
    assert (turned.width > turned.height) != wide
    page.choose("private", "")
    assert laid(stage).document.facts["private"] == []
    assert "Téléphone" not in page.private.label.text()


def test_a_title_of_ones_own(qtbot, stage: Stage, laid) -> None:
    stage.currentWidget().tools.paper.print_list()
    page = laid(stage)
    page.title.setText("Liste pour la commune")
    qtbot.waitUntil(
        lambda: page.document is not None and page.document.title == "Liste pour la commune",
        timeout=10_000,
    )


def test_the_menu_offers_what_the_register_has(
    stage: Stage, make_stage, session: Session, clipped, nameless
) -> None:
    partners = make_stage(session, "partner")
    for some, count in ((stage, 6), (partners, 3)):
        button = some.currentWidget().tools.paper
        button.open()
        popover = button.findChild(Popover)
        assert len(popover.findChildren(QPushButton)) == count
        assert not clipped(popover) + nameless(popover)
        popover.close()


def test_cards_for_the_selected_members(stage: Stage, laid) -> None:
    members = stage.currentWidget()
    members.listing.view.selectAll()
    members.tools.paper._go(CARDS, members.shown())
    page = laid(stage)
    assert page.value("rows") == "chosen" and page.document.facts["rows"] == {"member": 4}
    assert page.document.facts["private"] == []  # nobody has a photo


def test_the_register_of_the_law(stage: Stage, laid, opened, save_to, qtbot) -> None:
    members = stage.currentWidget()
    members.tools.paper._go(REGISTER, members.shown())
    page = laid(stage)
    assert page.document.facts["rows"] == {"member": 2}
    page.make.click()
    qtbot.waitUntil(lambda: page.sent is not None, timeout=10_000)
    assert save_to[1] == ["Registre des membres – Tifawin – 2026-11-23.pdf"]


def test_the_open_record_as_a_page(stage: Stage, laid, save_to, opened, qtbot) -> None:
    members = stage.currentWidget()
    members.show_record(members.shown_uids()[0])
    words = [icon for _words, icon, _act in members.panel._actions()]
    assert "printer" in words
    members.panel.print_record()
    page = laid(stage)
    assert page.document.facts["rows"] == {"member": 1}
    page.make.click()
    qtbot.waitUntil(lambda: page.sent is not None, timeout=10_000)
    # Never under a person's name: erasing her could not reach it.
    assert save_to[1][0].startswith("Membres – M-000")


def test_a_file_that_cannot_be_written_is_said(
    qtbot, stage: Stage, session: Session, laid, opened, save_to
) -> None:
    target, _proposed = save_to
    target.mkdir()
    stage.currentWidget().tools.paper.print_list()
    page = laid(stage)
    with qtbot.waitSignal(session.refused, timeout=10_000):
        page.make.click()
    assert page.make.isEnabled() and page.sent is None and not opened


def test_pressed_before_the_paper_is_laid_out(qtbot, stage: Stage, opened, save_to) -> None:
    stage.currentWidget().tools.paper.print_list()
    page = stage.currentWidget()
    page.make.click()
    qtbot.waitUntil(lambda: page.sent is not None, timeout=10_000)
    assert is_whole(save_to[0])


def test_nothing_is_printed_of_an_empty_list(stage: Stage) -> None:
    members = stage.currentWidget()
    members.search("nobody is called so")
    members.tools.paper.print_list()
    assert stage.currentWidget() is members


def test_pages_are_turned(qtbot, stage: Stage, session: Session, laid) -> None:
    members = stage.currentWidget()
    shown = members.shown()
    many = [*shown.ids] * 40
    members.tools.paper._go(LIST, type(shown)(many, columns=shown.columns))
    page = laid(stage)
    assert len(page.document.pages) > 2 and not page.preview.back.isEnabled()
    before = page.preview.page.image.copy()
    qtbot.keyClick(page.preview, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: page.preview.page.image != before, timeout=10_000)
    assert page.preview.number == 1 and "2" in page.preview.which.text()


def test_it_comes_back_as_it_was_in_another_language(
    stage: Stage, session: Session, laid, make_session
) -> None:
    stage.currentWidget().tools.paper.print_list()
    page = laid(stage)
    page.choose("signature", "yes")
    page.title.setText("Essai")
    stage.rebuild()
    page = laid(stage)
    assert page.value("signature") == "yes" and page.title.text() == "Essai"


@pytest.mark.parametrize("lang", ["fr", "ar", "en"])
@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("paper", BY_KEY)
def test_every_word_fits_and_every_control_has_a_name(
    qtbot, make_session, make_stage, laid, clipped, nameless, lang: str, size: int, paper: str
) -> None:
    register = next(
        key for key in ("member", "session", "partner") if BY_KEY[paper] in papers_for(key)
    )
    session = make_session(lang, size)
    with session.store.transaction(_("Added")) as t:
        meeting = t.create("session", {"title": "Calcul du prix"})
        partner = t.create("partner", {"name": "Dar Taliba"})
        slot = t.create(
            "slot", {"session": meeting, "date": "2026-11-02", "start": "09:00", "end": "12:00"}
        )
        t.create("session_partner", {"session": meeting, "partner": partner, "role": "host"})
        person = t.create("participant", {"session": meeting, "name": "Marie Laurent"})
        t.create("attendance", {"participant": person, "slot": slot, "mark": "present"})
    stage = make_stage(session, register)
    members = stage.currentWidget()
    members.show_record(members.shown_uids()[0])
    members.tools.paper._go(BY_KEY[paper], members.shown())
    page = laid(stage)
    with suppress(qtbot.TimeoutError):  # what moves when the page finds its width and its words
        qtbot.waitUntil(lambda: not clipped(page), timeout=3000)
    assert not clipped(page) + nameless(page)
    assert (BY_KEY[paper] is PAGE) == (page._paper.key == "page")
