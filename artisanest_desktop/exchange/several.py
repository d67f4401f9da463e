"""Cells of a column that hold several things, into the fields of their line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from artisanest_desktop.exchange.book import blank
from artisanest_desktop.exchange.columns import Cells, read_column
from artisanest_desktop.exchange.headers import NAME, NAME_TURNED, speaks_of_others
from artisanest_desktop.exchange.plan import Column
from artisanest_desktop.exchange.sharing import divide, is_label
from artisanest_desktop.exchange.troubles import trouble
from artisanest_desktop.i18n import _
from artisanest_desktop.rules import Finding, Stored, phones
from artisanest_desktop.rules.cleaning import as_text

if TYPE_CHECKING:
    from artisanest_desktop.exchange.rows import Line, RowReader


class Several:
    """Divides cells for a reader of rows; second phones wait until all columns are read."""

    def __init__(self, reader: RowReader) -> None:
        self._reader = reader
        self._second: list[tuple[Line, str, Stored, str]] = []

    def read(
        self, keys: Sequence[str], cells: Sequence[Any], column: Column, lines: Sequence[Line]
    ) -> None:
        """Each cell holds something of these fields; what belongs to none is kept in the notes."""
        reader = self._reader
        for line, cell in zip(lines, cells, strict=True):
            if blank(cell):
                continue
            text = as_text(cell, reader.lang)
            if self._says_nothing(line, keys, text):
                continue
            found, rest = divide(text, keys, reader.register, reader.lang)
            for key in {NAME, NAME_TURNED} & found.keys():
                if speaks_of_others(found[key][0]):  # whose phone it is
                    rest = " / ".join([*found.pop(key), *filter(None, [rest])])
            for key, pieces in found.items():
                for piece, place in zip(pieces, (key, f"{key}2"), strict=False):
                    self._piece(line, key, place, piece, cell)
                rest = " / ".join([*filter(None, [rest]), *pieces[2:]])
            first = next(iter(found), "")
            if len(found) > 1:
                said = _("“%(was)s” holds two things: they were divided.") % {"was": text.strip()}
                reader.remark(line, first, (Finding("cell-split", said, "repaired"),), cell)
            missing = [key for key in keys if key not in found]
            if not is_label(rest) and not self._says_nothing(line, missing, rest):
                self._keep(line, column, rest, cell, first)

    def _says_nothing(self, line: Line, keys: Sequence[str], text: str) -> bool:
        """Whether a cell holds an error or says that there is nothing: that is said of all."""
        fields = [self._reader.register.by_key.get(key) for key in keys]
        kind = next((f.kind for f in fields if f is not None), None)
        found = trouble(text, kind) if kind is not None and not self._reader.meant else None
        for declared in filter(None, fields if found else ()):
            self._reader.remark(line, declared.key, found.findings if found else (), text)
        return found is not None

    def _piece(self, line: Line, key: str, place: str, piece: str, cell: Any) -> None:
        """One of the things in a cell."""
        reader = self._reader
        if key in (NAME, NAME_TURNED):
            reader.take_name(line, piece, key == NAME, cell)
            return
        declared = reader.register[key]
        [parsed] = read_column(
            Cells(declared, [piece], reader.lang, reader.today, reader.date1904, reader.meant)
        )
        if parsed is None:
            return
        reader.remark(line, key, parsed.findings, cell)
        if parsed.value is None:
            return
        if place == key and key not in line.fields:
            line.fields[key] = parsed.value
        else:
            self._second.append((line, f"{key}2", parsed.value, piece))

    def _keep(self, line: Line, column: Column, text: str, cell: Any, key: str) -> None:
        """What has no field of its own goes into the notes, and is said."""
        if "notes" in self._reader.register.by_key:
            line.notes.append(f"{column.header}: {text}" if column.header else text)
            said = _("“%(was)s” has no field here: it is kept in the notes.") % {"was": text}
        else:
            said = _("“%(was)s” has no field here and was left out.") % {"was": text}
        self._reader.remark(line, key, (Finding("left-over", said),), cell)

    def worded(self, line: Line, key: str, column: Column, cell: Any) -> bool:
        """A phone with a word beside it, "0612345678 (mari)": the number, the word to the notes."""
        reader = self._reader
        found, rest = divide(as_text(cell, reader.lang), [key], reader.register, reader.lang)
        if len(found.get(key, ())) != 1 or is_label(rest) or any(c.isdigit() for c in rest):
            return False
        value = reader.register[key].kind.parse(found[key][0], reader.lang, reader.today).value
        line.fields[key] = value
        self._keep(line, column, rest, cell, key)
        return True

    def phones(self, line: Line, key: str, value: str, cell: Any) -> None:
        """Two numbers in a cell of phones: the first one here, the second in its own field."""
        reader = self._reader
        one, two, *more = phones.split(value) or (value, "")
        kind = reader.register[key].kind
        if not two or f"{key}2" not in reader.register.by_key:
            line.fields[key] = value
            reader.remark(line, key, kind.check(value, reader.today), cell)
            return
        line.fields[key] = kind.parse(one, reader.lang, reader.today).value
        second = kind.parse(two, reader.lang, reader.today).value
        self._second.append((line, f"{key}2", second, two))
        line.notes += more
        said = _("“%(was)s”: two numbers, the second one is the second phone.") % {"was": value}
        reader.remark(line, key, (Finding("two-phones", said, "repaired"),), cell)

    def settle(self) -> None:
        """A second phone goes to its field; to the notes when another one has that already."""
        for line, key, value, piece in self._second:
            taken = line.fields.get(key)
            if key in self._reader.register.by_key and taken is None:
                line.fields[key] = value
            elif value not in (taken, line.fields.get(key.removesuffix("2"))):
                line.notes.append(piece)
