"""Words of names as they sound, in either script, and the names that are known to be one.

Spellings, titles and particles: ``domain.md`` section 10. Nothing here is a proof of anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from artisanest_desktop import assets
from artisanest_desktop.i18n import fold

#: Left out of a comparison, though they may be part of the name on paper (folded).
TITLES = frozenset(
    (
        *("haj", "hajj", "lhaj", "hajja", "lhajja", "hadj", "lalla", "lla", "moulay", "my"),
        *("sidi", "si", "mme", "mr", "mlle", "melle", "madame", "monsieur", "ep", "epouse"),
        *("epse", "veuve", "vve", "nee", "divorcee", "bent", "bint", "el", "al", "l"),
        *("الحاج", "الحاجه", "حاج", "حاجه", "لاله", "لال", "للا", "مولاي", "سيدي", "السيد"),
        *("السيده", "الانسه", "حرم", "زوجه", "ارمله", "بنت", "سي", "ال"),
    )
)
#: These belong to the word that follows; a paper may also leave them out.
_LEADS = {
    **dict.fromkeys(("ben", "bin", "bn", "ibn"), "ben"),
    **dict.fromkeys(("ait", "ayt", "aith", "ayth"), "ait"),
    **dict.fromkeys(("oulad", "ouled", "awlad", "aoulad", "ould"), "oulad"),
    **dict.fromkeys(("ou", "u", "oult"), "ou"),
    **dict.fromkeys(("bou", "abou", "abu"), "bou"),
    "bel": "bel",
    **dict.fromkeys(("بن", "ابن"), "بن"),
    "ايت": "ايت",
    **dict.fromkeys(("اولاد", "ولد"), "اولاد"),
    **dict.fromkeys(("بو", "ابو"), "بو"),
}
_SERVANT = frozenset(("abd", "abde", "abdel", "abdal", "abdul", "عبد"))
_GLUED = re.compile(r"^(?:ben|bel|ait|بن|ايت)(?=...)")
#: The article that was written on: Elidrissi, Errami, Lhaj.
_ARTICLE = re.compile(
    r"^(?:[ea]l(?=....)|[ea](?=([rsdnzt])\1..)|[ea](?=ch..)|l(?=[^aeiouyl]..)|ال(?=..))"
)
_DIGRAPHS = (
    ("tch", "x"), ("ch", "x"), ("sh", "x"), ("kh", "h"), ("gh", "G"), ("dh", "d"), ("th", "t"),
    ("dj", "j"), ("ph", "f"), ("ck", "k"), ("qu", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
)  # fmt: skip
_SOFT = re.compile(r"c(?=[eiy])")
_HARD = re.compile(r"gu(?=[eiy])")
_LATIN = str.maketrans("qcgvpwyo", "kkkfbuiu")
_ARABIC = {
    **dict(zip("بتثجحخهدذرزسشصضطظغفقكلمن", "bttjhhhddrzsxsdtdGfkklmn", strict=True)),
    **{"ا": "a", "و": "u", "ي": "i"},
}
_VOWELS = "aeiu"
_ARABIC_LETTER = re.compile("[\u0600-\u06ff]")


class Form:
    """One way of taking a word: its consonants, the vowels after each, the name it is known for.

    ``loss`` says how much was left out of what is written (an article, "son of").
    """

    __slots__ = ("arabic", "consonants", "known", "loss", "text", "vowels")

    def __init__(self, text: str, arabic: bool, loss: float) -> None:
        self.text = text
        self.arabic = arabic
        self.loss = loss
        self.known = _known().get(text)
        sounds = _arabic_sounds(text) if arabic else _latin_sounds(text)
        parts = re.split(f"([^{_VOWELS}])", sounds)
        self.consonants = "".join(parts[1::2])
        self.vowels = tuple(_run(v) for v in parts[0::2])


class Word:
    """A word of a name: ``forms`` of it, ``letter`` when only its first one is written; words
    with the same ``sounds`` are worth comparing."""

    __slots__ = ("arabic", "forms", "letter", "sounds", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.arabic = bool(_ARABIC_LETTER.match(text))
        self.letter = text if len(text) == 1 else ""
        self.forms = tuple(Form(t, self.arabic, loss) for t, loss in _ways(text))
        groups = _groups()
        self.sounds = tuple(
            dict.fromkeys(
                groups.get(f.consonants, f.consonants or f.text[:1]) if f.known is None
                else groups.get(f.consonants, f.consonants)
                for f in self.forms
            )
        )  # fmt: skip


@lru_cache(maxsize=200_000)
def words(text: str) -> tuple[Word, ...]:
    """The words of a name that are worth comparing; ``text`` may hold both scripts."""
    said = [w for w in fold(text).split() if w not in TITLES]
    joined = _joined(said)
    return tuple(word(w) for w in joined if not w.isdigit())


@lru_cache(maxsize=200_000)
def word(text: str) -> Word:
    """The one word of this (folded) spelling."""
    return Word(text)


def _joined(said: Sequence[str]) -> list[str]:
    """Two or three words that are one name (Fatima Zahra, Abd er Rahim, Ben Ali) in one."""
    known = _known()
    out: list[str] = []
    at = 0
    while at < len(said):
        for size in (3, 2):
            glued = "".join(said[at : at + size])
            if at + size <= len(said) and glued in known:
                out.append(glued)
                at += size
                break
        else:
            one = said[at]
            if at + 1 < len(said) and (one in _LEADS or one in _SERVANT):
                out.append(_LEADS.get(one, one) + said[at + 1])
                at += 2
            else:
                out.append(one)
                at += 1
    return out


def _ways(text: str) -> list[tuple[str, float]]:
    """A word as it is written, without its article, without "son of"."""
    found = [(text, 0.0)]
    if text in _known():
        return found
    if (bare := _ARTICLE.sub("", text)) != text:
        found.append((bare, 0.03))
    for whole, loss in list(found):
        if (core := _GLUED.sub("", whole)) != whole:
            found.append((core, loss + 0.12))
            if (bare := _ARTICLE.sub("", core)) != core:
                found.append((bare, loss + 0.12))
    return found


def _latin_sounds(text: str) -> str:
    text = _HARD.sub("g", _SOFT.sub("s", text))
    for written, sound in _DIGRAPHS:
        text = text.replace(written, sound)
    if text.endswith("ah") and not text.endswith("lah"):
        text = text[:-1]
    text = text.translate(_LATIN)
    kept = "".join(c for c in text if c.isalpha())
    return re.sub(r"([^aeiu])\1+", r"\1", kept)


def _arabic_sounds(text: str) -> str:
    if text.endswith("ه") and not text.endswith("لله"):
        text = text[:-1] + "ا"
    kept = "".join(_ARABIC.get(c, "") for c in text)
    return re.sub(r"([^aeiu])\1+", r"\1", kept)


def _run(vowels: str) -> str:
    return re.sub(r"(.)\1+", r"\1", vowels)


@cache
def _known() -> dict[str, int]:
    """Every spelling of a name that is known, folded and without spaces → which name it is."""
    found: dict[str, int] = {}
    for number, line in enumerate(_lines()):
        for spelling in re.split("[,،|]", line):
            if key := fold(spelling).replace(" ", ""):
                found.setdefault(key, number)
                if key.startswith("ال") and len(key) > 4:
                    found.setdefault(key[2:], number)
    return found


def _lines() -> Iterable[str]:
    text = assets.path("seeds", "names.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _groups() -> dict[str, str]:
    """Consonants that may stand for one name: those of its spellings lead to each other."""
    leader: dict[str, str] = {}

    def top(key: str) -> str:
        while leader.get(key, key) != key:
            key = leader[key]
        return key

    first: dict[int, str] = {}
    for spelling, number in _known().items():
        arabic = bool(_ARABIC_LETTER.match(spelling))
        sounds = _arabic_sounds(spelling) if arabic else _latin_sounds(spelling)
        key = "".join(c for c in sounds if c not in _VOWELS)
        if not key:
            continue
        one, other = top(first.setdefault(number, key)), top(key)
        leader[other] = one
        leader.setdefault(one, one)
    return {key: top(key) for key in leader}


@lru_cache(maxsize=500_000)
def nearness(one: Word, other: Word) -> float:
    """How near two words are, from 0 to 1; from 0.8 on they may be one name."""
    if one is other:
        return 1.0
    if one.letter or other.letter:
        return 0.7 if _first(one) & _first(other) else 0.0
    known = [f.known for f in (one.forms[0], other.forms[0])]
    if None not in known:
        if known[0] == known[1]:
            return 1.0
        return 0.8 if _compound(one.text, other.text) else 0.0
    return max(_near(a, b) - abs(a.loss - b.loss) for a in one.forms for b in other.forms)


def _compound(one: str, other: str) -> bool:
    """Whether one is two names of which the other is the first (Fatima Zahra, Fatima)."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and long[len(short) :] in _known()


def _first(one: Word) -> set[str]:
    """What an initial of the word may be."""
    form = one.forms[0]
    return {form.text[0], (form.vowels[0] or form.consonants)[:1]}


def _near(one: Form, other: Form) -> float:
    if one.text == other.text:
        return 1.0
    if one.known is not None and other.known is not None:
        return 1.0 if one.known == other.known else 0.0
    if one.consonants != other.consonants or not one.consonants:
        return _slip(one, other)
    last = len(one.vowels) - 1
    cost = 0.0
    for at, (a, b) in enumerate(zip(one.vowels, other.vowels, strict=True)):
        if a == b:
            continue
        if at == last:
            cost += _ending(a, b, one, other)
        elif one.arabic != other.arabic:
            cost += _across(*((a, b) if one.arabic else (b, a)), at == 0)
        else:
            cost += _between(a, b, one.arabic)
    return max(1.0 - cost, 0.0)


def _between(a: str, b: str, arabic: bool) -> float:
    """Vowels after the same consonant in one script."""
    if arabic:
        return 0.15
    if not a or not b or "e" in (a, b) or set(a) & set(b):
        return 0.07
    return 0.12 if {a, b} <= {"a", "i"} else 0.25


def _across(arabic: str, latin: str, first: bool) -> float:
    """Arabic writes long vowels only; what it writes must be heard in the Latin word."""
    if not arabic:
        return 0.02
    if first and arabic[0] == "a":
        return 0.0 if latin else 0.1
    heard = latin.replace("e", "i") + ("i" if "a" in arabic and "e" in latin else "")
    return 0.02 if set(arabic) & (set(heard) | ({"a"} if "e" in latin else set())) else 0.25


def _ending(a: str, b: str, one: Form, other: Form) -> float:
    """The last sound tells Rachid from Rachida."""
    if {a, b} == {"", "e"}:
        return 0.0
    for vowels, form, heard in ((a, one, b), (b, other, a)):
        if form.arabic and vowels == "i" and heard.endswith(("a", "i", "e")):
            return 0.0  # ى and ي are one letter when folded
    if a[-1:] == b[-1:]:
        return 0.04
    return 0.1 if "e" in (a[-1:], b[-1:]) and a and b else 0.4


def _slip(one: Form, other: Form) -> float:
    """A slip of the pen: one letter in a long word."""
    if one.arabic != other.arabic or min(len(one.text), len(other.text)) < 5:
        return 0.0
    from rapidfuzz.distance import OSA

    slips = OSA.distance(one.text, other.text, score_cutoff=1)
    return 0.82 if slips <= 1 and one.text[0] == other.text[0] else 0.0
