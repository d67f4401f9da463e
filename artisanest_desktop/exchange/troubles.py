"""What a cell of somebody else's file may hold that is no value: errors, words that say nothing,
letters of a wrong encoding. What our own workbooks hold is meant as it stands."""

from __future__ import annotations

import re
from typing import Any

from artisanest_desktop.i18n import _, fold
from artisanest_desktop.rules import (
    Choice,
    Code,
    Email,
    Finding,
    Ice,
    Kind,
    LongText,
    Name,
    NationalId,
    Parsed,
    Phone,
    Term,
    Text,
    YesNo,
)
from artisanest_desktop.rules.cleaning import repaired
from artisanest_desktop.rules.names import script_of

#: The errors of spreadsheets in the languages that reach us.
_ERRORS = frozenset(
    ("#n/a", "#n/d", "#na", "#ref!", "#value!", "#valeur!", "#div/0!", "#name?", "#nom?", "#null!",
     "#nul!", "#num!", "#nombre!", "#getting_data", "#spill!", "#calc!", "#####", "err:502",
     "err:504", "err:508", "err:509", "err:511", "err:512", "err:519", "err:522", "err:523")
)  # fmt: skip
#: What says "nothing" in a cell, whatever the column.
_NOTHING = frozenset(
    fold(word)
    for word in (
        "néant", "n/a", "n.a.", "#", "s.o.", "s/o", "inconnu", "inconnue",
        "non renseigné", "non renseignée",
        "à compléter", "unknown", "none", "null", "nil", "undefined", "nan", "لا يوجد", "لا شيء",
        "لا توجد", "غير متوفر", "غير معروف", "غير محدد", "non disponible", "pas disponible",
        "non communiqué", "not available", "s.o.", "s.o",
    )
)  # fmt: skip
#: The same, but these may also be somebody's name.
_RATHER_NOTHING = frozenset(
    fold(word)
    for word in (
        "nc", "nd", "n.c.", "n.d.", "sans", "aucun", "aucune", "vide", "rien", "r.a.s", "ras",
        "sans objet", "nsp", "tbd", "na", "pas de", "بدون", "لا", "pas de téléphone", "pas de tél",
        "sans tél", "sans téléphone", "pas de cin", "sans cin", "pas encore", "aucun téléphone",
    )
)  # fmt: skip
_BEGINS = frozenset(w[:2] for w in _NOTHING | _RATHER_NOTHING) | {
    "né",
    "à ",
    "n/",
    "n.",
    "s/",
    "s.",
    "r.",
}
_CROSSES = re.compile(r"[xX×]{2,}")
#: In a column of numbers that name something, zeros alone name nothing; nor do such dates.
_ZEROS = re.compile(r"[0 ./-]+")
_NAMED_BY_NUMBER = (Phone, NationalId, Ice, Code, Email)
_DATES = frozenset(("date", "partial_date"))
_LONGEST = 24

#: UTF-8 that was read as one byte a letter: each letter became two or three.
_DOUBLED = re.compile("[ÂÃÐØÙâ][\u0080-\u00bf\u0152-\u2122]|[طظ][^\\w\\s]|[طظ][\u0600-\u06ff]")
#: Arabic of Windows that was read as French: nobody writes three accents in a row.
_ACCENTS = re.compile("[\u00c0-\u00ff]{3,}")
_LOST = "\ufffd"


def trouble(cell: Any, kind: Kind) -> Parsed | None:
    """What to say of a cell that holds no value; None when it may hold one."""
    if type(cell) is not str:
        if cell == 0 and type(cell) in (int, float) and isinstance(kind, _NAMED_BY_NUMBER):
            return nothing("0")
        return None
    if len(cell) > _LONGEST:
        return None
    text = cell.strip()
    if text[:1] in ("#", "E", "e") and text.casefold() in _ERRORS:
        return Parsed(None, (error(text),))
    if isinstance(kind, Choice | YesNo):  # "aucun" and "x" may be answers: see unanswered()
        return None
    return nothing(text) if _says_nothing(cell, kind) else None


def unanswered(cell: Any, kind: Kind) -> bool:
    """Whether a cell that its kind made nothing of says that there is nothing."""
    return isinstance(cell, str) and len(cell) <= _LONGEST and _says_nothing(cell, kind)


def error(text: str) -> Finding:
    """A cell whose formula failed, or was never calculated (``=``)."""
    if text == "=":
        said = _("The formula in this cell was never calculated: open the file, save it again.")
        return Finding("not-calculated", said, "check")
    said = _("The cell shows the error %(was)s: its value is not known.") % {"was": text}
    return Finding("error-cell", said, "check")


def _says_nothing(cell: str, kind: Kind) -> bool:
    text = cell.strip()
    first = text[:1]
    if not first:
        return False
    if first in "xX×":
        return _CROSSES.fullmatch(text) is not None
    if first == "0" and not isinstance(kind, Text):
        named = isinstance(kind, _NAMED_BY_NUMBER) or kind.key in _DATES
        return named and _ZEROS.fullmatch(text) is not None
    if not first.isalnum():
        words = fold(text)
        return not words or words in _NOTHING
    if text[:2].lower() not in _BEGINS:
        return False
    words = fold(text)
    return words in _NOTHING or (words in _RATHER_NOTHING and not isinstance(kind, Name | LongText))


def nothing(was: str) -> Parsed:
    """An empty cell that says so."""
    text = _("“%(was)s” says that there is nothing: the cell was taken as empty.") % {"was": was}
    return Parsed(None, (Finding("placeholder", text, "repaired"),))


def unmuddled(cell: Any, kind: Kind) -> tuple[Any, Finding | None]:
    """The cell with the letters it was typed with, when that is certain; what to say of it."""
    if type(cell) is not str or cell.isascii() or not isinstance(kind, Text | Term):
        return cell, None
    if _LOST in cell:
        said = _("Letters of “%(was)s” were lost before the file came here: write it again.")
        return cell, Finding("letters-lost", said % {"was": cell.strip()}, "check")
    better = _better(cell)
    if better == cell:
        return cell, None
    return better, repaired("wrong-letters", cell.strip(), better)


def _better(text: str) -> str:
    if _DOUBLED.search(text):
        for encoding in ("cp1252", "cp1256", "latin-1"):
            try:
                # Text that was not muddled is no UTF-8 by chance.
                return text.encode(encoding).decode("utf-8")
            except UnicodeError:
                continue
    if _ACCENTS.search(text):
        try:
            arabic = text.encode("cp1252").decode("cp1256")
        except UnicodeError:
            return text
        if script_of(arabic) == "arabic":
            return arabic
    return text
