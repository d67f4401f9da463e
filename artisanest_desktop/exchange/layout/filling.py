"""Cells that say the same as the ones above them, and what titles say of the rows below."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from artisanest_desktop.exchange.book import blank
from artisanest_desktop.exchange.layout.groups import Groups
from artisanest_desktop.exchange.layout.table import Table
from artisanest_desktop.i18n import Msg, _

_MARKS = (
    '"', "''", "“", "”", "„", "«", "»", "〃", "//", "/ /", '-"-', '- " -', "″", "״",
    "idem", "id", "id.", "dito", "ditto", "same",
    "نفسه", "نفسها", "نفس الشيء", "كذلك", "ايضا", "أيضا",
)  # fmt: skip
_FORMS = (str, str.upper, str.capitalize, lambda mark: f"{mark} ", lambda mark: f" {mark}")
#: How people write that it is the same as above.
DITTO = frozenset(form(mark) for mark in _MARKS for form in _FORMS)
#: No key of a field: a session has a title.
SHEET, TITLE = "~sheet", "~title"


@dataclass(slots=True)
class Told:
    """Something that a cell says, but does not hold itself."""

    rule: str
    text: Msg
    level: str
    was: str = ""


@dataclass(slots=True)
class Given:
    """A column that no cell of the file holds: ``key`` is its field, or whence its words are."""

    index: int
    key: str
    values: dict[int, str] = field(default_factory=dict)
    told: dict[int, Told] = field(default_factory=dict)


def fill_merged(table: Table, columns: Sequence[int]) -> None:
    """A cell that is merged downwards counts for every row."""
    rows = table.sheet.rows
    for first, left, last, _right in table.sheet.merged:
        if last == first or first <= table.header or left not in columns or first >= len(rows):
            continue
        value = rows[first][left] if left < len(rows[first]) else ""
        for at in range(first + 1, min(last + 1, len(rows))):
            row = rows[at]
            if not blank(value) and (left >= len(row) or blank(row[left])):
                _put(table, at, left, value)


def fill_ditto(table: Table, columns: Sequence[int]) -> dict[tuple[int, int], Told]:
    """A mark of repetition is what stands above it, which is said."""
    told = {}
    for column in columns:
        cells = table.below[column] if column < len(table.below) else ()
        if DITTO.isdisjoint(cells):
            continue
        above = ""
        for at in table.records:
            row = table.sheet.rows[at]
            cell = row[column] if column < len(row) else ""
            if isinstance(cell, str) and cell in DITTO and not blank(above):
                _put(table, at, column, above)
                text = _("“%(was)s”: the same as above, “%(now)s”.")
                text %= {"was": cell.strip(), "now": str(above)}
                told[at, column] = Told("ditto", text, "repaired", cell)
            elif not blank(cell):
                above = cell
    return told


def _put(table: Table, at: int, column: int, value: object) -> None:
    # The file's own rows stay as they are: they may be understood again.
    row = list(table.sheet.rows[at])
    row += [""] * (column + 1 - len(row))
    row[column] = value
    table.sheet.rows[at] = row


def given_columns(table: Table, have: Collection[str], groups: Groups) -> list[Given]:
    """What titles and names of sheets say of the rows, as columns behind the table's own; never
    of a field that has a column (``have``)."""
    found: dict[str, Given] = {}
    current: dict[str, tuple[str, Told]] = {}
    several = len({name for _at, name, _above in table.begins}) > 1
    events = sorted(_events(table, groups, have, several), key=lambda e: e[0])
    at = 0
    for index in table.records:
        while at < len(events) and events[at][0] <= index:
            _row, resets, key, value, told = events[at]
            if resets:
                current = {}
            if key:
                current[key] = (value, told)
            at += 1
        for key, (value, told) in current.items():
            given = found.setdefault(key, Given(0, key))
            given.values[index], given.told[index] = value, told
    width = max(len(table.headers), len(table.below))
    for n, given in enumerate(found.values()):
        given.index = width + n
        for index in table.records:
            _put(table, index, given.index, given.values.get(index, ""))
    return list(found.values())


Event = tuple[int, bool, str, str, Told]


def _events(table: Table, groups: Groups, have: Collection[str], several: bool) -> Iterator[Event]:
    nothing = Told("", Msg(""), "note")
    for start, name, above in table.begins:
        yield start, True, "", "", nothing
        if event := _of_sheet(start, name, groups, have, several):
            yield event
        for text in above:
            hit = groups.find(text, have)
            if hit and hit[1] != text.strip():
                yield start, False, *hit, _from_title(text)
    for index, text in table.titles:
        key, value = groups.find(text, have) or (TITLE, text)
        yield index, False, key, value, _from_title(text)


def _from_title(text: str) -> Told:
    said = _("From the title above: “%(title)s”.") % {"title": text}
    return Told("from-title", said, "note")


def _of_sheet(
    start: int, name: str, groups: Groups, have: Collection[str], several: bool
) -> Event | None:
    text = _("From the name of the sheet: “%(sheet)s”.") % {"sheet": name}
    if hit := groups.find(name, have):
        return start, False, *hit, Told("from-sheet", text, "note")
    if several and "douar" not in have and groups.is_place(name):
        return start, False, "douar", name, Told("from-sheet", text, "check")
    return (start, False, SHEET, name, Told("from-sheet", text, "note")) if several else None
