"""Text as search and matching see it: no case, accents, letter forms, harakat or punctuation.

Rules and tested examples: ``domain.md`` section 10 (after Lucene's Arabic normaliser).
"""

from __future__ import annotations

import unicodedata

#: Letters that Unicode does not take apart, and the shape they are found by.
_LETTERS = {
    **dict.fromkeys("ٱٲٳ", "ا"),
    "ة": "ه",
    "ہ": "ه",
    "ۃ": "ه",
    "ھ": "ه",
    **dict.fromkeys("ىیېۍ", "ي"),
    **dict.fromkeys("ڭگݣکڪګ", "ك"),
    "ڤ": "ف",
    "پ": "ب",
    "چ": "ج",
    "ژ": "ز",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ħ": "h",
    "ı": "i",
    "ŋ": "n",
}
#: Dropped without leaving a space: M'hamed is found as mhamed, hamza and tatweel vanish.
_DROPPED = frozenset("'’‘ʼʹ´`ʿʾʻ′ءـ")


def _folded(char: str) -> str:
    if char in _DROPPED:
        return ""
    out = []
    for part in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold()):
        category = unicodedata.category(part)
        if category[0] == "M" or category == "Cf" or part in _DROPPED:
            continue
        if part in _LETTERS:
            out.append(_LETTERS[part])
        elif category == "Nd":
            out.append(str(unicodedata.digit(part)))
        else:
            out.append(part if category[0] in "LN" else " ")
    return "".join(out)


class _Table(dict[int, str]):
    """What each character becomes, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        text = self[code] = _folded(chr(code))
        return text


_TABLE = _Table()
_ASCII = {code: " " if chr(code) != "'" and chr(code) != "`" else None for code in range(128)}
_ASCII = {code: new for code, new in _ASCII.items() if not chr(code).isalnum()}


def fold(text: str) -> str:
    """``text`` for searching: "Aïcha  EL-Idrissi" is "aicha el idrissi".

    Folding twice changes nothing; عبد الله and عبدالله are one word.
    """
    if text.isascii():
        return text.lower() if text.isalnum() else " ".join(text.lower().translate(_ASCII).split())
    words = " ".join(text.translate(_TABLE).split())
    if "عبد ال" in words:
        return f" {words}".replace(" عبد ال", " عبدال")[1:]
    return words


def squeeze(text: str) -> str:
    """The folded text without its spaces: "Ben Guerir" and "Benguerir" are one."""
    return fold(text).replace(" ", "")
