"""How wide each column of a table is: what its words need, shared out over the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from artisanest_desktop.reports.letters import Style, longest_word, mm, width_of

#: How much smaller the labels above a table are.
SMALLER = 0.5
#: A text longer than this is broken into lines; a word longer than the other is cut.
_LONG, _LONGEST_WORD = mm(58), mm(42)
#: Into how many lines a long text may be broken before smaller letters are better.
_LINES = 2.6
#: Texts of a column that are looked at to find its width: enough to know, quick for thousands.
LOOKED_AT = 400
#: Air between a name and the same name in the other script.
BETWEEN = mm(4)


@dataclass(frozen=True, slots=True)
class Need:
    """Dots. Below ``least`` words are broken; ``well`` reads well; with ``natural`` every
    text is on one line. A ``stiff`` column has one width only."""

    least: float
    well: float
    natural: float
    stiff: bool = False


def fixed(width: float) -> Need:
    """A column whose width is not a matter of words."""
    return Need(width, width, width, stiff=True)


def need_of(
    cells: Sequence[Any], label: str, total: str, size: float, whole: bool, air: float
) -> Need:
    """What a column needs with ``air`` at its sides, in letters of some size.

    What is ``whole`` (phones, dates, amounts) is never broken.
    """
    plain, bold, small = Style(size), Style(size, bold=True), Style(size - SMALLER, bold=True)
    least = max(longest_word(label, small), width_of(total, bold) if total else 0)
    natural = max(least, min(width_of(label, small), _LONG / 2))
    well = least
    for cell in list(dict.fromkeys(cells))[:LOOKED_AT]:
        parts = [cell] if isinstance(cell, str) else [p for p in (cell.first, cell.second) if p]
        wide = [width_of(part, plain) for part in parts] or [0.0]
        if whole:
            least = max(least, *wide)
            continue
        word = max((longest_word(part, plain) for part in parts), default=0)
        least = max(least, min(word, _LONGEST_WORD))
        # A name is read in one piece: each script has its line, if they cannot share one.
        line = max(wide) if len(parts) > 1 else min(wide[0], max(_LONG, wide[0] / 4)) / _LINES
        well = max(well, min(line, _LONG))
        natural = max(natural, min(sum(wide) + BETWEEN * (len(wide) - 1), len(wide) * _LONG))
    natural = max(natural, least)
    well = min(max(well, least), natural)
    return Need(least + air, well + air, natural + air)


def share(needs: Sequence[Need], room: float) -> list[float]:
    """Widths that fill the room: what is over, or lacking, is shared where words can use it."""
    least, well, natural = (
        sum(getattr(need, level) for need in needs) for level in ("least", "well", "natural")
    )
    if natural <= room:
        loose = sum(n.natural for n in needs if not n.stiff) or 1
        more = (room - natural) / loose
        return [n.natural if n.stiff else n.natural * (1 + more) for n in needs]
    if well <= room:
        part = (room - well) / (natural - well)
        return [n.well + (n.natural - n.well) * part for n in needs]
    if least <= room:
        part = (room - least) / (well - least)
        return [n.least + (n.well - n.least) * part for n in needs]
    stiff = sum(n.least for n in needs if n.stiff)
    part = max(room - stiff, 0) / ((least - stiff) or 1)
    return [n.least if n.stiff else n.least * part for n in needs]
