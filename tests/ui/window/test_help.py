"""The manual: F1 opens the chapter of what is on screen; its words are those of the program."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from artisanest_desktop import assets
from artisanest_desktop.i18n import LANGUAGES, Language, catalogue
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.help.chapters import ABOUT, chapters
from artisanest_desktop.ui.pages import PAGES

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


@cache
def _words(code: str) -> frozenset[str]:
    """Everything the program says in a language; what is English is in the source."""
    words: set[str] = set()
    other = "fr" if code == "en" else code
    for path in (catalogue.LOCALE / other).glob("*.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                said = message.id if code == "en" else message.string
                words.update([said] if isinstance(said, str) else said or ())
    return frozenset(words)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_of_the_screen_that_a_chapter_names_is_on_a_screen(code: str) -> None:
    missing = []
    for path in sorted(assets.path("manual", code).glob("*.md")):
        named = _BOLD.findall(path.read_text("utf-8"))
        missing += [f"{path.name}: {word}" for word in named if word not in _words(code)]
    assert not missing, "\n".join(missing)


def test_every_language_has_the_same_chapters_and_pictures() -> None:
    found = {code: _contents(assets.path("manual", code)) for code in LANGUAGES}
    assert found["fr"] == found["ar"] == found["en"]
    assert len(found["fr"]) == 13
    assert set(ABOUT.values()) <= {name[3:-3] for name in found["fr"]}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_pictures_are_there_small_and_told_in_words(code: str) -> None:
    folder = assets.path("manual", code)
    named = set()
    for path in folder.glob("*.md"):
        for words, name in _PICTURE.findall(path.read_text("utf-8")):
            named.add(name)
            assert words and not QImage(str(folder / name)).isNull(), name
            assert (folder / name).stat().st_size <= 40_000, name
    assert named == {path.name for path in folder.glob("*.webp")} and len(named) == 9


def _contents(folder: Path) -> dict[str, tuple[list[str], int]]:
    found = {}
    for path in folder.glob("*.md"):
        text = path.read_text("utf-8")
        found[path.name] = ([name for _alt, name in _PICTURE.findall(text)], text.count("**"))
    return found


@pytest.mark.parametrize("code", LANGUAGES)
def test_chapters_are_short_and_the_keys_are_all_there(code: str) -> None:
    lang = Language(code)
    for chapter in chapters(lang):
        if chapter.key != "keyboard":
            assert 60 <= len(chapter.text.split()) <= 165, chapter.key
            continue
        for group in shortcuts.GROUPS:
            for one in group.shortcuts:
                assert all(key in chapter.text for key in shortcuts.all_spelt(lang, one))
                assert lang(one.does) in chapter.text
        assert all(lang(page.words) in chapter.text for page in PAGES)


def test_f1_speaks_of_what_is_on_screen_and_escape_comes_back(window, settle) -> None:
    window.open("product")
    settle(window)
    QTest.keyClick(window, Qt.Key.Key_F1)
    settle(window)
    page = window.stage.currentWidget()
    assert window.stage.current == "help" and page.chapter == "products"
    assert "Coût de revient" in page.reader.toPlainText()
    assert page.reader.verticalScrollBar().value() == 0
    QTest.keyClick(page.reader, Qt.Key.Key_Escape)
    settle(window)
    assert window.stage.current == "product"
    assert window.stage.built("help") is None


def test_what_was_open_waits_below_the_manual(window, settle) -> None:
    window.open_settings("lists")
    settle(window)
    settings = window.stage.currentWidget()
    window.open_help()
    settle(window)
    assert window.stage.currentWidget().chapter == "data"
    window.stage.currentWidget()._back()
    settle(window)
    assert window.stage.currentWidget() is settings
    window.open_help()
    window.open("home")
    settle(window)
    assert window.stage.built("settings") is None and window.stage.built("help") is None


def test_the_manual_is_read_with_the_keyboard(window, settle) -> None:
    window.open("home")
    window.open_help()
    settle(window)
    page = window.stage.currentWidget()
    assert page.reader.hasFocus() and page.chapter == "start" and not page.before.isEnabled()
    QTest.keyClick(page.reader, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.chapter == "members"
    QTest.keyClick(page.reader, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert page.chapter == "start"
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "securite")
    assert page.chapter in ("files", "undo", "data")
    shown = [key for key, button in page._buttons.items() if button.isVisible()]
    assert page.chapter in shown and "partners" not in shown
    marked = page.reader.extraSelections()
    assert {selection.cursor.selectedText() for selection in marked} == {"sécurité"}
    page.search.setText("zzz")
    assert page._none.isVisible()


def test_the_manual_keeps_its_chapter_in_another_language(window, settle) -> None:
    window.open_help("undo")
    settle(window)
    window.session.set_language("ar")
    settle(window)
    page = window.stage.currentWidget()
    assert page.chapter == "undo" and "النسخة الاحتياطية" in page.reader.toPlainText()
    assert page.reader.document().begin().blockFormat().layoutDirection() == (
        Qt.LayoutDirection.RightToLeft
    )


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_manual_fits(
    make_window, settle, store, clipped, nameless, lang: str, size: int
) -> None:
    window = make_window(store, lang, size)
    for chapter in ("products", "keyboard"):
        window.open_help(chapter)
        settle(window)
        assert not clipped(window) + nameless(window)
        bar = window.stage.currentWidget().reader.horizontalScrollBar()
        assert bar.maximum() == 0
