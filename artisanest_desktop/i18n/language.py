"""One reader's language: turns messages, numbers, amounts and dates into text."""

from __future__ import annotations

import gettext
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from artisanest_desktop.i18n import formats
from artisanest_desktop.i18n.messages import Amount, Msg

if TYPE_CHECKING:  # the window draws before it needs numbers or lists
    from decimal import Decimal

    from artisanest_desktop.i18n.terms import Terms

LANGUAGES = ("fr", "ar", "en")
_LOCALE = Path(__file__).parent / "locale"
#: Left-to-right text that would change places inside an Arabic sentence, or with what follows it.
_WANDERS = re.compile(r"[A-Za-z]|[0-9].*[^A-Za-z0-9]|[^A-Za-z0-9].*[0-9]")


class _WithoutContext(gettext.NullTranslations):
    """Where a word has no form for its context, its plain translation serves."""

    def __init__(self, words: gettext.NullTranslations) -> None:
        super().__init__()
        self._plain = words

    def pgettext(self, context: str, message: str) -> str:
        return self._plain.gettext(message)


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    # gettext parses the file once and hands out copies of it.
    words, plain = (
        gettext.translation("artisanest", _LOCALE, [code], fallback=True) for _copy in range(2)
    )
    words.add_fallback(_WithoutContext(plain))
    return words


class Language:
    """How one reader reads: ``lang(msg)`` gives text; the other methods format values.

    ``digits`` is ``"latn"`` (Western, the default in Morocco) or ``"arab"``; ``terms`` are
    the store's lists, those that ship when no store is open.
    """

    def __init__(self, code: str, digits: str = "latn", terms: Terms | None = None) -> None:
        if code not in LANGUAGES:
            raise ValueError(code)
        self.code = code
        self.digits = digits
        self._words = _catalogue(code)
        self._terms = terms

    @property
    def rtl(self) -> bool:
        """Whether the language is written from the right."""
        return self.code == "ar"

    @property
    def terms(self) -> Terms:
        """The words of the editable lists."""
        if self._terms is None:
            from artisanest_desktop.i18n.terms import shipped

            self._terms = shipped()
        return self._terms

    def __call__(self, message: Msg | str | None) -> str:
        """The message in this language; plain text (data) passes through.

        Whole numbers among the arguments are grouped (pass a year as text); in Arabic,
        arguments such as file names are isolated (U+2068, U+2069) so that they keep their order.
        """
        if message is None:
            return ""
        if isinstance(message, str):
            return message
        text = self._translate(message)
        if not message.args:
            return text
        return text % {k: self._argument(v) for k, v in message.args.items()}

    def _translate(self, m: Msg) -> str:
        words = self._words
        if m.plural is not None:
            n = m.n or 0
            if m.context is not None:
                return words.npgettext(m.context, m.id, m.plural, n)
            return words.ngettext(m.id, m.plural, n)
        if m.context is not None:
            return words.pgettext(m.context, m.id)
        return words.gettext(m.id)

    def _argument(self, value: Any) -> Any:
        if isinstance(value, Msg):
            return self(value)
        if type(value) is int:
            return self.number(value)
        if type(value) is Amount:
            return self.money(value)
        if isinstance(value, str) and self.rtl and _WANDERS.search(value):
            return f"\u2068{value}\u2069"
        return value

    def number(self, value: int | float | Decimal | str, decimals: int | None = None) -> str:
        """``1 234,5``; ``decimals`` fixes the number of places."""
        return formats.digits(formats.number(value, self.code, decimals), self.digits)

    def money(self, centimes: int, decimals: int = 2, currency: str = "") -> str:
        """``1 234,50 DH``; with the code of another currency ``22,50 EUR``."""
        text = formats.money(centimes, self.code, decimals, currency)
        return formats.digits(text, self.digits)

    def date(self, iso: str, long: bool = False) -> str:
        """``03/04/2025``, or ``3 avril 2025``; ``iso`` may be a month or a year only."""
        text = formats.long_date(iso, self.code) if long else formats.date(iso)
        return formats.digits(text, self.digits)

    def short_date(self, iso: str) -> str:
        """``20 nov.``; of a month (``2026-11``) ``nov.``"""
        return formats.digits(formats.short_date(iso, self.code), self.digits)

    def moment(self, utc: str, offset_minutes: int = 0) -> str:
        """``03/04/2025 14:05`` on the clock that was ``offset_minutes`` ahead of UTC."""
        return formats.digits(formats.moment(utc, offset_minutes), self.digits)

    def list(self, items: Sequence[str]) -> str:
        """``a, b et c``."""
        return formats.listing(items, self.code)
