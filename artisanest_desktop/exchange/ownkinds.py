"""What kind of field an unknown column would make: proposed from its cells, chosen by a person."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from artisanest_desktop.exchange.book import blank
from artisanest_desktop.exchange.headers import KEEP_OWN
from artisanest_desktop.exchange.plan import Plan
from artisanest_desktop.i18n import Language, Msg, _, fold
from artisanest_desktop.model.fields import Field
from artisanest_desktop.rules import Choice, Date, Kind, Option, Quantity, Text, YesNo
from artisanest_desktop.rules.cleaning import as_text, clean, western_digits

TEXT, NUMBER, DATE, YES_NO, LIST = "text", "number", "date", "yes_no", "list"
#: All kinds with the word that a person chooses by, the most usual first.
KINDS: dict[str, Msg] = {
    TEXT: _("text"),
    NUMBER: _("number"),
    DATE: _("date"),
    YES_NO: _("yes or no"),
    LIST: _("list of choices"),
}
#: So many of ten cells have to fit a kind before it is proposed.
_MOST = 9
#: A list has few choices, each met several times, and short.
_CHOICES, _TIMES, _LETTERS = 12, 3, 40
#: From so many figures on, a number is somebody's: nobody adds it up.
_FIGURES = 9


def target(kind: str) -> str:
    """A column kept as a field of one's own of that kind."""
    return f"{KEEP_OWN}:{kind}"


def is_own(what: str) -> bool:
    """Whether a column is kept as a field of one's own, of whatever kind."""
    return what.partition(":")[0] == KEEP_OWN


def chosen(what: str) -> str:
    """The kind that a target names; empty when it is left to the cells."""
    kind = what.partition(":")[2]
    return kind if kind in KINDS else ""


def kind_of(kind: str, cells: Sequence[Any], lang: Language) -> tuple[Kind, str]:
    """The kind of value, and the choices of a list as the field keeps them."""
    if kind == LIST:
        words = choices(cells, lang)
        return Choice(tuple(Option(w, Msg(w)) for w in words)), "; ".join(words)
    return {NUMBER: Quantity, DATE: Date, YES_NO: YesNo}.get(kind, Text)(), ""


def new_field(plan: Plan, key: str) -> Field | None:
    """The field of one's own that a plan would make under a key."""
    uid = key.removeprefix("own.")
    if uid not in plan.new_fields:
        return None
    about = plan.new_kinds.get(uid, {})
    words = [w.strip() for w in about.get("options", "").split(";") if w.strip()]
    kind, _options = kind_of(about.get("kind", TEXT), words, Language("fr"))
    return Field(key, kind, Msg(plan.new_fields[uid]))


def choices(cells: Sequence[Any], lang: Language) -> list[str]:
    """The different words of a column, each in its most usual spelling, as they are first met."""
    spellings: dict[str, Counter[str]] = {}
    for cell in cells:
        if not blank(cell):
            word = clean(as_text(cell, lang)).replace(";", ",")
            spellings.setdefault(fold(word) or word, Counter())[word] += 1
    return [counts.most_common(1)[0][0] for counts in spellings.values()]


def propose(cells: Sequence[Any], lang: Language, today: dt.date) -> str:
    """The kind that nearly all cells of a column have; text when there is none."""
    filled = [cell for cell in cells if not blank(cell)]
    texts = [clean(as_text(cell, lang)) for cell in filled]
    if not filled:
        return TEXT
    if _most(YesNo(), filled, lang, today) and not all(_figures(t) for t in texts):
        return YES_NO
    if _most(Date(), filled, lang, today) and not any(map(_is_plain_number, filled)):
        return DATE
    if _most(Quantity(), filled, lang, today) and not any(map(_is_code, texts)):
        return NUMBER
    words = choices(filled, lang)
    few = 1 < len(words) <= _CHOICES and len(words) * _TIMES <= len(filled)
    if few and max(map(len, words)) <= _LETTERS and not all(_figures(w) for w in words):
        return LIST
    return TEXT


def _most(kind: Kind, cells: Sequence[Any], lang: Language, today: dt.date) -> bool:
    """Whether nearly all of them are certainly of a kind."""
    fit = 0
    for cell in cells:
        parsed = kind.parse(cell, lang, today)
        fit += parsed.value is not None and not any(f.level != "repaired" for f in parsed.findings)
    return fit * 10 >= len(cells) * _MOST


def _figures(text: str) -> bool:
    return western_digits(text).isdigit()


def _is_plain_number(cell: Any) -> bool:
    """A number without a sign between its figures: the kind of a date takes it for a serial one."""
    return isinstance(cell, int | float) or _figures(clean(str(cell)))


def _is_code(text: str) -> bool:
    """A nought in front, or as many figures as a phone has."""
    digits = western_digits(text)
    return digits.isdigit() and (len(digits) >= _FIGURES or (digits[0] == "0" and len(digits) > 1))
