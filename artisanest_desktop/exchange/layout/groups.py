"""What a title or the name of a sheet says of the rows below it: a douar, a commune, a trade."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection

from artisanest_desktop.i18n import LANGUAGES, Language, fold
from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import Reference, Term

#: The fields that a title may tell, with the words that introduce them; a cooperative must be
#: known, since it is a record.
_INTRODUCED = {
    "douar": r"douar|dour|village|ksar|ksour|qsar|(?:ال)?دوار|(?:ال)?قرية|(?:ال)?قصر",
    "commune": r"commune(?:\s+(?:rurale|territoriale|urbaine))?(?:\s+d[eu])?|"
    r"(?:ال)?جماعة(?:\s+الترابية)?|(?:ال)?جماعه",
    "cooperative": r"coop[ée]rative|coop\.?|(?:ال)?تعاونية",
    "trade": r"m[ée]tier|fili[èe]re|activit[ée]|atelier|craft|(?:ال)?حرفة",
}
_WORDS = {
    key: re.compile(rf"(?:{words})\s*[:\-–—]?\s+(\S.*)", re.IGNORECASE | re.DOTALL)
    for key, words in _INTRODUCED.items()
}
#: "1.", "II -", "a)" before a title; "(12)" or ": 12 femmes" behind it.
_NUMBERED = re.compile(r"^(?:\d{1,2}|[IVXivx]{1,4}|[a-z])\s*[.)°\-–/]\s*")
_COUNTED = re.compile(r"\s*(?:\(\s*\d+[^)]*\)|[:\-–]\s*\d+(?:\s+\w+)?)\s*$")
#: A name, not a sentence or an address.
_LONG = 40
_SENTENCE = re.compile(r"[,;·|\d]|\S\s*:\s*\S")
_PLAIN = re.compile(
    r"(?:feuil(?:le)?|sheet|tabelle|hoja|page|tab|ورقه?|صفحه)\s*\(?\d*\)?|.*\d.*|"
    r"(?:la )?(?:liste|list|base|total|recap|bilan|bureau|membres?|adherent\w*|hommes?|femmes?|"
    r"acti\w+|inacti\w+|archive\w*|ancien\w*|nouve\w+|donnees|data|copie|export|modele|template|"
    r"لائحه|لايحه|المنخرط\w*|النساء|الرجال|المكتب|مجموع|الاعضاء)\b.*|"
    r"janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
)


class Groups:
    """Titles of one register. ``find`` gives the field and its words."""

    def __init__(self, register: Register, lang: Language, today: dt.date) -> None:
        self._register = register
        self._lang = lang
        self._today = today
        self.keys = [key for key in _INTRODUCED if key in register.by_key]
        languages = [Language(code) for code in LANGUAGES]
        self._many = {fold(one(register.many)) for one in languages}

    def find(self, text: str, have: Collection[str] = ()) -> tuple[str, str] | None:
        """What a title says, when it says it in a word or names an entry of a list; nothing of
        the fields in ``have``."""
        bare = _COUNTED.sub("", _NUMBERED.sub("", " ".join(text.split()))).strip(" :-–*")
        if not bare or len(bare) > _LONG or _SENTENCE.search(bare):
            return None
        keys = [key for key in self.keys if key not in have]
        for key in keys:
            if (hit := _WORDS[key].fullmatch(bare)) and self._takes(key, hit[1], told=True):
                return key, hit[1]
        for key in keys:
            if self._takes(key, bare, told=False):
                return key, bare
        return None

    def _takes(self, key: str, text: str, told: bool) -> bool:
        """Whether a field knows these words; what is ``told`` need not stand in a list."""
        kind = self._register[key].kind
        if isinstance(kind, Reference):
            return kind.parse(text, self._lang, self._today).value is not None
        if isinstance(kind, Term) and self._lang.terms.find(kind.table, text) is not None:
            return True
        return told

    def is_place(self, name: str) -> bool:
        """Whether the name of one of several sheets is that of a village, as far as one can tell:
        a name of letters that is no common word of workbooks."""
        folded = fold(name)
        plain = not folded or _PLAIN.fullmatch(folded) or folded in self._many
        return not plain and len(name) <= _LONG and "douar" in self.keys
