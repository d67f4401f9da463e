"""Numbered papers of an edition, to be signed or filled in by hand and typed by their numbers.

What is common to all of them is the ``Frame``: the logos, the title and the facts above, the foot
with its square code, in one language or two. A paper of its own asks ``store.sheets`` for its
lines, makes a ``Frame`` and a ``Table`` of what ``people`` gives, and is a ``Document`` whose
``settle`` freezes the edition: see ``attendance``.
"""

from __future__ import annotations

from artisanest_desktop.reports.sheets.attendance import attendance_document
from artisanest_desktop.reports.sheets.frame import LYING, UPRIGHT, Frame
from artisanest_desktop.reports.sheets.options import SheetOptions
from artisanest_desktop.reports.sheets.people import Person, people
from artisanest_desktop.reports.sheets.reimbursement import reimbursement_document
from artisanest_desktop.reports.sheets.reprint import edition_document
from artisanest_desktop.reports.sheets.tongue import Tongue

__all__ = [
    "LYING",
    "UPRIGHT",
    "Frame",
    "Person",
    "SheetOptions",
    "Tongue",
    "attendance_document",
    "edition_document",
    "people",
    "reimbursement_document",
]
