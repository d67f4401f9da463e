"""Text, long text and names: cleaned of what nobody sees, otherwise as written."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Any

from artisanest_desktop.i18n import Language
from artisanest_desktop.rules.cleaning import as_text, clean, clean_lines
from artisanest_desktop.rules.kinds import Kind, Parsed

_BLANK = Parsed(None)


class Text(Kind):
    """One line of text; what begins with = + - @ stays text."""

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """The text as written, cleaned; numbers and dates as the person saw them."""
        text = clean(raw if type(raw) is str else as_text(raw, lang))
        return Parsed(text) if text else _BLANK


class LongText(Text):
    """Several lines of text."""

    key = "long_text"
    editor = "lines"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """The lines as written, each cleaned."""
        text = raw if type(raw) is str else as_text(raw, lang)
        text = clean_lines(text) if "\n" in text or "\r" in text else clean(text)
        return Parsed(text) if text else _BLANK


class Name(Text):
    """A name as its bearer writes it, capitals and all, in any script.

    ``script`` (``"latin"`` or ``"arabic"``) is a hint for alignment and input, not a demand.
    """

    key = "name"

    def __init__(self, script: str = "latin") -> None:
        self.script = script

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """The name, cleaned; tatweel (ـ) goes."""
        text = clean(raw if type(raw) is str else as_text(raw, lang))
        if "ـ" in text:
            text = clean(text.replace("ـ", ""))
        return Parsed(text) if text else _BLANK


def script_of(text: str) -> str:
    """``"latin"``, ``"arabic"`` or ``"mixed"``; empty when there is no letter of either."""
    if text.isascii():
        return "latin" if any(map(str.isalpha, text)) else ""
    found = {_script(char) for char in text if char.isalpha()} - {""}
    return "mixed" if len(found) > 1 else "".join(found)


def _script(letter: str) -> str:
    if letter.isascii():
        return "latin"
    word = unicodedata.name(letter, "").partition(" ")[0]
    return word.lower() if word in ("LATIN", "ARABIC") else ""
