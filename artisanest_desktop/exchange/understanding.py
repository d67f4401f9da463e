"""Cells → a table of typed fields, each knowing its row; every repair is listed."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from artisanest_desktop.exchange.book import blank
from artisanest_desktop.exchange.guessing import Witness
from artisanest_desktop.exchange.headers import (
    COMPUTED,
    COUNT,
    IDENTITY,
    JOINED,
    NAME,
    NAME_TURNED,
    NOTHING,
    Match,
    Matcher,
)
from artisanest_desktop.exchange.identity import Base
from artisanest_desktop.exchange.layout import Table, sort_rows
from artisanest_desktop.exchange.layout.filling import (
    SHEET,
    TITLE,
    Told,
    fill_ditto,
    fill_merged,
    given_columns,
)
from artisanest_desktop.exchange.layout.groups import Groups
from artisanest_desktop.exchange.layout.repeating import leave_repeats
from artisanest_desktop.exchange.layout.turning import letter
from artisanest_desktop.exchange.linesheets import FED
from artisanest_desktop.exchange.plan import Ask, Column, Remark
from artisanest_desktop.exchange.rows import Line, RowReader
from artisanest_desktop.exchange.spread import Spread
from artisanest_desktop.exchange.weighing import Weighing
from artisanest_desktop.i18n import LANGUAGES, Language, _, fold
from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import Choice, Name
from artisanest_desktop.rules.cleaning import as_text
from artisanest_desktop.rules.names import script_of

_COLUMN = _("It stands in column %(letter)s of the sheet.")
#: How sure the word of a group of columns is for one of them.
_GROUP = 0.55
#: Below this nothing in the file itself speaks for a column.
_WEAK = 0.55
#: Before a header where the answer to what was asked of its column is remembered.
ANSWER = "?"
CHOSEN = _("Chosen by you.")
_NAMELESS = Match(NOTHING, 0.0, _("It has no name."))
REMEMBERED = _("As you chose it for such a file before.")


@dataclass(slots=True)
class Understood:
    """A table understood as rows of a register."""

    register: Register
    table: Table
    columns: list[Column]
    lines: list[Line]
    shape: str
    new_fields: dict[str, str]
    asks: list[Ask] = field(default_factory=list)
    #: Of each new field its kind and, of a list, its choices.
    new_kinds: dict[str, dict[str, str]] = field(default_factory=dict)


def shape_of(headers: list[str]) -> str:
    """What tells the next file of this kind."""
    return hashlib.sha1("\x1f".join(map(fold, headers)).encode()).hexdigest()[:16]


def _unsure(columns: list[Column], alike: Mapping[str, str]) -> dict[str, str]:
    """Of what was chosen for such a file, what nothing in this one speaks against."""
    sure = {fold(c.header) for c in columns if c.target not in (NOTHING, COUNT)}
    weak = {fold(c.header) for c in columns if c.confidence < _WEAK}
    return {word: target for word, target in alike.items() if word not in sure - weak}


def alike_shape(table: Table, remembered: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What was chosen for files with nearly the same headers, in whatever order; newest last."""
    words = {fold(h) for h in table.headers if h}
    found: dict[str, str] = {}
    for shape in remembered.values():
        others = {word for word in shape if not word.startswith(ANSWER)}
        if others and len(words & others) * 10 >= 6 * max(len(words), len(others)):
            found |= shape
    return found


def understand(
    table: Table,
    register: Register,
    lang: Language,
    today: dt.date,
    mapping: Mapping[int, str] | None = None,
    remembered: Mapping[str, Mapping[str, str]] | None = None,
    date1904: bool = False,
    base: Base | None = None,
    matcher: Matcher | None = None,
    answers: Mapping[int, str] | None = None,
    meant: bool = False,
) -> Understood:
    """Match the columns of a table, read its cells; ``base`` is how it left us, ``matcher`` that
    of the register when it is at hand, ``answers`` what a person said of columns, ``meant`` that
    the workbook is ours."""
    matcher = matcher or Matcher(register)
    if not meant:
        leave_repeats(table)
    shape = shape_of(table.headers)
    columns = match_columns(table, matcher, register, lang)
    if not meant:
        _theirs(columns, table, matcher)
        witness = Witness(register, lang, today)
        Spread(columns, table, matcher, witness).run()
        Weighing(columns, table, witness).run()
        _keep_ages(columns, register)
    known = (remembered or {}).get(shape) or _unsure(columns, alike_shape(table, remembered or {}))
    _correct(columns, mapping, known)
    named = {k for k in register.by_key if register.parent or _names(register, k)}
    named = {key for key in named if FED not in key}
    naming = frozenset({NAME, NAME_TURNED, IDENTITY} | named)
    # "Nom (téléphone)" names a person too.
    targets = {c.index: _naming(c.target, naming) for c in columns}
    groups = Groups(register, lang, today)
    sort_rows(table, targets, naming, groups)
    told = {} if meant else _complete(table, columns, groups, register, lang)
    _correct(columns, mapping, known)
    lines = [Line(i, table.number(i)) for i in table.records]
    _tell(lines, columns, told)
    if table.sideways:
        for line in lines:
            line.remarks.append(
                Remark("", "sideways", _COLUMN % {"letter": letter(line.row)}, "note")
            )
    kept = {c.index: known.get(ANSWER + fold(c.header), "") for c in columns}
    answered = {at: answer for at, answer in kept.items() if answer} | dict(answers or {})
    reading = RowReader(register, table, lines, lang, today, date1904, answered, meant)
    for column in columns:
        if table.aside and lines and column.index < len(reading.cells):
            # Titles and totals are nothing that the column holds.
            column.filled, column.sample = _told_by(reading.cells[column.index], lang)
        reading.read(column)
        if column.doubtful:
            reading.doubt(column)
    reading.settle(base)
    return Understood(
        *(register, table, columns, lines, shape),
        reading.new_fields,
        reading.asks,
        reading.new_kinds,
    )


_GIVEN = {SHEET: _("Sheet"), TITLE: _("Title between the rows")}


def _complete(
    table: Table, columns: list[Column], groups: Groups, register: Register, lang: Language
) -> dict[tuple[int, int], Told]:
    """Say what cells mean that are merged or repeat what is above them, and what titles say."""
    meant = [c.index for c in columns if c.target not in (NOTHING, COUNT, COMPUTED)]
    fill_merged(table, [c.index for c in columns if c.target not in (COUNT, IDENTITY)])
    told = fill_ditto(table, meant)
    have = {c.target for c in columns if c.filled}
    for given in given_columns(table, have, groups):
        target = given.key if given.key in register.by_key else NOTHING
        header = lang(register[target].label if target else _GIVEN[given.key])
        sure = all(t.level != "check" for t in given.told.values())
        values = list(given.values.values())
        reason = _("From the names of the sheets or the titles between the rows.")
        confidence = (0.9 if sure else 0.6) if target else 0.0
        columns.append(
            Column(given.index, header, target, confidence, reason, len(values), values[0])
        )
        told |= {(at, given.index): one for at, one in given.told.items()}
    return told


def _tell(lines: list[Line], columns: list[Column], told: Mapping[tuple[int, int], Told]) -> None:
    """Say in each row what its cells do not hold themselves."""
    if not told:
        return
    targets = {c.index: c.target for c in columns if c.target and c.target[0] != "~"}
    by_index = {line.index: line for line in lines}
    for (at, column), one in told.items():
        if column in targets and at in by_index:
            remark = Remark(targets[column], one.rule, one.text, one.level, one.was)
            by_index[at].remarks.append(remark)


def _naming(target: str, naming: Collection[str]) -> str:
    """The target of a column, or of what names somebody among the several things in it."""
    return next((part for part in target.split(JOINED) if part in naming), target)


def _names(register: Register, key: str) -> bool:
    return isinstance(register[key].kind, Name)


def match_columns(
    table: Table, matcher: Matcher, register: Register, lang: Language
) -> list[Column]:
    """What each column is taken for; of two with one meaning the surer one has it."""
    columns = []
    common = Counter(words for readings in table.readings for words in set(readings))
    for index in range(max(len(table.headers), len(table.below))):
        header = table.headers[index] if index < len(table.headers) else ""
        match = _meaning(table.readings[index], matcher, common) if header else _NAMELESS
        filled, sample = _filled(table, index, lang)
        if header or filled:
            columns.append(
                Column(index, header, match.target, match.confidence, match.reason, filled, sample)
            )
    _settle_doubles(columns, table, register, matcher)
    _name_alone(columns, table)
    return columns


def _meaning(readings: tuple[str, ...], matcher: Matcher, common: Mapping[str, int]) -> Match:
    """What a header of one or several lines means: all of it when that is a name we know, else the
    lowest of its lines that is one ("Identité" above "Nom"), else all of it as far as it goes; a
    word that stands above several columns says less of each."""
    whole, lines = readings[:2], readings[2:]
    best = _surest(whole, matcher, common)
    if best.confidence == 1 and best.target not in (NOTHING, COUNT):
        return best
    for words in lines[:-1]:
        match = matcher.match(words)
        if match.target not in (NOTHING, COUNT):
            return match
    if best.target in (NOTHING, COUNT) and lines:
        above = matcher.match(lines[-1])
        if above.target not in (NOTHING, COUNT):
            return replace(above, confidence=min(above.confidence, 0.6))
        return _surest(readings, matcher, common)
    return best


def _surest(readings: Sequence[str], matcher: Matcher, common: Mapping[str, int]) -> Match:
    """The surest of these, the first of such; a number says less than a name."""
    best = matcher.match(readings[0])
    for words in readings[1:]:
        match = matcher.match(words)
        if common[words] > 1 and match.confidence > _GROUP:
            match = replace(match, confidence=_GROUP)
        if best.target in (NOTHING, COUNT) and match.target != NOTHING:
            best = match if match.target != COUNT or best.target == NOTHING else best
        elif match.target not in (NOTHING, COUNT) and match.confidence > best.confidence:
            best = match
    return best


def _filled(table: Table, index: int, lang: Language) -> tuple[int, str]:
    """How many cells of a column are filled, and the first of them."""
    return _told_by(table.below[index] if index < len(table.below) else (), lang)


def _told_by(cells: Sequence[Any], lang: Language) -> tuple[int, str]:
    first = next((as_text(c, lang).strip() for c in cells if not blank(c)), "")
    return (len(cells) - cells.count("") if first else 0), first[:60]


def _values(table: Table, column: Column) -> list[str]:
    cells = table.below[column.index] if column.index < len(table.below) else ()
    return [str(c) for c in cells[:200] if not blank(c)]


def _settle_doubles(
    columns: list[Column], table: Table, register: Register, matcher: Matcher
) -> None:
    taken: dict[str, Column] = {}
    whole = _wholes(columns, table)

    def rank(column: Column) -> tuple[float, bool, int]:
        less = column.index in whole or _is_a_choice(column, register)
        return (-column.confidence, less, column.index)

    for column in sorted(columns, key=rank):
        if column.target in (NOTHING, COUNT, COMPUTED):
            continue
        if column.target not in taken:
            taken[column.target] = column
            continue
        other = _second_place(column, taken[column.target], table, register)
        if other == column.target:
            column.reason = _("The same in the other script.")
        elif other and other not in taken and other not in {c.target for c in columns}:
            taken[other] = column
            column.target, column.confidence = other, 0.7
            column.reason = _("The second column of this name.")
        elif own := _own_word(column, table, matcher, {*taken, *(c.target for c in columns)}):
            # "Réf." above "produit" says nothing of "Produit" beside it.
            taken[own.target] = column
            column.target, column.confidence, column.reason = own.target, 0.7, own.reason
        else:
            column.target, column.confidence = NOTHING, 0.0
            column.reason = _("Another column already has this meaning.")


def _is_a_choice(column: Column, register: Register) -> bool:
    """Whether a column bears the name of one of the choices, "Sortie", and not of the field."""
    field = register.by_key.get(column.target)
    return (
        field is not None
        and isinstance(field.kind, Choice)
        and field.usual is not None
        and fold(column.header) in field.kind.words()
    )


def _wholes(columns: list[Column], table: Table) -> set[int]:
    """Columns called "Name" beside others of given names which they hold once more."""
    given = [_words(table, c) for c in columns if c.target == "given_name"]
    return {
        c.index
        for c in columns
        if c.target == "family_name" and any(_holds(_words(table, c), names) for names in given)
    }


def _words(table: Table, column: Column) -> list[set[str]]:
    cells = table.below[column.index] if column.index < len(table.below) else ()
    return [set(fold(str(c)).split()) for c in cells[:200]]


def _holds(wholes: list[set[str]], parts: list[set[str]]) -> bool:
    """Whether most cells have the words of another column, and more."""
    told = [one > other for one, other in zip(wholes, parts, strict=True) if one and other]
    return len(told) > 1 and sum(told) * 10 >= len(told) * 8


def _own_word(column: Column, table: Table, matcher: Matcher, taken: set[str]) -> Match | None:
    """What the lowest line of a header means by itself, where that is nobody's yet."""
    for words in table.readings[column.index][2:3]:
        match = matcher.sure(words)
        if match.target not in (NOTHING, COUNT, *taken):
            return match
    return None


def _second_place(column: Column, first: Column, table: Table, register: Register) -> str:
    """A second phone; a name in the other script."""
    if f"{column.target}2" in register.by_key:
        return f"{column.target}2"
    if column.target in (NAME, NAME_TURNED):
        return column.target if _script(table, column) != _script(table, first) else ""
    if f"{column.target}_ar" in register.by_key:
        scripts = [script_of(v) for v in _values(table, column)]
        if scripts.count("arabic") * 2 > len(scripts):
            return f"{column.target}_ar"
    return ""


def _script(table: Table, column: Column) -> str:
    """The script that most of its cells are written in."""
    scripts = [script_of(v) for v in _values(table, column)]
    return max(set(scripts), key=scripts.count) if scripts else ""


def _name_alone(columns: list[Column], table: Table) -> None:
    """A lone column "Nom" or «الاسم» whose cells hold two words has both names."""
    targets = [c.target for c in columns]
    both = any(t in (NAME, NAME_TURNED) for t in targets)
    for at in _wholes(columns, table):
        # "Nom" holds both names, and the given name stands beside it once more.
        for column in columns:
            if column.index == at:
                column.target, column.confidence = NAME, 0.8
                column.reason = _("Its cells hold the given names of another column too.")
            elif column.target == "given_name":
                column.target, column.confidence = NOTHING, 0.0
                column.reason = _("Another column already has this meaning.")
    named = [c for c in columns if c.target.startswith(("family_name", "given_name"))]
    if len({c.target.removesuffix("_ar") for c in named}) == 1:
        for column in named:
            _whole_names(column, table)
        named = [c for c in named if c.target not in (NAME, NAME_TURNED)]
    if both and named:
        for column in columns:
            if column.target in (NAME, NAME_TURNED):
                column.target, column.confidence = NOTHING, 0.0
                column.reason = _("The names have columns of their own.")


def _whole_names(column: Column, table: Table) -> None:
    """A column with one of the names, whose cells have several words, has both."""
    values = _values(table, column)
    if values and sum(" " in v.strip() for v in values) * 10 >= len(values) * 7:
        given = column.target.startswith("given")
        column.target, column.confidence = (NAME_TURNED if given else NAME), 0.8
        column.reason = _("The only name column, and its cells have several words.")


def _theirs(columns: list[Column], table: Table, matcher: Matcher) -> None:
    """A price that is worked out here is the price asked in a list of somebody else's."""
    taken = {c.target for c in columns}
    for column in columns:
        words = table.readings[column.index] if column.index < len(table.readings) else ()
        found = next(filter(None, map(matcher.instead, (column.header, *words))), NOTHING)
        target = found if column.target == COMPUTED else NOTHING
        if target and target not in taken:
            column.target, column.confidence = target, 0.8
            column.reason = _("The name of the column, in other words.")
            taken.add(target)


def _keep_ages(columns: list[Column], register: Register) -> None:
    """An age is worked out here, but not without a date of birth: then it is for a person."""
    if "age" not in register.by_key or any(c.target.startswith("birth") for c in columns):
        return
    words = {fold(Language(code)(register["age"].label)) for code in LANGUAGES}
    for column in columns:
        if column.target == COMPUTED and fold(column.header) in words and column.filled:
            column.target, column.confidence = NOTHING, 0.0
            column.reason = _("The age is worked out from a date of birth, which is not here.")


def _correct(
    columns: list[Column],
    mapping: Mapping[int, str] | None,
    remembered: Mapping[str, str] | None,
) -> None:
    """What a person chose, now or for such a file before."""
    for column in columns:
        if mapping is not None and column.index in mapping:
            chosen, reason = mapping[column.index], CHOSEN
        elif remembered and fold(column.header) in remembered:
            chosen, reason = remembered[fold(column.header)], REMEMBERED
        else:
            continue
        column.guessed = False
        if chosen != column.target:
            for other in columns:
                if chosen and chosen[0] != "~" and other.target == chosen:
                    other.target, other.reason = NOTHING, _("Another column has this meaning.")
            column.target, column.confidence, column.reason = chosen, 1.0, reason
