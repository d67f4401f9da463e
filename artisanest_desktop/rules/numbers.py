"""Whole numbers, quantities and amounts of money."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation
from typing import Any

from artisanest_desktop.i18n import Language, _
from artisanest_desktop.rules.kinds import Finding, Kind, Parsed, Stored


def _decimal(raw: Any) -> Decimal | None:
    text = str(raw).replace(" ", "").replace("\u202f", "").replace(",", ".")
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _refused() -> Parsed:
    return Parsed(None, (Finding("not-a-number", _("This is not a number."), "refused"),))


class Whole(Kind):
    """A whole number."""

    key = "whole"
    editor = "number"
    align = "number"
    excel = "number"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """An int."""
        if raw is None or str(raw).strip() == "":
            return Parsed(None)
        n = _decimal(raw)
        return _refused() if n is None else Parsed(int(n))


class Quantity(Kind):
    """A decimal number, kept as plain text."""

    key = "quantity"
    editor = "number"
    align = "number"
    excel = "number"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """Decimal text."""
        if raw is None or str(raw).strip() == "":
            return Parsed(None)
        n = _decimal(raw)
        return _refused() if n is None else Parsed(format(n, "f"))


class Money(Kind):
    """An amount in centimes of dirham."""

    key = "money"
    editor = "money"
    align = "number"
    excel = "money"

    def parse(self, raw: Any, lang: Language, today: dt.date) -> Parsed:
        """Centimes."""
        if raw is None or str(raw).strip() == "":
            return Parsed(None)
        n = _decimal(raw)
        return _refused() if n is None else Parsed(int(n * 100))

    def format(self, value: Stored, lang: Language) -> str:
        """The amount with its currency."""
        return "" if value is None else lang.money(int(value))

    def cell(self, value: Stored, lang: Language) -> Any:
        """Dirhams as a Decimal."""
        return None if value is None else Decimal(int(value)) / 100
