"""Yes or no, and one of a few words that bend with the person's sex."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from artisanest_desktop.i18n import LANGUAGES, Language, Msg, _, fold
from artisanest_desktop.rules.cleaning import as_text, clean, says_nothing
from artisanest_desktop.rules.kinds import Finding, Kind, Parsed, Stored

_YES = (
    "oui o yes y vrai true 1 x v ok fait paye payee regle accord",
    "نعم أجل صحيح إيه واه ايوه مؤدى",
)
_NO = ("non n no faux false 0 impaye impayee pas", "لا كلا خطأ")
_WORDS = {
    **{fold(word): True for line in _YES for word in line.split()},
    **{fold(word): False for line in _NO for word in line.split()},
    **{fold(text): False for text in ("pas encore", "non payé", "non payée", "غير مؤدى")},
    **{fold(text): True for text in ("d’accord",)},
}
_SIGNS = {**dict.fromkeys("✓✔☑✅", True), **dict.fromkeys("✗✘☒❌☐", False)}
#: How many choices a refusal names.
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its permanent code, its word, the word for a woman and for a man.

    ``also`` are other ways of writing it, in any language, that are understood.
    """

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
        """Yes and no as people write them: oui, نعم, x, ✓, 1, payé."""
        if raw is None or isinstance(raw, bool):
            return Parsed(raw)
        text = clean(as_text(raw, lang))
        value = _SIGNS.get(text[:1])
        if value is None:
            value = _WORDS.get(fold(text))
        if value is not None or not text or says_nothing(text):
            return Parsed(value)
        said = _("“%(was)s” is neither yes nor no.") % {"was": text}
        return Parsed(None, (Finding("yes-no-unknown", said, "refused"),))

    def format(self, value: Stored, lang: Language) -> str:
        """Yes or no in the reader's language."""
        return "" if value is None else lang(_("yes") if value else _("no"))

    def fold(self, value: Stored) -> str:
        """Nothing: nobody looks for "yes"."""
        return ""


class Choice(Kind):
    """One of a few codes; ``tags`` names the colour each is shown with."""

    key = "choice"
    editor = "choice"

    def __init__(self, options: tuple[Option, ...], tags: Mapping[str, str] | None = None) -> None:
        self.all = options
        self.tags = dict(tags or {})
        self.by_code = {option.code: option for option in options}
        self._words: dict[str, dict[str, str]] = {}
        self._seen: dict[tuple[str, str], str] = {}
        self._found_by: dict[str, str] = {}

    def options(self, lang: Language, sex: str | None = None) -> list[tuple[str, str]]:
        """Codes and words, in order."""
        return [(option.code, self.format(option.code, lang, sex)) for option in self.all]

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """The code of a word in any language and gender; the reader's own language first."""
        if type(raw) is str:
            known = self._seen.get((lang.code, raw))
            if known is not None:
                return Parsed(known)
        text = clean(as_text(raw, lang))
        if not text:
            return Parsed(None)
        code = self._find(text, lang.code)
        if code is not None:
            if len(self._seen) < 1000:
                self._seen[lang.code, text] = code
            return Parsed(code)
        return Parsed(None) if says_nothing(text) else self._unknown(text, lang)

    def _find(self, text: str, lang: str) -> str | None:
        if text in self.by_code:
            return text
        word = fold(text)
        for code in (lang, *LANGUAGES):
            found = self._words_in(code).get(word)
            if found is not None:
                return found
        return None

    def words(self) -> list[str]:
        """Every way of writing one of the choices, folded."""
        return list(dict.fromkeys(w for code in LANGUAGES for w in self._words_in(code)))

    def _words_in(self, code: str) -> dict[str, str]:
        if code not in self._words:
            lang = Language(code)
            words: dict[str, str] = {}
            for option in self.all:
                bent = (m for m in (option.label, option.woman, option.man) if m is not None)
                for word in (*map(lang, bent), option.code, *option.also):
                    words.setdefault(fold(word), option.code)
            self._words[code] = words
        return self._words[code]

    def _unknown(self, text: str, lang: Language) -> Parsed:
        words = [word for _code, word in self.options(lang)]
        named = lang.list(words) if len(words) <= _NAMED else ", ".join(words[:_NAMED]) + "…"
        said = _("“%(was)s” is not one of the choices: %(choices)s") % {
            "was": text,
            "choices": named,
        }
        return Parsed(None, (Finding("choice-unknown", said, "refused"),))

    def format(self, value: Stored, lang: Language, sex: str | None = None) -> str:
        """The word of a code, bent with ``sex`` ("F" or "M") when it is known."""
        option = self.by_code.get(str(value))
        if option is None:
            return "" if value is None else str(value)
        bent = {"F": option.woman, "M": option.man}.get(sex or "")
        return lang(bent or option.label)

    def fold(self, value: Stored) -> str:
        """Its words in every language, so that it is found in each."""
        option = self.by_code.get(str(value))
        if option is None:
            return "" if value is None else str(value)
        if option.code not in self._found_by:
            bent = [m for m in (option.label, option.woman, option.man) if m is not None]
            words = {Language(code)(m): None for code in LANGUAGES for m in bent}
            self._found_by[option.code] = " ".join(words)
        return self._found_by[option.code]
