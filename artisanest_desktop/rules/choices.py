"""Yes or no, and one of a few words that bend with the person's sex."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.rules.kinds import Finding, Kind, Parsed, Stored


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its permanent code, its word, the word for a woman and for a man."""

    code: str
    label: Msg
    woman: Msg | None = None
    man: Msg | None = None
    also: tuple[str, ...] = ()


class YesNo(Kind):
    """True, false or not known."""

    key = "yes_no"
    editor = "yes_no"
    excel = "bool"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """Yes and no as people write them."""
        text = "" if raw is None else str(raw).strip().casefold()
        if not text:
            return Parsed(None)
        if text in ("oui", "yes", "نعم", "1", "true", "x"):
            return Parsed(True)
        return Parsed(False)

    def format(self, value: Stored, lang: Language) -> str:
        """Yes or no in the reader's language."""
        return "" if value is None else lang(_("yes") if value else _("no"))


class Choice(Kind):
    """One of a few codes."""

    key = "choice"
    editor = "choice"

    def __init__(
        self, options: tuple[Option, ...], tags: Mapping[str, str] | None = None
    ) -> None:
        self.all = options
        self.tags = dict(tags or {})
        self.by_code = {o.code: o for o in options}

    def options(self, lang: Language, sex: str | None = None) -> list[tuple[str, str]]:
        """Codes and words, in order."""
        return [(o.code, self.format(o.code, lang, sex)) for o in self.all]

    def format(self, value: Stored, lang: Language, sex: str | None = None) -> str:
        """The word of a code, bent with ``sex`` when it is known."""
        option = self.by_code.get(str(value))
        if option is None:
            return "" if value is None else str(value)
        bent = {"F": option.woman, "M": option.man}.get(sex or "")
        return lang(bent or option.label)

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """The code of a word."""
        text = "" if raw is None else str(raw).strip()
        if not text:
            return Parsed(None)
        for code, option in self.by_code.items():
            words = {code, lang(option.label), lang(option.woman), lang(option.man), *option.also}
            if text.casefold() in {w.casefold() for w in words}:
                return Parsed(code)
        return Parsed(None, (Finding("choice-unknown", _("Not one of the choices."), "refused"),))
