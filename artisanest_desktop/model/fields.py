"""A field and a register, declared once; table, form, workbook, search and history read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from artisanest_desktop.i18n import Msg
from artisanest_desktop.rules.kinds import Finding, Kind

#: A record as the store hands it out: stored values by field key, and ``uid``.
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a record holds.

    ``key`` is permanent (journal, workbooks and packages use it) and never reused;
    ``column`` is where the store keeps it today. ``section`` groups fields in the form;
    ``short`` fields show when a record opens, ``listed`` ones are columns by default;
    ``private`` ones leave the program only under a profile that says so (R10);
    ``synonyms`` are headers people write for it, any language, any case;
    ``pack`` names the programme pack that must be on for the field to exist;
    ``usual`` stands in the form of a new record, to be seen and changed, until it is saved;
    ``hidden`` ones hold the record together (a line's parent, its rank): no screen or sheet
    shows them as a field of their own;
    ``summed`` ones are added up below a list or below the lines of a record (shares, amounts
    paid: not prices, ages or pieces of different things);
    ``once`` is true of one record only: a copy of it begins without (a stock, the day of a
    session);
    ``flag`` marks a computed yes that waits to be dealt with: it has a chip above the list, with
    its count, and a tag in its row;
    ``compute`` makes the value from the row (such fields are never stored);
    ``upgrade(value, from_schema)`` turns a value that an older program journalled into today's:
    undo, history and merging read through it.
    """

    key: str
    kind: Kind
    label: Msg
    section: str = ""
    short: bool = False
    listed: bool = False
    needed: bool = False
    private: bool = False
    masked: bool = False
    searchable: bool = True
    help: Msg | None = None
    synonyms: tuple[str, ...] = ()
    pack: str | None = None
    column: str = ""
    own: bool = False
    usual: Any = None
    hidden: bool = False
    summed: bool = False
    once: bool = False
    flag: bool = False
    compute: Callable[[Row, Any], Any] | None = None
    upgrade: Callable[[Any, int], Any] | None = None

    def __post_init__(self) -> None:
        if not self.column:
            object.__setattr__(self, "column", self.key)


@dataclass(frozen=True, slots=True)
class Section:
    """A group of fields in the form, with its icon's name.

    ``lines`` names a register whose records are lines of this one: the section is then a table
    of them, below its fields if it has any; ``short`` shows that table when a record opens.
    """

    key: str
    label: Msg
    icon: str = ""
    lines: str = ""
    short: bool = False


#: ``parent_register`` of lines that any record may have (files).
ANY = "*"


@dataclass(frozen=True)
class Register:
    """A kind of record: its fields and the few things that are not about one field.

    ``title`` gives a record's name for a reader (Arabic first in Arabic); ``named_by`` is the
    field whose record lends its name when that is set (a participant who is a member);
    ``prefix`` starts the number the program gives (``M-0042``, ``S-2026-014``, kept in the field
    ``number``); ``parent`` names the field that refers to the record a line belongs to;
    ``line_order`` the fields that order the lines of one record, empty ones last; ``pair`` the
    two references that make such a record what exists once per pair (its uid derives from
    them); ``copied`` names the lines that go along when a record is duplicated, ``again`` what
    that is called there; ``feeds`` names registers of lines, and fields of theirs, that a plain
    list of this one may tell in the same row (the day of a session); ``order`` how its list
    stands until someone sorts it (field, descending); ``checks`` find what no single field can
    see; ``empty`` says the first step where there is no record yet; ``icon`` is a Lucide name.
    """

    key: str
    one: Msg
    many: Msg
    fields: tuple[Field, ...]
    title: Callable[[Row, str], str]
    sections: tuple[Section, ...] = ()
    icon: str = ""
    prefix: str = ""
    parent: str | None = None
    parent_register: str | None = None
    line_order: tuple[str, ...] = ("rank",)
    pair: tuple[str, str] | None = None
    copied: tuple[str, ...] = ()
    again: Msg | None = None
    feeds: tuple[tuple[str, tuple[str, ...]], ...] = ()
    named_by: str | None = None
    order: tuple[str, bool] | None = None
    checks: tuple[Callable[[Row], tuple[tuple[str, Finding], ...]], ...] = ()
    sort: tuple[str, ...] = ()
    add: Msg | None = None
    empty: Msg | None = None
    search_hint: Msg | None = None
    count: Callable[[int], Msg] | None = None
    by_key: dict[str, Field] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {f.key: f for f in self.fields})

    def __getitem__(self, key: str) -> Field:
        return self.by_key[key]

    @property
    def stored(self) -> tuple[Field, ...]:
        """The fields that have a column."""
        return tuple(f for f in self.fields if f.compute is None and not f.own)

    @property
    def flags(self) -> tuple[Field, ...]:
        """What may wait to be dealt with in its records."""
        return tuple(f for f in self.fields if f.flag)

    @property
    def searched(self) -> bool:
        """Whether its records can be found by their words at all."""
        return any(f.searchable and f.compute is None for f in self.fields)

    @property
    def lines(self) -> tuple[str, ...]:
        """The registers whose records are shown as lines of this one, in order."""
        return tuple(s.lines for s in self.sections if s.lines)
