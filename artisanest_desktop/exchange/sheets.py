"""One register on one sheet: columns, styles, choices, and how it prints."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any

from artisanest_desktop.exchange.headers import IDENTITY_HEADER
from artisanest_desktop.exchange.linesheets import is_name_beside, mark_place
from artisanest_desktop.exchange.values import cell_value
from artisanest_desktop.i18n import Language, _
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.rules import (
    Choice,
    LongText,
    ManyTerms,
    Name,
    PartialDate,
    Reference,
    Stored,
    Term,
)
from artisanest_desktop.store import Store

LISTS = "_artisanest_lists"
#: Rows below the last that have the same formats and lists, for what people add.
_ROOM = 500
#: Day 0 of a workbook's calendar, right for every date after February 1900.
_EPOCH = dt.date(1899, 12, 30)
#: What a spreadsheet program might take for a formula, were it ever typed again.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_INK, _SOFT, _LINE, _MUTED = "#25211C", "#F3EDE3", "#E8E1D6", "#70685E"
_FORMATS = {"date": "dd/mm/yyyy", "money": "#,##0.00", "number": "General"}


class Styles:
    """The formats of one workbook, made once each."""

    def __init__(self, workbook: Any, lang: Language) -> None:
        self._workbook = workbook
        self._lang = lang
        self._made: dict[tuple[Any, ...], Any] = {}

    def make(self, **properties: Any) -> Any:
        """A format with the font that every sheet has."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            plain = {"font_name": "Arial", "font_size": 10, "font_color": _INK, "valign": "vcenter"}
            self._made[key] = self._workbook.add_format({**plain, **properties})
        return self._made[key]

    def header(self) -> Any:
        """The row of names."""
        return self.make(
            bold=True, bg_color=_SOFT, bottom=1, bottom_color=_MUTED, text_wrap=True,
            reading_order=2 if self._lang.rtl else 1,
        )  # fmt: skip

    def cell(self, shape: str, ltr: bool = False, example: bool = False, **more: Any) -> Any:
        """A cell of a column of this shape."""
        properties: dict[str, Any] = {"num_format": _FORMATS.get(shape, "@"), **more}
        if ltr:
            properties["reading_order"] = 1
        if example:
            properties |= {"italic": True, "font_color": _MUTED}
        return self.make(bottom=4, bottom_color=_LINE, **properties)


class SheetWriter:
    """Writes the rows of one register; ``lists`` collects the words of its choices."""

    def __init__(
        self, workbook: Any, styles: Styles, register: Register, fields: Sequence[Field],
        lang: Language, lists: Lists, title: str, example: bool = False,
    ) -> None:  # fmt: skip
        self.styles = styles
        self.register = register
        self.fields = fields
        self.lang = lang
        self.lists = lists
        self.example = example
        self.name = _free_name(workbook, lang(register.many))
        self.sheet = workbook.add_worksheet(self.name)
        # Without the layer that also understands "A1": a quarter of the time of an export.
        self._text = getattr(self.sheet, "_write_string", self.sheet.write_string)
        self._number = getattr(self.sheet, "_write_number", self.sheet.write_number)
        self._print_setup(title)
        self._at_sex = next((i for i, f in enumerate(fields) if f.key == "sex"), None)

    def write(self, uids: Sequence[str], rows: Sequence[Sequence[Stored]]) -> None:
        """The header, the values column after column, and the hidden identities."""
        sheet, last = self.sheet, len(self.fields)
        sheet.write_row(0, 0, [self.lang(f.label) for f in self.fields], self.styles.header())
        sheet.set_row(0, 30)
        for at, field in enumerate(self.fields):
            self._column(at, field, rows)
        identity = self.styles.make(num_format="@", font_color=_MUTED)
        sheet.write_string(0, last, IDENTITY_HEADER, identity)
        for number, uid in enumerate(uids, 1):
            self._text(number, last, uid, identity)
        sheet.set_column(last, last, 38, identity, {"hidden": True})
        sheet.autofilter(0, 0, max(len(rows), 1), last)

    def _column(self, at: int, field: Field, rows: Sequence[Sequence[Stored]]) -> None:
        shape = field.kind.excel
        shape = "text" if shape == "bool" else shape
        ltr = field.kind.align == "ltr"
        usual = self.styles.cell(shape, ltr, self.example)
        # A year typed into a date format would show as a day of 1905.
        empty = "number" if isinstance(field.kind, PartialDate) else shape
        self.sheet.set_column(at, at, _width(field, self.lang), self.styles.cell(empty, ltr))
        self._choices(at, field, len(rows))
        put = self._putter(shape, ltr, usual)
        sexes = self._at_sex if isinstance(field.kind, Choice) else None
        known: dict[Any, tuple[Any, Any, Any]] = {}
        for number, row in enumerate(rows, 1):
            value = row[at]
            if value is None or value == "":
                continue
            key = value if sexes is None else (value, row[sexes])
            if key not in known:
                sex = None if sexes is None else row[sexes]
                known[key] = put(cell_value(field, value, self.lang, sex))  # type: ignore[arg-type]
            write, cell, style = known[key]
            write(number, at, cell, style)

    def _putter(self, shape: str, ltr: bool, usual: Any) -> Callable[[Any], tuple[Any, Any, Any]]:
        """How a cell of a column is written: which call, what, in which style."""
        text, figure, make = self._text, self._number, self.styles.cell
        quoted = make("text", ltr, self.example, quote_prefix=True)
        words = usual if shape == "text" else make("text", ltr, self.example)
        year = make("number", ltr, self.example, align="left") if shape == "date" else usual

        def put(cell: Any) -> tuple[Any, Any, Any]:
            if type(cell) is str:
                style = quoted if cell.startswith(_FORMULA) else words
                return text, cell, style
            if isinstance(cell, dt.date):
                return figure, (cell - _EPOCH).days, usual
            return figure, cell, year

        return put

    def _choices(self, at: int, field: Field, count: int) -> None:
        """A list to choose from: strict for fixed choices, an offer for lists people extend."""
        kind = field.kind
        if isinstance(kind, ManyTerms):
            return
        if isinstance(kind, Choice):
            forms = [w for o in kind.all for w in _forms(kind, o.code, self.lang)]
            words = list(dict.fromkeys(forms))
        elif kind.excel == "bool":
            words = [kind.format(True, self.lang), kind.format(False, self.lang)]
        elif isinstance(kind, Term):
            words = [w for _code, w in self.lang.terms.options(kind.table, self.lang.code)]
        else:
            return
        if words:
            rule: dict[str, Any] = {"validate": "list", "source": self.lists.add(words)}
            # What the list does not have is accepted: the import understands or asks.
            rule |= {"show_error": False} if isinstance(kind, Term) else {"error_type": "warning"}
            self.sheet.data_validation(1, at, count + _ROOM, at, rule)

    def _print_setup(self, title: str) -> None:
        sheet = self.sheet
        if self.lang.rtl:
            sheet.right_to_left()
        sheet.freeze_panes(1, min(3, len(self.fields)))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(0.4, 0.4, 0.7, 0.6)
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)
        sheet.set_header("&C&B" + title.replace("&", "&&")[:200])
        page = self.lang(_("Page %(page)s of %(pages)s") % {"page": "{p}", "pages": "{n}"})
        page = page.replace("\u2068", "").replace("\u2069", "").replace("&", "&&")
        sheet.set_footer("&C" + page.replace("{p}", "&P").replace("{n}", "&N"))


class Lists:
    """The words to choose from, on a sheet nobody sees."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._columns: dict[tuple[str, ...], str] = {}

    def add(self, words: Sequence[str]) -> str:
        """The formula that names these words."""
        from xlsxwriter.utility import xl_col_to_name

        key = tuple(words)
        if key not in self._columns:
            column = xl_col_to_name(len(self._columns))
            self._columns[key] = f"={LISTS}!${column}$1:${column}${len(words)}"
        return self._columns[key]

    def write(self) -> None:
        """After all sheets: the words themselves."""
        if not self._columns:
            return
        sheet = self._workbook.add_worksheet(LISTS)
        for at, words in enumerate(self._columns):
            for row, word in enumerate(words):
                sheet.write_string(row, at, word)
        sheet.very_hidden()


def _forms(kind: Choice, code: str, lang: Language) -> list[str]:
    """The words of a choice for a woman and a man, or the one word."""
    return [kind.format(code, lang, "F"), kind.format(code, lang, "M")]


def _width(field: Field, lang: Language) -> float:
    kind = field.kind
    if isinstance(kind, LongText):
        return 40
    usual = {"date": 12, "money": 12, "number": 10, "bool": 8}.get(kind.excel, 18)
    if isinstance(kind, Term | Name | Reference):
        usual = 28 if is_name_beside(field) else 20
    if mark_place(field.key):
        usual = 13
    return max(usual, min(len(lang(field.label)) + 3, 24))


def sheet_name(text: str) -> str:
    """A name that every spreadsheet program takes."""
    return re.sub(r"[\[\]:*?/\\]", " ", text)[:31].strip("' ") or "1"


def _free_name(workbook: Any, text: str) -> str:
    """The name of a sheet, or the first like it that no other has."""
    name, n = sheet_name(text), 2
    while workbook.get_worksheet_by_name(name) is not None:
        name, n = f"{sheet_name(text)[:27]} ({n})", n + 1
    return name


def title_of(store: Store, register: Register, lang: Language, whose: str = "") -> str:
    """What stands above a printed list: the cooperative and what it is a list of."""
    ids = store.find("cooperative", limit=2)
    name = whose
    if not whose and len(ids) == 1:
        uid = store.row_uid("cooperative", ids[0])
        name = store.title("cooperative", uid, lang.code) if uid else ""
    return " – ".join(filter(None, (name, lang(register.many))))


def hidden_identity(workbook: Any, rows: Sequence[tuple[str, str]], name: str) -> None:
    """The very hidden sheet."""
    sheet = workbook.add_worksheet(name)
    for at, (key, text) in enumerate(rows):
        sheet.write_string(at, 0, key)
        sheet.write_string(at, 1, text)
    sheet.very_hidden()
