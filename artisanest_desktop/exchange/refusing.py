"""The rows that could not be taken, given back as a workbook like the one they came from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from artisanest_desktop.exchange.files import write_workbook
from artisanest_desktop.exchange.headers import REASON
from artisanest_desktop.exchange.plan import REFUSED, Plan, Received, Row
from artisanest_desktop.exchange.sheets import Styles, sheet_name
from artisanest_desktop.i18n import Language
from artisanest_desktop.store import Store


def save_refused(store: Store, what: Received | Plan, path: str | Path, lang: str) -> Path:
    """Same sheets, columns and words, the doubtful cells marked, and why; corrected, it imports."""
    reader = store.language(lang)
    plans = what.plans if isinstance(what, Received) else [what]

    def fill(workbook: Any) -> None:
        styles = Styles(workbook, reader)
        for plan in plans:
            if plan.columns and plan.counts[REFUSED]:
                _sheet(workbook, plan, styles, reader)

    return write_workbook(path, fill)


def _sheet(workbook: Any, plan: Plan, styles: Styles, lang: Language) -> None:
    sheet = workbook.add_worksheet(sheet_name(plan.sheet))
    if lang.rtl:
        sheet.right_to_left()
    last = max((c.index for c in plan.columns), default=-1) + 1
    text = styles.make(num_format="@", text_wrap=True)
    sheet.set_column(0, last - 1, 18, text)
    sheet.set_column(last, last, 60, text)
    for column in plan.columns:
        sheet.write_string(0, column.index, column.header, styles.header())
    sheet.write_string(0, last, lang(REASON), styles.header())
    sheet.freeze_panes(1, 0)
    for at, row in enumerate((row for row in plan.rows if row.action == REFUSED), 1):
        _write(sheet, at, row, plan, styles, lang, last)


def _write(
    sheet: Any, at: int, row: Row, plan: Plan, styles: Styles, lang: Language, last: int
) -> None:
    doubtful = {r.field for r in row.remarks if r.level in ("refused", "check")}
    marked = {c.index for c in plan.columns if c.target in doubtful and c.target}
    plain = styles.make(num_format="@", text_wrap=True)
    doubt = styles.make(num_format="@", text_wrap=True, bg_color="#FFF3D1")
    for column in range(last):
        text = row.cells[column] if column < len(row.cells) else ""
        style = doubt if column in marked else plain
        if text:
            sheet.write_string(at, column, text, style)
        elif column in marked:
            sheet.write_blank(at, column, None, style)
    reasons = [lang(r.text) for r in row.remarks if r.level == "refused"]
    sheet.write_string(at, last, " ".join(reasons), styles.make(text_wrap=True, bold=True))
