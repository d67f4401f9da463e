"""The words of a paper in one language, or in two at once: the first is how it is laid out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from artisanest_desktop.i18n import Language, Msg
from artisanest_desktop.reports.table import Pair

_BETWEEN = " · "


class Tongue:
    """``tongue(msg)`` says a message on one line, in each language; ``stacked`` one below the
    other."""

    def __init__(self, languages: Sequence[Language]) -> None:
        self.languages = tuple(languages[:2])
        self.main = self.languages[0]

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages, as an edition keeps them."""
        return tuple(lang.code for lang in self.languages)

    @property
    def rtl(self) -> bool:
        """Whether the paper is laid out from the right."""
        return self.main.rtl

    def __call__(self, message: Msg) -> str:
        return self.joined(self.each(message))

    def each(self, message: Msg) -> list[str]:
        """A message in each language."""
        return self.said(lambda lang: lang(message))

    def said(self, say: Callable[[Language], str]) -> list[str]:
        """What is said in each language, once where it is the same in both."""
        return list(dict.fromkeys(filter(None, map(say, self.languages))))

    def stacked(self, message: Msg) -> str:
        """A message, below it the same in the other language."""
        return "\n".join(map(self._apart, self.each(message)))

    def pair(self, say: Callable[[Language], str]) -> Pair:
        """A cell that says it in both languages."""
        found = self.said(say)
        return Pair(found[0] if found else "", found[1] if len(found) > 1 else "")

    def joined(self, parts: Sequence[str], between: str = _BETWEEN) -> str:
        """Parts of a line, each in its own direction; the line runs as its reader reads."""
        shown = [part for part in parts if part]
        if len(shown) < 2:
            return "".join(shown)
        line = between.join(map(self._apart, shown))
        # Marks of direction: else the first letter of the line would decide for all of it.
        return ("\u200f" if self.rtl else "\u200e") + line

    def _apart(self, text: str) -> str:
        both = len(self.languages) > 1 or self.rtl
        return f"\u2068{text}\u2069" if both else text
