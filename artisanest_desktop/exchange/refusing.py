"""The rows that could not be taken, given back as a workbook like the one they came from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from artisanest_desktop.exchange.files import write_workbook
from artisanest_desktop.exchange.headers import JOINED, NAME, NAME_TURNED, PART, REASON, TICKED
from artisanest_desktop.exchange.plan import REFUSED, Column, Plan, Received, Row
from artisanest_desktop.exchange.sheets import Styles, sheet_name
from artisanest_desktop.i18n import Language, _
from artisanest_desktop.store import Store

#: The ground of a cell to look at, with a frame so that it shows on paper too.
_DOUBT = {"bg_color": "#FFF3D1", "border": 1, "border_color": "#8A6100"}


def save_refused(store: Store, what: Received | Plan, path: str | Path, lang: str) -> Path:
    """Same sheets, columns and words, the doubtful cells marked, and why; corrected, it imports."""
    reader = store.language(lang)
    plans = what.plans if isinstance(what, Received) else [what]

    def fill(workbook: Any) -> None:
        styles = Styles(workbook, reader)
        taken: set[str] = set()
        for plan in plans:
            rows = [row for row in plan.rows if row.action == REFUSED] if plan.columns else []
            for source in dict.fromkeys(row.source or plan.sheet for row in rows):
                sheet = workbook.add_worksheet(_free(source, taken))
                of_it = [row for row in rows if (row.source or plan.sheet) == source]
                _Given(sheet, plan, styles, reader).write(of_it)

    return write_workbook(path, fill)


def _free(source: str, taken: set[str]) -> str:
    """The name of the sheet, told apart from others that are called alike."""
    name, n = sheet_name(source), 2
    while name.lower() in taken:
        name, n = f"{sheet_name(source)[:27]} ({n})", n + 1
    taken.add(name.lower())
    return name


def about(column: Column) -> set[str]:
    """The fields that a column says something of."""
    if column.target in (NAME, NAME_TURNED):
        return {"family_name", "given_name", "family_name_ar", "given_name_ar"}
    keys = column.target.split(JOINED)
    return {key.split(PART)[0].split(TICKED)[0] for key in keys if key}


class _Given:
    """One sheet of rows to complete."""

    def __init__(self, sheet: Any, plan: Plan, styles: Styles, lang: Language) -> None:
        self._sheet, self._plan, self._styles, self._lang = sheet, plan, styles, lang
        self._last = max((c.index for c in plan.columns), default=-1) + 1
        #: Our own workbooks have no title above the table, lists that people made often do.
        self._top = 0 if plan.document else 1

    def write(self, rows: list[Row]) -> None:
        """The title, the person's own headers, and the rows."""
        sheet, styles, lang = self._sheet, self._styles, self._lang
        if lang.rtl:
            sheet.right_to_left()
        text = styles.make(num_format="@", text_wrap=True)
        sheet.set_column(0, self._last - 1, 18, text)
        sheet.set_column(self._last, self._last, 60, text)
        if self._top:
            title = _("Rows to complete of “%(name)s”: correct the marked cells, then receive it.")
            words = lang(title % {"name": self._plan.name})
            sheet.write_string(0, 0, words, styles.make(bold=True, font_size=12))
        for column in self._plan.columns:
            sheet.write_string(self._top, column.index, column.header, styles.header())
        sheet.write_string(self._top, self._last, lang(REASON), styles.header())
        sheet.freeze_panes(self._top + 1, 0)
        for at, row in enumerate(rows, self._top + 1):
            self._row(at, row)

    def _row(self, at: int, row: Row) -> None:
        doubtful = {r.field for r in row.remarks if r.field and r.level in ("refused", "check")}
        marked = {c.index for c in self._plan.columns if about(c) & doubtful}
        plain = self._styles.make(num_format="@", text_wrap=True)
        doubt = self._styles.make(num_format="@", text_wrap=True, **_DOUBT)
        for column in range(self._last):
            text = row.cells[column] if column < len(row.cells) else ""
            style = doubt if column in marked else plain
            if text:
                self._sheet.write_string(at, column, text, style)
            elif column in marked:
                self._sheet.write_blank(at, column, None, style)
        reasons = [self._lang(r.text) for r in row.remarks if r.level == "refused"]
        bold = self._styles.make(text_wrap=True, bold=True)
        self._sheet.write_string(at, self._last, " ".join(reasons), bold)
