"""The price of a record as it is in its form now, what is being typed included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from artisanest_desktop.model.product import sheet_of
from artisanest_desktop.rules import pricing

if TYPE_CHECKING:
    from artisanest_desktop.store.context import Context, Wage
    from artisanest_desktop.ui.record.form import RecordForm

#: What a price depends on stands in this section, and in lines.
SECTION = "price"


@dataclass(frozen=True, slots=True)
class Reckoning:
    """``row`` as typed; ``prices`` None while nothing says what the product costs; ``hourly``
    what an hour is paid at the price asked."""

    row: dict[str, Any]
    materials: list[dict[str, Any]]
    works: list[dict[str, Any]]
    sheet: pricing.Sheet
    prices: pricing.Prices | None
    wage: Wage | None

    @property
    def asked(self) -> int | None:
        """The price asked, in centimes."""
        found: int | None = self.row.get("price")
        return found

    @property
    def hourly(self) -> int | None:
        """What an hour is paid at that price; None without hours or without a price."""
        return None if self.asked is None else pricing.hourly(self.sheet, self.asked)

    @property
    def margin(self) -> int:
        """What of the wholesale price is neither cost nor the cooperative's part."""
        found = self.prices
        return max(found.wholesale - found.cost - found.part, 0) if found else 0


def reckon(form: RecordForm, context: Context) -> Reckoning:
    """Work out a product's price; what cannot be understood counts as it is stored."""
    row = form.row | _typed(form)
    uid = str(form.uid)
    sheet = sheet_of(row, context)
    return Reckoning(
        row=row,
        materials=context.lines("material", uid),
        works=context.lines("work", uid),
        sheet=sheet,
        prices=pricing.prices(sheet),
        wage=context.wage(row.get("costed_on") or context.today.isoformat()),
    )


def _typed(form: RecordForm) -> dict[str, Any]:
    found = {}
    for key, box in form.boxes.items():
        if box.field.section != SECTION or box.editor is None:
            continue
        if box.editor.is_dirty():
            parsed = box.editor.parsed()
            if not parsed.refused:
                found[key] = parsed.value
    return found
