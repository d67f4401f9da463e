"""The chapters of the manual: Markdown beside the code, the same names in every language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from artisanest_desktop import assets
from artisanest_desktop.i18n import Language
from artisanest_desktop.rules.folding import fold
from artisanest_desktop.ui.help.keys import told

#: Which chapter speaks of a place in the window.
ABOUT = {
    "home": "start",
    "start": "start",
    "member": "members",
    "product": "products",
    "session": "sessions",
    "rollcall": "sessions",
    "results": "results",
    "partner": "partners",
    "project": "partners",
    "import": "files",
    "package": "computers",
    "send": "files",
    "print": "printing",
    "history": "undo",
    "questions": "files",
    "settings": "data",
    "trouble": "undo",
}
#: Where the list of the keys stands in its chapter.
_KEYS = "{keys}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """``text`` is Markdown without the title; pictures lie in ``folder``."""

    key: str
    title: str
    text: str
    folder: Path

    def holds(self, words: str) -> bool:
        """Whether every word is somewhere in it."""
        here = fold(f"{self.title} {self.text}")
        return all(word in here for word in fold(words).split())


def chapters(lang: Language) -> list[Chapter]:
    """The manual in a language, in order."""
    folder = assets.path("manual", lang.code)
    return [_read(path, lang) for path in sorted(folder.glob("*.md"))]


def _read(path: Path, lang: Language) -> Chapter:
    first, _newline, text = path.read_text("utf-8").partition("\n")
    key = path.stem.partition("-")[2]
    text = text.strip()
    if _KEYS in text:
        text = text.replace(_KEYS, told(lang))
    return Chapter(key, first.removeprefix("# ").strip(), text, path.parent)
