"""Which field a header means, in three languages, with synonyms and small slips of spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from artisanest_desktop.exchange import headerwords
from artisanest_desktop.exchange.linesheets import is_name_beside
from artisanest_desktop.i18n import LANGUAGES, Language, Msg, _, fold
from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import Choice, Date, Email, NationalId, Phone
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

#: Between the keys of two things in one column, before the part of a date, and before the word
#: that an x in the column stands for.
JOINED, PART, TICKED = "+", "#", "="

#: Two languages may also stand side by side without a sign between them.
_PARTS = re.compile(
    r"[/\\|\n()\[\]:;،]| - | – "
    r"|(?<=[\u0600-\u06FF])\s+(?=[A-Za-zÀ-ÿ])|(?<=[A-Za-zÀ-ÿ.])\s+(?=[\u0600-\u06FF])"
)
#: What joins two things rather than two languages.
_JOINTS = re.compile(r"[,،&+]| et | and | و(?= )")
_GLUED = re.compile(r"(?<=[^\W\d_]{2})(?=\d)")
_NUMBERED = re.compile(r"^(?:n|no|nr|num|numero|le|la|رقم)\s+(?=\S{2})")
#: "3. Téléphone", "(3) Téléphone", "Q3 - Téléphone".
_PREFIX = re.compile(r"^\s*(?:\(\s*\w?\d{1,2}\s*\)|\w?\d{1,2}\s*[.)\-–:/°])\s*(?=\D{2})")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}(?:[^\W\d_]\b)?")
_SORT = re.compile(r"[\w)] - (?:type|label|libellé)\s*$", re.I)
#: How many slips a word of some length may have.
_SLIPS = ((4, 0), (9, 1), (99, 2))


#: How a column is to be filled in, said behind its name: "(jj/mm/aaaa)", "(DH)", "(%)".
_FORM = re.compile(r"\s*\((?:[jdmya]{1,4}(?:[/ .-][jdmya]{1,4}){2}|dhs?|mad|%)\)\s*$", re.I)


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
        self._register = register
        self._words: dict[str, str] = {}
        self._loose: dict[str, str] = {}
        self._instead: dict[str, str] = {}
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
        people = "family_name" in register.by_key
        if people:
            self._add(NAME, *said(headerwords.FAMILY_FIRST))
            self._add(NAME_TURNED, *said(headerwords.GIVEN_FIRST))
        self._add(COUNT, *said(headerwords.COUNTERS))
        # Whoever comes to a session has the names and numbers of a person.
        more = {**headerwords.WORDS["member"]} if people else {}
        for key, words in (more | headerwords.WORDS.get(register.key, {})).items():
            if key in register.by_key and not register[key].compute:
                self._add(key, *said(words))
                self._instead |= {
                    _bare(w): key for w in said(words) if self._words[_bare(w)] == COMPUTED
                }
        self._add(COMPUTED, *(lang(REASON) for lang in languages))
        self._add(IDENTITY, IDENTITY_HEADER)

    def _add(self, target: str, *words: str) -> None:
        for word in words:
            key = _bare(word)
            if key:
                self._words.setdefault(key, target)
                full = in_full(word)
                # Two fields with one short form have none.
                known = self._loose.setdefault(full, target)
                if known != target and self._words.get(full) != known:
                    self._loose[full] = self._words.get(full, NOTHING)

    def instead(self, header: str) -> str:
        """What a header of somebody else's means that we call a thing of our own computing."""
        return self._instead.get(_bare(_PREFIX.sub("", _FORM.sub("", header))), NOTHING)

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
        if speaks_of_others(header):
            return NO_MATCH
        for text in (header, *_parts(header)):
            for words, key in ((self._words, _bare(text)), (self._loose, in_full(text))):
                if close := _close(words, key):
                    return close
        return NO_MATCH

    def _match_exactly(self, header: str) -> Match:
        if not _bare(header):
            # "#" and "N°" leave nothing behind.
            counter = header.strip() in ("#", "№")
            return Match(COUNT, 0.9, _("Line numbers.")) if counter else NO_MATCH
        if target := self._exact(header):
            return Match(target, 1.0, _("The name of the column."))
        plain = _PREFIX.sub("", _FORM.sub("", header))
        if plain != header and (target := self._exact(plain)):
            return Match(target, 0.95, _("The name of the column."))
        if speaks_of_others(header):
            return NO_MATCH
        if target := self._in_short(plain):
            return Match(target, 0.9, _("The name of the column, in other words."))
        found = {p: t for part in _parts(plain) for p, t in self._parted(part).items()}
        return self._of_parts(found) if found else NO_MATCH

    def _parted(self, text: str) -> dict[str, str]:
        """What a part of a header means, or its own parts when all of them have a meaning."""
        if target := self._exact(text) or self._in_short(text):
            return {text: target}
        parts = [p for p in _JOINTS.split(text) if _bare(p)]
        found = {p: t for p in parts if (t := self._exact(p) or self._in_short(p))}
        return found if len(parts) > 1 and len(found) == len(parts) else {}

    def _exact(self, text: str) -> str:
        key = _bare(text)
        for form in (key, _NUMBERED.sub("", key), key.removesuffix(" 1")):
            if form in self._words:
                return self._words[form]
        return ""

    def _in_short(self, text: str) -> str:
        """The same words written out, without those that say nothing."""
        full = in_full(text)
        plain = " ".join(w for w in full.split() if w != "numero")
        return self._loose.get(full, "") or (self._loose.get(plain, "") if plain else "")

    def _of_parts(self, found: dict[str, str]) -> Match:
        """One meaning in two languages, both names, or two things in one column."""
        targets = list(dict.fromkeys(found.values()))
        reason = _("Part of the column’s name.")
        scripts = {s: [t for p, t in found.items() if script_of(p) == s] for s in _scripts(found)}
        alike = len({frozenset(t) for t in scripts.values()}) == 1
        names = all(t.startswith(("family_name", "given_name", "~name")) for t in targets)
        if len(targets) == 1 or (len(scripts) > 1 and names):
            return Match(targets[0], 0.95, reason)
        if len(scripts) > 1 and not (alike and len(targets) == 2):
            # The word of a group above, and the column's own in another language.
            return Match(targets[-1], 0.6, reason)
        if set(targets) == {"family_name", "given_name"}:
            turned = targets[0] == "given_name"
            return Match(NAME_TURNED if turned else NAME, 0.9, reason)
        if targets[1:] == [f"{targets[0]}2"]:
            return Match(targets[0], 0.9, reason)
        if len(targets) == 2 and self._may_share(targets):
            return Match(JOINED.join(targets), 0.8, _("Two things in one column."))
        return Match(NOTHING, 0.0, _("Two things in one column: split them in the file."))

    def _may_share(self, targets: Sequence[str]) -> bool:
        """Whether the cells themselves say which of the two is which."""
        plain = [t for t in targets if not self._shows(t)]
        return len(plain) < 2 or set(plain) == {"douar", "commune"}

    def _shows(self, target: str) -> bool:
        field = self._register.by_key.get(target)
        return field is not None and isinstance(field.kind, Phone | NationalId | Email | Date)


def _close(words: Mapping[str, str], key: str) -> Match | None:
    """A slip of spelling in words long enough to show one; None when it could be two fields."""
    from rapidfuzz.distance import OSA

    near: dict[str, int] = {}
    for word, target in words.items():
        if not target or abs(len(word) - len(key)) > 3 or word == key:
            continue
        slips = OSA.distance(word, key, score_cutoff=3)
        if slips <= 3 and _by_word(word, key):
            near[word] = slips
    best = sorted(word for word, slips in near.items() if slips == min(near.values()))
    if len({words[word] for word in best}) != 1:
        return None
    reason = _("Written almost like “%(word)s”.") % {"word": best[0]}
    return Match(words[best[0]], 0.7 if len(key) > 5 else 0.6, reason)


def _by_word(one: str, other: str) -> bool:
    """Whether no word has more slips than its length allows; figures are never slips."""
    from rapidfuzz.distance import OSA

    if [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return False
    pair = (one.split(), other.split())
    if len(pair[0]) != len(pair[1]):
        return len(one) > 6 and one.replace(" ", "") == other.replace(" ", "")
    least = 3 if len(one) > 8 and len(pair[0]) > 1 else 4
    allowed = (
        0 if len(w) < least else next(n for length, n in _SLIPS if max(len(w), 4) < length)
        for w in pair[0]
    )
    return all(OSA.distance(a, b) <= n for a, b, n in zip(*pair, allowed, strict=True))


def said(words: str) -> list[str]:
    """The words of a line of ``headerwords``."""
    return words.split(" · ")


def speaks_of_others(header: str) -> bool:
    """Whether a column is about a relative, a trainer, a bank: "Téléphone du mari"."""
    if _SORT.search(header):
        return True  # "Phone 1 - Type" says mobile or home
    return not headerwords.OTHERS.isdisjoint(_bare(header).split())


def says_nothing(header: str) -> bool:
    """Whether a header only fills its place: "Colonne1", "Info", "X"."""
    words = [w for w in re.sub(r"\d+", " ", _bare(header)).split() if len(w) > 1]
    return all(word in headerwords.EMPTY for word in words)


def in_full(text: str) -> str:
    """A header with its short forms written out, without small words and measures."""
    words = _bare(_DOTTED.sub(lambda hit: re.sub(r"[.\s]", "", hit[0]) + " ", text)).split()
    long = [
        headerwords.SHORT.get(word, word)
        for at, word in enumerate(words)
        if word not in headerwords.SMALL or (word == "d" and at == 0 and len(words) > 1)
    ]
    kept = [word for word in long if word not in headerwords.UNITS] or long
    return " ".join(kept)


def _parts(header: str) -> list[str]:
    return [p for p in _PARTS.split(header) if _bare(p)]


def _bare(text: str) -> str:
    plain = str(text).replace("_", " ").replace("’", " ").replace("'", " ")
    return fold(_GLUED.sub(" ", plain))


def _scripts(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(script_of(part) for part in found))
