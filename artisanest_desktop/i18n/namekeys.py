"""Keys under which two spellings of one name meet; never a proof that two people are one.

Rules and examples: ``domain.md`` section 10. Each key keeps the order of the words: compare
sets of words, because Moroccan papers often write the family name first.
"""

from __future__ import annotations

import re

from artisanest_desktop.i18n.folding import fold

_ARABIC_SONS = frozenset(("ابن", "بن", "بنت"))
_PARTICLES = frozenset(("el", "al", "l", "ben", "bin", "bent", "ibn"))
_DIGRAPHS = (
    ("ch", "x"),
    ("sh", "x"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ou", "u"),
    ("oo", "u"),
)
_LETTERS = str.maketrans("qcwy", "kkui")
_DOUBLE = re.compile(r"(.)\1+")
_ARTICLE = re.compile(r"\b[lL]['’‘ʼ]\s*")
_SERVANT = re.compile(r"^abd[aeiou](?:l(?=.)|(.)(?=\1))")


def arabic_key(text: str) -> str:
    """Arabic letters folded, "son of" between names and the article dropped."""
    words = fold(text).split()
    kept = [w for w in words if w not in _ARABIC_SONS] or words
    return " ".join(w[2:] if w.startswith("ال") and len(w) > 4 else w for w in kept)


def latin_strong_key(text: str) -> str:
    """The whole name in one spelling, vowels included."""
    words = fold(_ARTICLE.sub("", text)).split()
    kept = [w for w in _joined(words) if w not in _PARTICLES] or words
    return " ".join(map(_spelling, kept))


def latin_weak_key(text: str) -> str:
    """First letter and consonants of each word; merges Samira and Samar too: ask for proof."""
    words = latin_strong_key(text).split()
    return " ".join(w[0] + "".join(c for c in w[1:] if c not in "aeiou") for w in words)


def _joined(words: list[str]) -> list[str]:
    """Abd el Rahim, Abd Errahim: one word."""
    out: list[str] = []
    for word in words:
        if out and (out[-1] == "abd" or (out[-1][:3] == "abd" and out[-1][3:] in ("el", "al"))):
            out[-1] += word
        else:
            out.append(word)
    return out


def _spelling(word: str) -> str:
    for written, key in _DIGRAPHS:
        word = word.replace(written, key)
    word = _SERVANT.sub("abd", word)
    return _DOUBLE.sub(r"\1", word.translate(_LETTERS))
