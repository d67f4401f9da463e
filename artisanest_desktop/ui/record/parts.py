"""What a section of a form shows besides its fields and lines: a price, a gallery.

A part is named here once, by register and section; the form makes it when it is first seen, below
the fields of its section, and it follows the form by itself (``form.shown``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from artisanest_desktop.ui.record.form import RecordForm


class SectionPart(QWidget):
    """Base of the parts: made with the form of a record, shown once the record is born."""

    def __init__(self, form: RecordForm) -> None:
        super().__init__(form)
        self.form = form
        self.session = form.session

    def stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return []


@dataclass(frozen=True, slots=True)
class Part:
    """``make(form)`` gives the widget; ``shows`` are the fields that it tells instead of theirs."""

    make: Callable[[RecordForm], SectionPart]
    shows: frozenset[str] = frozenset()


def _price(form: RecordForm) -> SectionPart:
    from artisanest_desktop.ui.record.price import PricePart

    return PricePart(form)


def _roll_call(form: RecordForm) -> SectionPart:
    from artisanest_desktop.ui.rollcall.part import RollCallPart

    return RollCallPart(form)


def _results(form: RecordForm) -> SectionPart:
    from artisanest_desktop.ui.results.part import ResultsPart

    return ResultsPart(form)


def _project(form: RecordForm) -> SectionPart:
    from artisanest_desktop.ui.record.growing import ProjectPart

    return ProjectPart(form)


#: By register and section; imported where made, for the start of the program not to wait.
PARTS: dict[tuple[str, str], Part] = {
    ("product", "price"): Part(
        _price, frozenset({"cost", "floor", "wholesale", "retail", "hourly"})
    ),
    ("session", "slots"): Part(_roll_call),
    ("session", "outcome"): Part(_results),
    ("session", "commitments"): Part(_project),
}
