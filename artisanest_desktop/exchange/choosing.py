"""Which sheets of a file are lists of ours, and of which register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from artisanest_desktop.exchange.book import Book, Sheet, blank
from artisanest_desktop.exchange.headers import (
    COMPUTED,
    COUNT,
    NAME,
    NAME_TURNED,
    NOTHING,
    Matcher,
)
from artisanest_desktop.exchange.identity import Identity, has_identities
from artisanest_desktop.exchange.layout import Table, join, table_of, tables_of
from artisanest_desktop.exchange.layout.finding import Heads
from artisanest_desktop.exchange.layout.papers import paper_of, pivot_of, sales_of
from artisanest_desktop.exchange.linesheets import (
    MARKS_READ,
    as_plain_list,
    as_sheet,
    line_registers,
)
from artisanest_desktop.exchange.rolls.heads import titled_tables
from artisanest_desktop.exchange.rolls.reading import is_roll
from artisanest_desktop.i18n import LANGUAGES, Language, Msg, _, fold
from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import Name
from artisanest_desktop.store import Store
from artisanest_desktop.store.errors import Refusal

#: The registers that people keep as lists, in the order in which they are written: whoever is
#: referred to comes before whoever refers.
KEPT = ("cooperative", "member", "partner", "product", "project", "session")
#: What a list of who was there is a list of.
ROLL = "participant"
#: How much better than people another list must fit: a name and a phone are also a partner's.
_RATHER_PEOPLE = {"product": 1.25, "session": 1.25, "project": 1.75,
                  "partner": 1.5, "cooperative": 1.5}  # fmt: skip
#: How much better a list fits where it was dropped.
_NEAR = 1.5
#: How much less a list fits where nothing names its rows.
_NAMELESS = 0.6
#: So many known columns make a sheet that is named like a register one of its lists.
_ENOUGH = 2.0
#: With less than one known column in so many, slips of spelling are looked for too.
_KNOWN = 3


#: So many known columns make a further table on a sheet a list of another kind.
_SURELY = 3.0
ANOTHER = _("It belongs to a table that is no list of ours.")
_PAPER = _(
    "“%(name)s” does not look like a list: “%(title)s” is written above. Nothing was changed. "
    "To receive it all the same, drop it on the page that it belongs to."
)
_SALES = _(
    "“%(name)s” is none of our lists: its columns “%(title)s” tell what was sold. Nothing was "
    "changed. To receive it all the same, drop it on the page that it belongs to."
)
_COUNTS = _(
    "“%(name)s” only counts records (“%(title)s”) and holds none. Nothing was changed. Ask for the "
    "list that it was made from."
)


@dataclass(slots=True)
class Place:
    """Tables that are one list of a register: several when their columns differ too much.

    Of a ``roll`` each tells who was there, or who takes part in something.
    """

    tables: list[Table]
    register: str
    roll: bool = False

    @property
    def sheet(self) -> Sheet:
        """The sheet it stands on, or begins on."""
        return self.tables[0].sheet


class Chooser:
    """What the sheets of one book are."""

    def __init__(self, store: Store, book: Book, ours: Identity | None, near: str | None) -> None:
        self._registers = store.registers
        self._today = store.clock.today()
        self._book = book
        self._ours = ours
        self._near = near
        self._matchers: dict[str, Matcher] = {}
        self._found: list[Table] = []

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
        if not found and register in (None, ROLL):
            found = self._rolls(sheets, register == ROLL)
        if not found:
            found = self._lists(sheets, [register] if register else KEPT)
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
            self._whole(sheet, named[sheet.name])
            for sheet in sheets
            if sheet.name in named and named[sheet.name] in self._registers
        ]
        taken = {place.register for place in found}
        renamed = [s for s in sheets if s.name not in named and has_identities(s)]
        missing = [k for k in named.values() if k not in taken and k in self._registers]
        for sheet in renamed:
            key = self._by_name(sheet) if not named else None
            keys = missing or self._order()
            best = key or self._best(self._tables(sheet, keys), keys)[1]
            if best not in taken:
                taken.add(best)
                found.append(self._whole(sheet, best))
        return found

    def _whole(self, sheet: Sheet, key: str) -> Place:
        """A sheet that is one table of a register."""
        return Place([table_of(sheet, Heads([self.matcher(key)]))], key)

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
            if key is None:
                continue
            first, *others = tables_of(sheet, Heads([self.matcher(key)]))
            if self._fit(first, key) < _ENOUGH:
                continue
            parent = self._registers[key].parent
            if parent is None or parent in self._meant(first, key):
                found.append(self._joined(key, [first, *others]))
        return found

    def _rolls(self, sheets: Sequence[Sheet], meant: bool) -> list[Place]:
        """The lists of who was there, where the book is about them, or a person says so."""
        keys = sorted(KEPT, key=lambda key: key != "member")
        tables = {s.name: self._tables(s, keys) for s in sheets}
        self._found = [table for several in tables.values() for table in several]
        lists = [t for t in self._found if not (pivot_of(t) or self._paper(t, keys))]
        best = self._best(lists or self._found, keys)[0]
        rolls = []
        for sheet in sheets:
            known = tables[sheet.name]
            own, above = titled_tables(sheet, self._registers, self._today)
            found = [t for t in own or known if self._is_roll(t, above)]
            rolls += found
            if best in known and found:
                best = found[0]
        if meant and not rolls:
            rolls = [best]
        if rolls and not meant and self._near != "session" and best not in rolls:
            read = {t.sheet.name for t in rolls}
            self._found = [t for t in self._found if t.sheet.name not in read]
            return []
        return [Place(rolls, ROLL, roll=True)] if rolls else []

    def _is_roll(self, table: Table, above: Sequence[str]) -> bool:
        named = self._meant(table, "member") & self._name_targets("member")
        named = named or self._meant(table, ROLL) & self._name_targets(ROLL)
        return bool(named) and is_roll(table, self._book.name, self._today, above)

    def _lists(self, sheets: Sequence[Sheet], keys: Sequence[str]) -> list[Place]:
        """The table that fits best, all others of its kind, and the other lists of its sheet."""
        keys = sorted(keys, key=lambda key: key != "member")
        tables = self._found if len(keys) > 1 else []
        if not tables:
            tables = [table for sheet in sheets for table in self._tables(sheet, keys)]
        if len(keys) > 1:
            tables = self._without_papers(tables, keys)
        best, key = self._best(tables, keys)
        same = [t for t in tables if t is best or self._is_one(t, best, key, keys)]
        read = {t.sheet.name for t in same}
        places = [self._joined(key, same)]
        for table in (t for t in tables if t.sheet.name in read and t not in same):
            other = self._best([table], keys)[1]
            names = self._name_targets(other) & self._meant(table, other)
            if other != key and names and self._fit(table, other) >= _SURELY:
                places.append(Place([table], other))
            else:
                self._leave(table, places[0].tables[0])
        return places

    def _without_papers(self, tables: list[Table], keys: Sequence[str]) -> list[Table]:
        """The tables that do not say of themselves that they are bills or budgets, save where
        such a list was dropped; Refusal when there is no other."""
        papers = [self._paper(table, keys) for table in tables]
        if all(papers) and papers[0] is not None:
            why, title = papers[0]
            raise Refusal(why % {"name": self._book.name, "title": title})
        return [table for table, paper in zip(tables, papers, strict=True) if not paper]

    def _paper(self, table: Table, keys: Sequence[str]) -> tuple[Msg, str] | None:
        """Why a table is no list, and the words in it that say so."""
        if title := pivot_of(table):
            return _COUNTS, title
        key = self._best([table], keys)[1]
        if key == self._near:
            return None
        if title := paper_of(table):
            return _PAPER, title
        sold = sales_of(table) if key == "product" else ""
        return (_SALES, sold) if sold else None

    def _tables(self, sheet: Sheet, keys: Sequence[str]) -> list[Table]:
        """The tables of a sheet, whatever they are lists of."""
        matchers = [self.matcher(key) for key in keys]
        return tables_of(sheet, Heads(matchers, [self._names(key) for key in keys]))

    def _joined(self, key: str, tables: Sequence[Table]) -> Place:
        """Tables of one register, as few as can be."""
        return Place(join(tables, self.matcher(key)), key)

    def _is_one(self, table: Table, best: Table, key: str, keys: Sequence[str]) -> bool:
        """Whether another table is a list of the same kind: it names its rows, and shares more
        than a word with the best one."""
        if any(best.headers) and list(map(fold, table.headers)) == list(map(fold, best.headers)):
            return True
        meant = self._meant(table, key)
        if not meant & self._name_targets(key) or self._best([table], keys)[1] != key:
            return False
        names = self._name_targets(key)
        own, theirs = (
            {NAME if t in names else t for t in m} for m in (meant, self._meant(best, key))
        )
        shared = own & theirs
        return len(shared) >= 2 and len(shared) * 2 >= len(own)

    def _leave(self, table: Table, main: Table) -> None:
        """A table of nothing we know: its rows are said, with the sheet's other asides."""
        for index, row in enumerate(table.sheet.rows):
            if any(not blank(cell) for cell in row):
                table.put_aside(index, ANOTHER)
        main.aside += table.aside

    def _best(self, tables: Sequence[Table], keys: Sequence[str]) -> tuple[Table, str]:
        """The table and register that fit best, by known headers, else by such with slips."""
        best, key, score = tables[0], keys[0], 0.0
        for slips in (False, True):
            for one in keys:
                weight = (_NEAR if one == self._near else 1.0) / _RATHER_PEOPLE.get(one, 1.0)
                for table in tables:
                    found = self._fit(table, one, slips) * weight
                    if found and not self._meant(table, one) & self._name_targets(one):
                        found *= _NAMELESS
                    if found > score:
                        best, key, score = table, one, found
            if score > 1 and score * _KNOWN >= sum(map(bool, best.headers)):
                break
        return best, key

    def _fit(self, table: Table, key: str, slips: bool = False) -> float:
        """How well the words of a table do as headers of a register; half as well where none of
        them names what it is a list of."""
        matcher, once = self.matcher(key), self._names(key)
        sure: dict[str, float] = {}
        names, named = self._name_targets(key), key not in KEPT
        common = Counter(words for readings in table.readings for words in set(readings))
        # A word over several columns says nothing of what the list is.
        shared = {words for readings in table.readings for words in readings[2:]}
        for readings in table.readings:
            for words in readings:
                if words in shared and common[words] > 1:
                    continue
                found = matcher.match(words) if slips else matcher.sure(words)
                if words and found.target not in (NOTHING, COUNT):
                    named = named or found.target in names
                    sure["" if found.target in once else found.target] = found.confidence
                    break
        alone = len(sure) == 1 and sum(map(bool, table.headers)) == 1
        return sum(sure.values()) * (1 if named else 0.5) if len(sure) > 1 or alone else 0.0

    def _meant(self, table: Table, key: str) -> set[str]:
        """The fields of a register that a table surely has."""
        sure = self.matcher(key).sure
        found = {sure(words).target for readings in table.readings for words in readings if words}
        return found - {NOTHING, COUNT, COMPUTED}

    def _name_targets(self, key: str) -> set[str]:
        fields = self._registers[key].fields
        return {NAME, NAME_TURNED, *(f.key for f in fields if isinstance(f.kind, Name))}

    def _names(self, key: str) -> frozenset[str]:
        """The names of anything else than a person: in two languages they are one thing."""
        fields = self._registers[key].fields if key != "member" else ()
        return frozenset(f.key for f in fields if isinstance(f.kind, Name))
