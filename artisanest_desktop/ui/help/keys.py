"""The list of all keys as the manual shows it, from the table the program itself listens by."""

from __future__ import annotations

from collections.abc import Iterator

from artisanest_desktop.i18n import Language
from artisanest_desktop.rules.attendance import MARKS
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.pages import PAGES


def told(lang: Language) -> str:
    """A Markdown table for each place, its heading above it."""
    parts = []
    for group in shortcuts.GROUPS:
        rows = [_row(lang, shortcuts.all_spelt(lang, s), lang(s.does)) for s in group.shortcuts]
        more = {"window": _places, "rollcall": _marks}.get(group.key)
        rows += more(lang) if more else ()
        parts.append("\n".join([f"## {lang(group.where)}", "", "| | |", "|---|---|", *rows]))
    return "\n\n".join(parts)


def _row(lang: Language, keys: list[str], does: str) -> str:
    named = " · ".join(f"**{key}**".replace("|", "\\|") for key in keys)
    # Qt lays a table's columns from the left in every language.
    cells = (does, named) if lang.rtl else (named, does)
    return f"| {cells[0]} | {cells[1]} |"


def _places(lang: Language) -> Iterator[str]:
    for n, page in enumerate(PAGES, 1):
        yield _row(lang, [shortcuts.spelt(lang, shortcuts.place_key(n))], lang(page.words))


def _marks(lang: Language) -> Iterator[str]:
    from artisanest_desktop.ui.rollcall import marks

    for n, mark in enumerate(MARKS, 1):
        letter = marks.letter(mark, lang)
        yield _row(lang, [str(n)] + ([letter] if letter != "✓" else []), marks.word(mark, lang))
