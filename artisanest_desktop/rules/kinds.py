"""What a kind of value knows: how to read what people type, check, show, sort and find it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from artisanest_desktop.i18n import Msg

if TYPE_CHECKING:
    import datetime as dt

    from artisanest_desktop.i18n import Language

#: A value as the store keeps it and JSON can carry it.
Stored = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to say about one value: it was repaired, is doubtful, or cannot be stored.

    ``level`` is ``"repaired"``, ``"check"`` (kept, and listed under "to check") or
    ``"refused"``; ``rule`` is a permanent short name; ``text`` is for the person.
    """

    rule: str
    text: Msg
    level: str = "check"


class Parsed(NamedTuple):
    """What was understood; ``value`` is None when nothing was typed or it was refused."""

    value: Stored
    findings: tuple[Finding, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether nothing could be stored."""
        return any(f.level == "refused" for f in self.findings)


class Kind:
    """A kind of value. Subclasses override what differs; all methods are pure.

    Class attributes: ``editor`` names the widget the form uses, ``align`` is ``"start"``
    (follows the language), ``"ltr"`` (codes, phones) or ``"number"``; ``excel`` is how a
    workbook cell holds it: ``"text"``, ``"date"``, ``"number"``, ``"money"`` or ``"bool"``.
    """

    key = "text"
    editor = "line"
    align = "start"
    excel = "text"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """Understand ``raw`` (typed text, or a workbook's str/int/float/bool/date)."""
        raise NotImplementedError

    def check(self, value: Stored, today: dt.date) -> tuple[Finding, ...]:
        """Doubts about a stored value."""
        return ()

    def format(self, value: Stored, lang: Language) -> str:
        """The value as ``lang``'s reader writes it; ``parse`` reads it back."""
        return "" if value is None else str(value)

    def cell(self, value: Stored, lang: Language) -> Any:
        """What a workbook cell should hold: str, int, float, Decimal, bool or date."""
        return value

    def fold(self, value: Stored) -> str:
        """Text to find it by, before folding; empty when it should not be found."""
        return "" if value is None else str(value)

    def mask(self, value: Stored) -> str:
        """A private value with its middle hidden."""
        text = "" if value is None else str(value)
        return text[:2] + "•" * max(len(text) - 4, 3) + text[-2:] if len(text) > 4 else "•••"
