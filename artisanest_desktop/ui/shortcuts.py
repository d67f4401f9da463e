"""Every key of the program, told once: who listens, tips and the manual's list all read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from artisanest_desktop.i18n import Language, Msg, _, p_


@dataclass(frozen=True, slots=True)
class Shortcut:
    """``keys`` as Qt writes them (any of them does); ``does`` for a reader."""

    name: str
    keys: tuple[str, ...]
    does: Msg


@dataclass(frozen=True, slots=True)
class Group:
    """The keys of one place; ``where`` is its heading in the manual."""

    key: str
    where: Msg
    shortcuts: tuple[Shortcut, ...]

    def __getitem__(self, name: str) -> Shortcut:
        return next(s for s in self.shortcuts if s.name == name)


_ENTER = ("Return", "Enter")

WINDOW = Group("window", _("Everywhere"), (
    Shortcut("help", ("F1",), _("Open the manual at what is on the screen")),
    Shortcut("search", ("Ctrl+F",), _("Search")),
    Shortcut("add", ("Ctrl+N",), _("Add to the list that is open")),
    Shortcut("undo", ("Ctrl+Z",), _("Take the last thing back")),
    Shortcut("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), _("Do again what was taken back")),
    Shortcut("history", ("Ctrl+H",), _("Open the history")),
    Shortcut("back", ("Alt+Left",), _("Back to where a link was followed from")),
))  # fmt: skip
LIST = Group("list", _("In a list"), (
    Shortcut("record", _ENTER, _("Into the record of the line")),
    Shortcut("type", ("F2",), _("Change the cell; typing replaces what it holds")),
    Shortcut("new", ("Ctrl+Return", "Ctrl+Enter"), _("Add")),
    Shortcut("print", ("Ctrl+P",), _("Print the list")),
    Shortcut("copy", ("Ctrl+C",), _("Copy the block, also for Excel")),
    Shortcut("paste", ("Ctrl+V",), _("Paste a block, also from Excel")),
    Shortcut("fill", ("Ctrl+D",), _("Fill down: the first value of the block in all its cells")),
    Shortcut("empty", ("Delete", "Backspace"), _("Empty the cells")),
    Shortcut("one", ("Escape",), _("Back to one cell")),
))  # fmt: skip
RECORD = Group("record", _("In a record"), (
    Shortcut("next", _ENTER, _("Save the field and go to the next")),
    Shortcut("tab", ("Tab",), _("The next field; leaving one saves it")),
    Shortcut("choices", ("Down",), _("Show the choices of the field")),
    Shortcut("back", ("Escape",), _("The field as it was; once more: back to the list")),
    Shortcut("rollcall", ("Ctrl+R",), _("From a session to its roll call")),
))  # fmt: skip
LINES = Group("lines", _("In the lines of a record"), (
    Shortcut("edit", ("F2", *_ENTER), _("Change the cell; in the last row begin a line")),
    Shortcut("next", ("Tab",), _("The next cell, at the end of a line the next line")),
    Shortcut("more", ("Alt+Return", "Alt+Enter", "Menu"), _("Unfold the rest of the line")),
    Shortcut("up", ("Alt+Up",), _("Move the line up")),
    Shortcut("down", ("Alt+Down",), _("Move the line down")),
    Shortcut("remove", ("Delete", "Ctrl+Delete"), _("Remove the line (while typing: with Ctrl)")),
    Shortcut("copy", ("Ctrl+C",), _("Copy all lines, also for Excel")),
    Shortcut("paste", ("Ctrl+V",), _("Paste rows of Excel as new lines")),
    Shortcut("back", ("Escape",), _("The cell as it was; once more: leave it")),
))  # fmt: skip
ROLL_CALL = Group("rollcall", _("In a roll call"), (
    Shortcut("present", ("P", "1"), _("Present")),
    Shortcut("late", ("R", "L", "2"), _("Late; the minutes may follow, then Enter")),
    Shortcut("left", ("D", "3"), _("Left early; the minutes may follow, then Enter")),
    Shortcut("absent", ("A", "4"), _("Absent")),
    Shortcut("excused", ("E", "5"), _("Excused")),
    Shortcut("space", ("Space",), _("Present, and on to the next person")),
    Shortcut("empty", ("Delete", "Backspace"), _("Not yet typed again")),
    Shortcut("card", ("F2",), _("Choose the mark in a card")),
    Shortcut("everyone", ("*",), _("Everyone of the half-day is present")),
    Shortcut("rest", ("!",), _("Who has no mark yet is absent")),
    Shortcut("print", ("Ctrl+P",), _("Print the attendance sheet")),
    Shortcut("numbers", ("Ctrl+L",), _("To the line of numbers")),
    Shortcut("before", ("Ctrl+Left",), _("In the line of numbers: the half-day before")),
    Shortcut("after", ("Ctrl+Right",), _("In the line of numbers: the half-day after")),
    Shortcut("back", ("Escape",), _("Back to the sessions")),
))  # fmt: skip
NAMES = Group("names", _("Before names read from a sheet"), (
    Shortcut("same", ("S", "س"), _("The same person")),
    Shortcut("other", ("T", "ف"), _("Somebody else")),
    Shortcut("put", _ENTER, _("Put them on the list, once all is said")),
    Shortcut("back", ("Escape",), _("Add nobody")),
))  # fmt: skip
HELP = Group("help", _("In this manual"), (
    Shortcut("after", ("Ctrl+PgDown",), _("The next chapter")),
    Shortcut("before", ("Ctrl+PgUp",), _("The chapter before")),
    Shortcut("back", ("Escape",), _("Back to where one was")),
))  # fmt: skip
FILES = Group("files", _("Among the files of a record"), (
    Shortcut("look", _ENTER, _("Look at the picture, open the document")),
    Shortcut("caption", ("F2",), _("Type the caption")),
    Shortcut("earlier", ("Alt+Up",), _("One place towards the first")),
    Shortcut("later", ("Alt+Down",), _("One place towards the last")),
    Shortcut("copy", ("Ctrl+C",), _("Copy the files, for a message or a folder")),
    Shortcut("paste", ("Ctrl+V",), _("Add the copied picture or file")),
    Shortcut("away", ("Delete", "Backspace"), _("Take away")),
))  # fmt: skip
PICTURE = Group("picture", _("Before a picture"), (
    Shortcut("before", ("PgUp",), _("The one before")),
    Shortcut("next", ("PgDown",), _("The next one")),
    Shortcut("larger", ("+", "="), _("Larger")),
    Shortcut("smaller", ("-",), _("Smaller")),
    Shortcut("whole", ("Space",), _("Whole, or as large as it was taken")),
    Shortcut("save", ("Ctrl+S",), _("Save a copy…")),
    Shortcut("outside", ("Ctrl+O",), _("Open with the system’s viewer")),
    Shortcut("back", ("Escape",), _("Back")),
))  # fmt: skip
LIKENESS = Group("likeness", _("Before two records that may be one"), (
    Shortcut("one", ("1",), _("The first value stays")),
    Shortcut("other", ("2",), _("The second value stays")),
    Shortcut("up", ("Up",), _("To the line above that differs")),
    Shortcut("down", ("Down",), _("To the next line that differs")),
    Shortcut("same", ("S", "س"), _("The same: unite the two")),
    Shortcut("two", ("T", "ف"), _("Two: not asked again")),
    Shortcut("later", ("L", "م"), _("Later")),
    Shortcut("before", ("PgUp", "Left"), _("The pair before")),
    Shortcut("next", ("PgDown", "Right"), _("The next pair")),
))  # fmt: skip
GROUPS = (WINDOW, LIST, RECORD, LINES, FILES, PICTURE, ROLL_CALL, NAMES, LIKENESS, HELP)

_NAMES = {
    "Return": p_("key", "Enter"),
    "Enter": p_("key", "Enter"),
    "Escape": p_("key", "Esc"),
    "Delete": p_("key", "Del"),
    "Backspace": p_("key", "Backspace"),
    "Space": p_("key", "Space"),
    "Tab": p_("key", "Tab"),
    "Shift": p_("key", "Shift"),
    "Ctrl": p_("key", "Ctrl"),
    "Alt": p_("key", "Alt"),
    "PgUp": p_("key", "Page Up"),
    "PgDown": p_("key", "Page Down"),
    "Home": p_("key", "Home"),
    "End": p_("key", "End"),
    "Menu": p_("key", "Menu"),
}
_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def place_key(place: int) -> str:
    """The key of a tab by its place in the bar, from 1."""
    return f"Ctrl+{place}"


def spelt(lang: Language, keys: str) -> str:
    """A key as its reader's keyboard names it: ``Ctrl+Entrée``; never mirrored."""
    parts = keys.split("+")
    words = "+".join(lang(_NAMES[p]) if p in _NAMES else _ARROWS.get(p, p) for p in parts)
    return f"\u2066{words}\u2069" if lang.rtl else words


def all_spelt(lang: Language, shortcut: Shortcut) -> list[str]:
    """Its keys, those of the same name once."""
    return list(dict.fromkeys(spelt(lang, keys) for keys in shortcut.keys))


def tip(lang: Language, shortcut: Shortcut | str, words: Msg | str = "") -> str:
    """``words (Ctrl+F)`` for a tooltip, or the key alone."""
    keys = shortcut if isinstance(shortcut, str) else shortcut.keys[0]
    said = lang(words)
    return f"{said} ({spelt(lang, keys)})" if said else spelt(lang, keys)


def pressed(group: Group, event: QKeyEvent) -> str:
    """The name of the shortcut a key press means here; empty when it means none."""
    keypad = Qt.KeyboardModifier.KeypadModifier
    held = Qt.KeyboardModifier(event.modifiers() & ~keypad)
    here = QKeySequence(int(event.key()) | held.value)
    return next(
        (s.name for s in group.shortcuts if any(QKeySequence(k) == here for k in s.keys)), ""
    )


def bind(widget: QWidget, group: Group, acts: Mapping[str, Callable[[], Any]]) -> None:
    """Let the keys of a group do what ``acts`` says by name; each has something to do."""
    for shortcut in group.shortcuts:
        for keys in shortcut.keys:
            QShortcut(QKeySequence(keys), widget).activated.connect(acts[shortcut.name])
