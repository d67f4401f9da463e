"""Words from an editable list, references to other records, photos and files."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.rules.cleaning import as_text, clean, clean_lines, says_nothing
from artisanest_desktop.rules.kinds import Finding, Kind, Parsed, Stored

_UID = re.compile(r"[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}")
_HASH = re.compile(r"[0-9a-f]{32,128}")
_ENDS = re.compile(r"\s*[;؛\n]\s*")
_COMMAS = re.compile(r"\s*(?:[,،/+]| et | and | و(?=\S))\s*")


class Term(Kind):
    """The code of a list's entry; a word that the list does not know stays as typed."""

    key = "term"
    editor = "term"

    def __init__(self, table: str) -> None:
        self.table = table

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """The entry's code, whatever the language and spelling; else the text."""
        text = clean(raw if type(raw) is str else as_text(raw, lang))
        code = lang.terms.find(self.table, text) if text else None
        if code is None and says_nothing(text):
            return Parsed(None)
        return Parsed(code or clean(text.replace("ـ", "")))

    def format(self, value: Stored, lang: Language) -> str:
        """The entry's word in the reader's language."""
        return "" if value is None else lang.terms.label(self.table, str(value), lang.code)


class ManyTerms(Term):
    """Several entries of a list, joined by semicolons: entries in list order, then free words."""

    key = "many_terms"
    editor = "many_terms"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """Words separated by semicolons or lines; by commas when that yields known words."""
        text = clean_lines(as_text(raw, lang))
        if not text or says_nothing(text):
            return Parsed(None)
        found: dict[str, None] = {}
        for chunk in filter(None, _ENDS.split(text)):
            found |= dict.fromkeys(self._codes(chunk, lang))
        entries = lang.terms.tables.get(self.table, {})
        order = {code: at for at, code in enumerate(entries)}
        return Parsed(";".join(sorted(found, key=lambda code: order.get(code, len(order)))) or None)

    def _codes(self, chunk: str, lang: Language) -> list[str]:
        whole = lang.terms.find(self.table, chunk)
        if whole is not None:
            return [whole]
        parts = [part for part in _COMMAS.split(chunk) if part]
        codes = [lang.terms.find(self.table, part) for part in parts]
        if len(parts) < 2 or not any(codes):
            return [chunk]
        return [code or part for code, part in zip(codes, parts, strict=True)]

    def format(self, value: Stored, lang: Language) -> str:
        """The words, separated by semicolons."""
        if value is None:
            return ""
        label = lang.terms.label
        joint = "؛ " if lang.rtl else "; "
        return joint.join(label(self.table, code, lang.code) for code in str(value).split(";"))

    def fold(self, value: Stored) -> str:
        """The codes, apart."""
        return "" if value is None else str(value).replace(";", " ")


class Reference(Kind):
    """The uid of a record of another register."""

    key = "reference"
    editor = "reference"

    def __init__(self, register: str) -> None:
        self.register = register

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """The uid of the only record so called; a uid is taken as it is."""
        text = clean(as_text(raw, lang))
        if not text or says_nothing(text):
            return Parsed(None)
        if _UID.fullmatch(text):
            return Parsed(text)
        find = lang.terms.find_record
        uid = find(self.register, text) if find is not None else None
        if uid is not None:
            return Parsed(uid)
        said = _("No record, or more than one, is called “%(was)s”: choose it in the list.")
        return Parsed(None, (Finding("reference-unknown", said % {"was": text}, "refused"),))

    def format(self, value: Stored, lang: Language) -> str:
        """The name of the record."""
        return "" if value is None else lang.terms.title(self.register, str(value), lang.code)

    def fold(self, value: Stored) -> str:
        """Nothing: the record itself is found by its name."""
        return ""


class File(Kind):
    """The hash of a file kept in the store."""

    key = "file"
    editor = "file"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """A hash; a file itself is given to the store, not typed."""
        text = clean(as_text(raw, lang))
        if not text or says_nothing(text):
            return Parsed(None)
        if _HASH.fullmatch(text):
            return Parsed(text)
        return Parsed(None, (Finding("file-typed", self.typed, "refused"),))

    typed: Msg = _("A file cannot be typed: choose or drop it in the form.")

    def cell(self, value: Stored, lang: Language) -> Any:
        """Nothing: files do not travel in cells."""
        return None

    def fold(self, value: Stored) -> str:
        """Nothing."""
        return ""


class Photo(File):
    """The hash of a picture kept in the store."""

    key = "photo"
    editor = "photo"
    typed = _("A photo cannot be typed: choose or drop the picture in the form.")
