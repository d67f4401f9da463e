"""Header against cells: columns without a name get one, a wrong name is corrected, and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from artisanest_desktop.exchange.book import blank
from artisanest_desktop.exchange.guessing import Sight, Witness, has_own_form, is_name
from artisanest_desktop.exchange.headers import (
    COMPUTED,
    COUNT,
    IDENTITY,
    JOINED,
    NAME,
    NAME_TURNED,
    NOTHING,
    PART,
    TICKED,
    says_nothing,
    speaks_of_others,
)
from artisanest_desktop.exchange.layout import Table
from artisanest_desktop.exchange.plan import Column
from artisanest_desktop.exchange.sharing import divide
from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.fields import Field
from artisanest_desktop.rules import Choice, Date, Money, Name, Quantity, Text, Whole, YesNo
from artisanest_desktop.rules.cleaning import clean
from artisanest_desktop.rules.fullnames import is_given, order_of

#: A guess below this is for the person to look at.
DOUBT = 0.55
_BY_CELLS = 0.75
#: A header keeps its word with so many fitting cells; below the lower one it is surely wrong.
_FITS, _WRONG = 0.6, 0.3
#: So many cells are needed to speak against a header.
_ENOUGH = 3
#: So many cells with a known given name show a list of people.
_SOME_GIVEN = 0.3
#: So many of them show the column of given names.
_MOST_GIVEN = 0.6
_DAY_HINT = re.compile(r"\([jd]{1,2}[/.-]m{1,2}[/.-][ay]{2,4}\)", re.I)
_FREE = (NOTHING, COUNT, COMPUTED, IDENTITY)
#: Numbers that look like one of ours and are another's.
_ALIEN = ("passeport", "passport", "permis", "dossier", "cnss", "amo", "facture", "جواز")

#: Fields of plain text that hold words and no numbers.
_OF_WORDS = frozenset(
    ("douar", "place", "programme", "city", "country", "court", "family", "technique", "colours")
)
#: So many cells say that a column is of another kind than its name.
_MOSTLY = 0.8


def _share_of_figures(cells: Sequence[Any]) -> float:
    """How many cells are numbers, days or phones, without a letter."""
    told = [str(cell) for cell in cells if any(c.isalnum() for c in str(cell))]
    return sum(not any(c.isalpha() for c in text) for text in told) / len(told) if told else 0.0


class Weighing:
    """All columns of one table."""

    def __init__(self, columns: list[Column], table: Table, witness: Witness) -> None:
        self._columns = columns
        self._witness = witness
        self._table = table
        self._register = witness.register
        self._cells = {c.index: witness.sample(self._all(table, c)) for c in columns}

    def _all(self, table: Table, column: Column) -> Sequence[Any]:
        return table.below[column.index] if column.index < len(table.below) else ()

    def run(self) -> None:
        """Doubts first, so that what they set free can be given to others."""
        for column in self._columns:
            self._share_out(column)
        doubtful = [c for c in self._columns if self._is_doubtful(c)]
        for column in doubtful:
            self._correct(column)
        for column in self._columns:
            if column.target == COUNT:
                self._recount(column)
        for column in self._columns:
            if column.target == NOTHING:
                self._name(column)
        if "family_name" in self._register.by_key:
            self._name_people()

    def _taken(self) -> set[str]:
        found = {c.target for c in self._columns}
        return found | {part for t in found if JOINED in t for part in t.split(JOINED)}

    # -- headers that the cells contradict

    def _is_doubtful(self, column: Column) -> bool:
        cells, target = self._cells[column.index], column.target
        plain = target not in _FREE and not any(s in target for s in (JOINED, PART, TICKED))
        if not plain or len(cells) < _ENOUGH:
            return False
        if target in (NAME, NAME_TURNED):
            return self._is_no_name(cells)
        field = self._register.by_key.get(target)
        if field is None or field.compute:
            return False
        if isinstance(field.kind, Choice) and field.usual is not None:
            # "Cancelled: yes" says one of the choices too; "Left: 14/06/2020" says more.
            return self._witness.looks(Date(), cells) > _FITS
        if isinstance(field.kind, Name) and field.section == "identity" and self._of_people():
            return self._is_no_name(cells)
        if has_own_form(field.kind):
            return self._witness.fit(field.kind, cells) < _FITS
        if isinstance(field.kind, Text) and target not in ("notes", "number", "former_numbers"):
            if self._witness.formed(cells, {target}) is not None:
                return True
            if type(field.kind) is Text and self._dates_for(target, cells) is not None:
                return True
        return self._is_of_words(field) and _share_of_figures(cells) > _MOSTLY

    def _is_of_words(self, field: Field) -> bool:
        """Whether a field holds words: a village, a place, what something is called."""
        return isinstance(field.kind, Name) or field.key in _OF_WORDS

    def _dates_for(self, target: str, cells: Sequence[Any]) -> Sight | None:
        """The date that belongs to a field of words: "Convention" over the days of agreements."""
        for field in self._register.fields:
            if field.key.startswith(f"{target}_") and isinstance(field.kind, Date):
                share = self._witness.looks(field.kind, cells)
                return Sight(field.key, share) if share > 0.8 else None
        return None

    def _share_out(self, column: Column) -> None:
        """A column of names or card numbers whose cells hold a phone as well."""
        cells = [str(c) for c in self._cells[column.index] if isinstance(c, str)]
        names = ("family_name", "given_name", NAME, NAME_TURNED)
        if len(cells) < 2 or column.target not in ("national_id", "phone", *names):
            return
        pairs = [["national_id", "phone"]]
        if column.target in names:
            pairs = [[NAME_TURNED if column.target == NAME_TURNED else NAME, "phone"]]
        elif column.target == "phone" and self._of_people() and not set(names) & self._taken():
            pairs.append([NAME, "phone"])
        for keys in pairs:
            if all(k in self._register.by_key for k in keys if k[0] != "~"):
                self._share(column, keys, cells)

    def _share(self, column: Column, keys: list[str], cells: Sequence[str]) -> None:
        both = sum(len(divide(c, keys, self._register, self._witness.lang)[0]) > 1 for c in cells)
        free = not (set(keys) - {column.target, "national_id"}) & self._taken()
        if both * 2 > len(cells) and (free or column.target in (keys[0], "phone")):
            column.target, column.confidence = JOINED.join(keys), 0.7
            column.reason = _("Two things in its cells.")

    def _of_people(self) -> bool:
        return "family_name" in self._register.by_key

    def _of_names(self, field: Field) -> bool:
        return isinstance(field.kind, Name) and self._of_people()

    def _is_no_name(self, cells: Sequence[Any]) -> bool:
        """Nobody's name is made of figures."""
        return sum(any(c.isdigit() for c in str(cell)) for cell in cells) * 2 > len(cells)

    def _correct(self, column: Column) -> None:
        cells = self._cells[column.index]
        claimed = self._label(column.target)
        field = self._register.by_key.get(column.target)
        fit = self._witness.fit(field.kind, cells) if field is not None else 0.0
        if field is not None and has_own_form(field.kind) and fit >= _WRONG:
            text = _("Only a part of its cells fits: %(field)s.") % {"field": claimed}
            column.confidence, column.reason = min(column.confidence, DOUBT), text
            return
        others = {c.target for c in self._columns if c is not column and self._stands(c)}
        better = self._witness.formed(cells, others) or self._dates_for(column.target, cells)
        if better is None and not (field is not None and isinstance(field.kind, Date)):
            better = self._only_dates(cells, others)
        if better is not None:
            words = {"field": claimed, "other": self._label(better.key)}
            text = _("Its name says: %(field)s. Its cells say: %(other)s.") % words
            self._guess(column, better.key, DOUBT, text)
        elif field is not None and self._is_of_words(field) and not self._of_names(field):
            text = _("Its name says: %(field)s. Its cells are numbers or dates.")
            self._guess(column, column.target, DOUBT, text % {"field": claimed})
        elif self._witness.counts(cells) and not isinstance(
            field.kind if field else None, Money | Whole | Quantity
        ):
            column.target, column.confidence = COUNT, 0.7
            column.reason = _("Line numbers.")
        elif field is None or isinstance(field.kind, Choice | YesNo | Name) or fit == 0:
            if field is None or not isinstance(field.kind, Date):
                text = _("Its name says: %(field)s. None of its cells does.")
                column.target, column.confidence = NOTHING, 0.0
                column.reason = text % {"field": claimed}
        else:
            text = _("Only a part of its cells fits: %(field)s.") % {"field": claimed}
            column.confidence, column.reason = min(column.confidence, DOUBT), text

    def _only_dates(self, cells: Sequence[Any], others: set[str]) -> Sight | None:
        sight = self._witness.worded(cells, others)
        if sight is None or not isinstance(self._register[sight.key].kind, Date):
            return None
        return sight if sight.share > 0.9 else None

    def _stands(self, column: Column) -> bool:
        """Whether a column is what its header says."""
        field = self._register.by_key.get(column.target)
        if field is None or not has_own_form(field.kind):
            return column.target not in _FREE
        return self._witness.fit(field.kind, self._cells[column.index]) >= _WRONG

    def _label(self, target: str) -> Msg:
        field = self._register.by_key.get(target)
        return field.label if field is not None else _("full name")

    # -- columns without a name

    def _recount(self, column: Column) -> None:
        """A column "N°" whose cells are card numbers or phones."""
        cells = self._cells[column.index]
        if len(cells) < 2 or self._witness.counts(cells):
            return
        if sight := self._witness.formed(cells, self._taken()):
            self._give(column, sight, _BY_CELLS)
        elif not self._witness.counts_again(cells):
            # The number of a file or a locker is nothing to leave out in silence.
            column.target, column.confidence = NOTHING, 0.0
            column.reason = _("No field has this name.")

    def _name(self, column: Column) -> None:
        cells = self._cells[column.index]
        if len(cells) < 2:
            return
        silent = says_nothing(column.header) or self._only_hints(column) or self._shares(column)
        if not silent and (speaks_of_others(column.header) or len(cells) < _ENOUGH):
            return
        taken = self._taken()
        sight = self._witness.formed(cells, taken)
        if sight is None and silent:
            if self._witness.counts(cells):
                column.target, column.confidence = COUNT, 0.7
                column.reason = _("Line numbers.")
                return
            sight = self._witness.worded(cells, taken)
        if sight is None:
            return
        sight = self._same_after_all(sight, column)
        header = column.header.casefold()
        if silent:
            self._give(column, sight, _BY_CELLS)
        elif sight.share > 0.9 and not any(word in header for word in _ALIEN):
            self._give(column, sight, DOUBT)

    def _only_hints(self, column: Column) -> bool:
        """Whether a column's own line says no more than how to write a day."""
        return column.target == NOTHING and _DAY_HINT.search(column.header) is not None

    def _shares(self, column: Column) -> bool:
        """Whether its only word stands above its neighbours too, which have one of their own."""
        words = self._table.readings
        if column.target != NOTHING or column.index >= len(words):
            return False
        upper = {w for readings in words for w in readings[2:]}
        return column.header in upper and len(words[column.index]) < _ENOUGH

    def _same_after_all(self, sight: Sight, column: Column) -> Sight:
        """Phones where the first column of phones has none: of another table, not second ones."""
        first = next((c for c in self._columns if f"{c.target}2" == sight.key), None)
        if first is None:
            return sight
        pairs = zip(self._all(self._table, first), self._all(self._table, column), strict=False)
        both = any(not blank(one) and not blank(other) for one, other in pairs)
        return sight if both else Sight(first.target, sight.share)

    def _give(self, column: Column, sight: Sight, confidence: float) -> None:
        text = _("By its cells: %(field)s.") % {"field": self._label(sight.key)}
        self._guess(column, sight.key, confidence, text)

    @staticmethod
    def _guess(column: Column, target: str, confidence: float, reason: Msg) -> None:
        column.target, column.confidence, column.reason = target, confidence, reason
        column.guessed = True

    # -- people's names

    def _name_people(self) -> None:
        """Columns of names where no header says which they are; and which name comes first."""
        if not self._may_be_people():
            # A day alone is nobody: of courses it is no day of joining.
            for column in self._columns:
                if column.guessed and column.target == "joined":
                    column.target, column.confidence = NOTHING, 0.0
                    column.reason = _("It has no name.")
        names = {"family_name", "given_name", "family_name_ar", "given_name_ar", NAME, NAME_TURNED}
        if not names & self._taken() and self._may_be_people():
            for script in ("latin", "arabic"):
                self._find_names(script)
        for column in self._columns:
            if not {NAME, NAME_TURNED}.isdisjoint(column.target.split(JOINED)):
                self._turn(column)

    def _may_be_people(self) -> bool:
        """Whether a list holds people: its header says something of them, or its cells are their
        cards, phones or names; else its words are goods or courses, and which list it is stays to
        be chosen."""
        if self._table.header >= 0 and self._taken() - set(_FREE):
            return True
        if self._taken() & {"national_id", "phone", "birth", "sex"}:
            return True
        return any(len(c) > 1 and self._given(c) > _SOME_GIVEN for c in self._cells.values())

    def _find_names(self, script: str) -> None:
        most = max((c.filled for c in self._columns), default=0)
        found = [
            c
            for c in self._columns
            if c.target == NOTHING
            and c.filled * 3 >= most
            and not speaks_of_others(c.header)
            and self._share_of_names(self._cells[c.index], script) > 0.8
            and self._differ(self._cells[c.index])
            and len(self._cells[c.index]) >= (1 if c.header == "" else _ENOUGH)
        ]
        if not found:
            return
        suffix = "_ar" if script == "arabic" else ""
        text = _("By its cells: names.")
        given = max(found, key=lambda c: self._given(self._cells[c.index]))
        known = self._given(self._cells[given.index])
        if self._several_words(self._cells[given.index]) and len(found) == 1:
            self._guess(given, NAME, DOUBT, text)
        elif known < _SOME_GIVEN and len(found) == 1:
            self._guess(given, f"family_name{suffix}", DOUBT, text)
        else:
            family = self._beside(given, found, script)
            # Which of two is which the list of given names says, or a person.
            others = self._given(self._cells[family.index]) if family else 1.0
            sure = _BY_CELLS if known > _MOST_GIVEN and known > 2 * others else DOUBT
            self._guess(given, f"given_name{suffix}", sure, text)
            if family is not None:
                self._guess(family, f"family_name{suffix}", sure, text)

    def _beside(self, given: Column, found: Sequence[Column], script: str) -> Column | None:
        """The column of family names: beside the given names; relatives may share one."""
        at = self._columns.index(given)
        near = [c for c in self._columns[max(at - 1, 0) : at + 2] if c is not given]
        names = [c for c in near if c.target == NOTHING and not speaks_of_others(c.header)]
        names = [c for c in names if self._share_of_names(self._cells[c.index], script) > 0.8]
        names = names or [c for c in found if c is not given]
        return max(names, key=lambda c: self._variety(self._cells[c.index]), default=None)

    def _share_of_names(self, cells: Sequence[Any], script: str) -> float:
        fit = [isinstance(c, str) and is_name(clean(c), script) for c in cells]
        return sum(fit) / len(fit) if fit else 0.0

    def _differ(self, cells: Sequence[Any]) -> bool:
        """A list of people repeats its names less than its villages."""
        return self._variety(cells) * 2 > 1

    def _variety(self, cells: Sequence[Any]) -> float:
        return len({str(c).strip() for c in cells}) / len(cells) if cells else 0.0

    def _several_words(self, cells: Sequence[Any]) -> bool:
        return sum(" " in str(c).strip() for c in cells) * 10 >= len(cells) * 7

    def _given(self, cells: Sequence[Any]) -> float:
        return sum(is_given(str(c)) for c in cells) / len(cells)

    def _turn(self, column: Column) -> None:
        """What the names themselves say of their order, when they do so clearly."""
        first, *others = column.target.split(JOINED)
        cells = [str(c) for c in self._cells[column.index]]
        if others:
            keys = [first, *others]
            told = [divide(c, keys, self._register, self._witness.lang)[0] for c in cells]
            cells = [one.get(first, [""])[0] for one in told]
        wanted = {"family": NAME, "given": NAME_TURNED}.get(order_of(cells), first)
        if wanted != first:
            column.target = JOINED.join([wanted, *others])
            column.confidence = min(column.confidence, _BY_CELLS)
            column.reason = (
                _("The first words of its cells are given names.")
                if wanted == NAME_TURNED
                else _("The last words of its cells are given names.")
            )
