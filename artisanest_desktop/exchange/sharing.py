"""A cell that holds two things: a card number and a phone, a name and a phone, a douar and its
commune. What shows itself by its form is taken out; the rest is the other one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from artisanest_desktop.i18n import Language, fold
from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import Date, Email, NationalId, Phone
from artisanest_desktop.rules.cleaning import clean, western_digits

#: By kind of value, the form by which it is found in a longer text; the surest first.
FORMS: tuple[tuple[type, re.Pattern[str]], ...] = (
    (Email, re.compile(r"[^@\s,;/|]+@[^@\s,;/|]+\.[^@\s.,;/|]+")),
    (
        Phone,
        re.compile(r"(?<![\w.])(?:\(?(?:\+|00)?212\)?[\s.()-]*)?(?:\(?0\)?[\s.-]*)?[5-8](?:[\s.-]?\d){8}(?!\d)"),
    ),
    (Date, re.compile(r"(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})(?!\d)")),
    (NationalId, re.compile(r"(?<![^\W_])[A-Za-z]{1,2}[\s.-]?\d{4,7}(?!\d)")),
)  # fmt: skip
_EDGES = " \n\t/|;,،:-–—()[]&+."
_BETWEEN = re.compile(r"[/|;,،\n]| - | – ")
#: What people write before each of the things.
_LABELS = re.compile(
    r"(?<!\w)(?:t[ée]l(?:[ée]phone)?|gsm|mobile|portable|c\.?i\.?n\.?(?:e\.?)?|cnie|e-?mail|mail|"
    r"n°|الهاتف|هاتف|ب\.?و\.?ت?)\s*[.:°]*(?!\w)",
    re.I,
)
_DOUAR = re.compile(r"^(?:douar|dr\.?|village|qu?artier|دوار|حي)\s+", re.I)
_COMMUNE = re.compile(r"^(?:commune(?: rurale| de)?|c\.?r\.?|جماعة|ج\.)\s+", re.I)
DOUAR, COMMUNE = "douar", "commune"


def form_of(register: Register, key: str) -> re.Pattern[str] | None:
    """The form of a field's values, when they have one."""
    field = register.by_key.get(key)
    if field is None:
        return None
    return next((form for kind, form in FORMS if isinstance(field.kind, kind)), None)


def divide(
    text: str, keys: Sequence[str], register: Register, lang: Language
) -> tuple[dict[str, list[str]], str]:
    """What a cell says of each of the keys, and what is left that belongs to none."""
    rest = western_digits(clean(text.replace("\n", " / ")))
    found: dict[str, list[str]] = {}
    order = [kind for kind, _form in FORMS]
    formed = [k for k in keys if form_of(register, k)]
    for key in sorted(formed, key=lambda k: _place(register, k, order)):
        form = form_of(register, key)
        assert form is not None
        if pieces := [hit[0].strip(_EDGES) for hit in form.finditer(rest)]:
            found[key] = pieces
            rest = form.sub(" / ", rest)
    if formed:
        rest = _LABELS.sub(" ", rest)
    rest = re.sub(r"(?:\s*[/|;]\s*)+", " / ", rest).strip(_EDGES)
    plain = [k for k in keys if k not in formed]
    if set(plain) == {DOUAR, COMMUNE}:
        return found | _places(rest, lang), ""
    if plain and rest:
        found[plain[0]] = [rest]
        rest = ""
    return found, rest


def _place(register: Register, key: str, order: Sequence[type]) -> int:
    return next(n for n, kind in enumerate(order) if isinstance(register[key].kind, kind))


def _places(text: str, lang: Language) -> dict[str, list[str]]:
    """The douar and its commune: by the words before them, by the list of communes, by order."""
    found: dict[str, list[str]] = {}
    pieces = [p.strip(_EDGES) for p in _BETWEEN.split(text) if p.strip(_EDGES)]
    left = []
    for piece in pieces:
        if _COMMUNE.match(piece):
            found.setdefault(COMMUNE, []).append(_COMMUNE.sub("", piece))
        elif _DOUAR.match(piece):
            found.setdefault(DOUAR, []).append(_DOUAR.sub("", piece))
        else:
            left.append(piece)
    for piece in reversed(left):
        known = lang.terms.find(COMMUNE, piece) is not None
        key = COMMUNE if known and COMMUNE not in found else DOUAR
        if key == DOUAR and DOUAR in found and COMMUNE not in found:
            key = COMMUNE
        found.setdefault(key, []).insert(0, piece)
    return {key: [", ".join(parts)] for key, parts in found.items()}


def is_label(text: str) -> bool:
    """Whether nothing is left that anybody would miss."""
    return not fold(text)
