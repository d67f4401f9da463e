"""Which field a header means, in three languages, with synonyms and small slips of spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from artisanest_desktop.exchange.linesheets import is_name_beside
from artisanest_desktop.i18n import LANGUAGES, Language, Msg, _, fold
from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import Choice
from artisanest_desktop.rules.names import script_of

#: What a column may be besides a field: both names, a line number, something we compute,
#: our hidden identity, nothing; and what a person may make of an unknown one.
NAME, NAME_TURNED, COUNT, COMPUTED, IDENTITY, NOTHING = (
    "~name", "~name-turned", "~count", "~computed", "~identity", "",
)  # fmt: skip
KEEP_OWN, KEEP_NOTE = "~own", "~note"

#: The header of the column that says why a row was given back.
REASON = _("To complete, because")

#: The header of the hidden column of identities in our own workbooks.
IDENTITY_HEADER = "_artisanest_id"

_FAMILY_FIRST = (
    "nom complet", "nom et prénom", "nom prénom", "noms et prénoms", "nom et prénoms",
    "full name", "family name and given name", "membre", "adhérent", "adhérente",
    "النسب والاسم", "الاسم العائلي والشخصي", "الاسم العائلي والاسم الشخصي", "العضو",
)  # fmt: skip
_GIVEN_FIRST = (
    "prénom et nom", "prénom nom", "first and last name", "given name and family name",
    "الاسم الكامل", "الاسم والنسب", "الاسم الشخصي والعائلي", "الاسم الشخصي والاسم العائلي",
    "اسم ونسب",
)  # fmt: skip
_COUNTERS = (
    "n", "no", "num", "numéro", "n ordre", "n d ordre", "numéro d ordre", "rang", "ligne", "line",
    "row", "order", "ordre", "رقم", "الرقم", "ر ت", "الرقم الترتيبي", "الرقم التسلسلي",
    "ترتيب", "الترتيب", "عدد",
)  # fmt: skip

_PARTS = re.compile(r"[/\\|\n()\[\]:;،]| - | – ")
_NUMBERED = re.compile(r"^(?:n|no|nr|num|numero|le|la|رقم)\s+(?=\S{2})")
_LIKE_ENOUGH = 0.86


@dataclass(frozen=True, slots=True)
class Match:
    """What a header was taken for, how sure that is (0 to 1), and why."""

    target: str
    confidence: float
    reason: Msg


NO_MATCH = Match(NOTHING, 0.0, _("No field has this name."))


class Matcher:
    """Headers of one register."""

    def __init__(self, register: Register) -> None:
        self._words: dict[str, str] = {}
        self._known: dict[str, Match] = {}
        self._sure: dict[str, Match] = {}
        languages = [Language(code) for code in LANGUAGES]
        for field in register.fields:
            # A name beside a code is not read, save where the code itself is missing.
            target = COMPUTED if field.compute and not is_name_beside(field) else field.key
            self._add(target, field.key, *(lang(field.label) for lang in languages))
        for field in register.fields:
            if not field.compute:
                self._add(field.key, *field.synonyms)
        for field in register.fields:
            if isinstance(field.kind, Choice) and field.usual is not None:
                # "Cancelled: yes" says what "State: cancelled" says.
                self._add(field.key, *field.kind.words())
        if "family_name" in register.by_key:
            self._add(NAME, *_FAMILY_FIRST)
            self._add(NAME_TURNED, *_GIVEN_FIRST)
        self._add(COUNT, *_COUNTERS)
        self._add(COMPUTED, *(lang(REASON) for lang in languages))
        self._add(IDENTITY, IDENTITY_HEADER)

    def _add(self, target: str, *words: str) -> None:
        for word in words:
            key = _bare(word)
            if key:
                self._words.setdefault(key, target)

    def match(self, header: str) -> Match:
        """What a header means; remembered, since sheets repeat them."""
        if header not in self._known:
            self._known[header] = self._match(header)
        return self._known[header]

    def sure(self, header: str) -> Match:
        """The same without slips of spelling: quick enough to look for the header's row."""
        if header not in self._sure:
            self._sure[header] = self._match_exactly(header)
        return self._sure[header]

    def _match(self, header: str) -> Match:
        found = self.sure(header)
        if found is not NO_MATCH:
            return found
        for text in (header, *_parts(header)):
            if close := self._close(_bare(text)):
                return close
        return NO_MATCH

    def _match_exactly(self, header: str) -> Match:
        if not _bare(header):
            # "#" and "N°" leave nothing behind.
            counter = header.strip() in ("#", "№")
            return Match(COUNT, 0.9, _("Line numbers.")) if counter else NO_MATCH
        if target := self._exact(header):
            return Match(target, 1.0, _("The name of the column."))
        found = {p: t for p in _parts(header) if (t := self._exact(p))}
        return _of_parts(found) if found else NO_MATCH

    def _exact(self, text: str) -> str:
        key = _bare(text)
        for form in (key, _NUMBERED.sub("", key), key.removesuffix(" 1")):
            if form in self._words:
                return self._words[form]
        return ""

    def _close(self, key: str) -> Match | None:
        """A slip of spelling in a word long enough to show one."""
        if len(key) < 5:
            return None
        near = get_close_matches(key, self._words, n=3, cutoff=_LIKE_ENOUGH)
        digits = [c for c in key if c.isdigit()]
        near = [w for w in near if [c for c in w if c.isdigit()] == digits and len(w) > 4]
        if not near or len({self._words[w] for w in near}) > 1:
            return None
        reason = _("Written almost like “%(word)s”.") % {"word": near[0]}
        return Match(self._words[near[0]], 0.7, reason)


def _parts(header: str) -> list[str]:
    return [p for p in _PARTS.split(header) if _bare(p)]


def _bare(text: str) -> str:
    return fold(str(text).replace("_", " ").replace("’", " ").replace("'", " "))


def _of_parts(found: dict[str, str]) -> Match:
    """One meaning in two languages, both names, or two things in one column."""
    targets = list(dict.fromkeys(found.values()))
    reason = _("Part of the column’s name.")
    scripts = {script_of(part) for part in found}
    if len(targets) == 1 or len(scripts) > 1:
        return Match(targets[0], 0.95, reason)
    if set(targets) == {"family_name", "given_name"}:
        turned = targets[0] == "given_name"
        return Match(NAME_TURNED if turned else NAME, 0.9, reason)
    return Match(NOTHING, 0.0, _("Two things in one column: split them in the file."))
