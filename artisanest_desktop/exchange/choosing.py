"""Which sheets of a file are lists of ours, and of which register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from artisanest_desktop.exchange.book import Book, Sheet
from artisanest_desktop.exchange.headers import Matcher
from artisanest_desktop.exchange.identity import Identity, has_identities
from artisanest_desktop.exchange.linesheets import (
    MARKS_READ,
    as_plain_list,
    as_sheet,
    line_registers,
)
from artisanest_desktop.exchange.tables import find_header, fit, header_words
from artisanest_desktop.i18n import LANGUAGES, Language, _, fold
from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import Name
from artisanest_desktop.store import Store
from artisanest_desktop.store.errors import Refusal

#: The registers that people keep as lists, in the order in which they are written: whoever is
#: referred to comes before whoever refers.
KEPT = ("cooperative", "member", "partner", "product", "session")
#: How much better than people another list must fit: a name and a phone are also a partner's.
_RATHER_PEOPLE = {"product": 1.25, "session": 1.25, "partner": 1.5, "cooperative": 1.5}
#: How much better a list fits where it was dropped.
_NEAR = 1.5
#: So many known columns make a sheet that is named like a register one of its lists.
_ENOUGH = 2.0


@dataclass(slots=True)
class Place:
    """A sheet and the register it is a list of."""

    sheet: Sheet
    register: str


class Chooser:
    """What the sheets of one book are."""

    def __init__(self, store: Store, book: Book, ours: Identity | None, near: str | None) -> None:
        self._registers = store.registers
        self._book = book
        self._ours = ours
        self._near = near
        self._matchers: dict[str, Matcher] = {}

    def sheet_register(self, key: str) -> Register:
        """A register with the columns that a sheet of it may have."""
        register = self._registers[key]
        if self._ours is None:
            register = as_plain_list(self._registers, register)
        return as_sheet(self._registers, register, MARKS_READ)

    def matcher(self, key: str) -> Matcher:
        """The headers of a register; made once."""
        if key not in self._matchers:
            self._matchers[key] = Matcher(self.sheet_register(key))
        return self._matchers[key]

    def places(self, register: str | None, name: str | None) -> list[Place]:
        """The sheets to be read, in the order in which they are written; Refusal when none is."""
        sheets = [s for s in self._book.visible if name is None or s.name == name]
        if not sheets:
            text = _("“%(name)s” has no sheet with a list in it: nothing was changed.")
            raise Refusal(text % {"name": self._book.name})
        found = self._left_here(sheets)
        if register is not None:
            whole = {register, *(r.key for r in line_registers(self._registers, register))}
            found = [place for place in found if place.register in whole]
        if not found and register is None:
            found = self._named_like(sheets)
        if not found:
            found = [self._best(sheets, [register] if register else KEPT)]
        order = {key: n for n, key in enumerate(self._order())}
        return sorted(found, key=lambda place: order[place.register])

    def _order(self) -> list[str]:
        keys = [*KEPT]
        for key in KEPT:
            keys += [r.key for r in line_registers(self._registers, key)]
        return keys

    def _left_here(self, sheets: Sequence[Sheet]) -> list[Place]:
        """The sheets of a workbook of ours, under whatever name they come back."""
        if self._ours is None:
            return []
        named = {base.sheet: key for key, base in self._ours.bases.items() if base.is_sheet}
        found = [
            Place(sheet, named[sheet.name])
            for sheet in sheets
            if sheet.name in named and named[sheet.name] in self._registers
        ]
        taken = {place.register for place in found}
        renamed = [s for s in sheets if s.name not in named and has_identities(s)]
        missing = [k for k in named.values() if k not in taken and k in self._registers]
        for sheet in renamed:
            key = self._by_name(sheet) if not named else None
            best = Place(sheet, key) if key else self._best([sheet], missing or self._order())
            if best.register not in taken:
                taken.add(best.register)
                found.append(best)
        return found

    def _by_name(self, sheet: Sheet) -> str | None:
        """The register whose name a sheet bears in any language."""
        for key in self._order():
            many = self._registers[key].many
            if fold(sheet.name) in {fold(Language(code)(many)) for code in LANGUAGES}:
                return key
        return None

    def _named_like(self, sheets: Sequence[Sheet]) -> list[Place]:
        """The sheets of a hand-made workbook that say by their name what they are, and are; lines
        must have a column that says whose."""
        found = []
        for sheet in sheets:
            key = self._by_name(sheet)
            if key is None or fit(sheet, self.matcher(key)) < _ENOUGH:
                continue
            parent = self._registers[key].parent
            if parent is None or self._has(sheet, key, parent):
                found.append(Place(sheet, key))
        return found

    def _has(self, sheet: Sheet, key: str, target: str) -> bool:
        """Whether a sheet has a column of this field."""
        matcher = self.matcher(key)
        header = sheet.rows[find_header(sheet, matcher)[0]]
        return any(matcher.sure(word).target == target for word in header_words(header))

    def _best(self, sheets: Sequence[Sheet], keys: Sequence[str]) -> Place:
        """The sheet and register that fit best, by known headers, else by such with slips."""
        keys = sorted(keys, key=lambda key: key != "member")
        for slips in (False, True):
            best, score = Place(sheets[0], keys[0]), 0.0
            for key in keys:
                weight = (_NEAR if key == self._near else 1.0) / _RATHER_PEOPLE.get(key, 1.0)
                once = self._names(key)
                for sheet in sheets:
                    found = fit(sheet, self.matcher(key), slips, once) * weight
                    if found > score:
                        best, score = Place(sheet, key), found
            if score > 1:
                break
        return best

    def _names(self, key: str) -> frozenset[str]:
        """The names of anything else than a person: in two languages they are one thing."""
        fields = self._registers[key].fields if key != "member" else ()
        return frozenset(f.key for f in fields if isinstance(f.kind, Name))
