"""Words from an editable list, references to other records, photos."""

from __future__ import annotations

import datetime as dt
from typing import Any

from artisanest_desktop.i18n import Language
from artisanest_desktop.rules.kinds import Kind, Parsed


class Term(Kind):
    """The code of a list's entry, or the text as typed when the list does not know it."""

    key = "term"
    editor = "term"

    def __init__(self, table: str) -> None:
        self.table = table

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """The entry's code, else the text."""
        text = "" if raw is None else str(raw).strip()
        return Parsed(text or None)


class ManyTerms(Term):
    """Several entries of a list, joined by semicolons."""

    key = "many_terms"
    editor = "many_terms"


class Reference(Kind):
    """The uid of a record of another register."""

    key = "reference"
    editor = "reference"

    def __init__(self, register: str) -> None:
        self.register = register

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """The uid of the record meant."""
        text = "" if raw is None else str(raw).strip()
        return Parsed(text or None)


class Photo(Kind):
    """The hash of a picture kept in the store."""

    key = "photo"
    editor = "photo"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """The hash."""
        return Parsed(str(raw) if raw else None)
