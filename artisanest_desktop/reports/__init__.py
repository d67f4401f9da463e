"""Paper: lists, records, cards and registers as PDF, painted by ourselves.

``publish(store, list_document(store, Wanted("member", ids), Options(lang)), path)`` writes a
file. A document is pages ready to be drawn, so that a screen can show them first; what it is made
of, from the letters up: ``letters``, ``paper``, ``pages``, ``table``, ``heading``.
"""

from __future__ import annotations

from artisanest_desktop.reports.cards import card_document
from artisanest_desktop.reports.certificates import certificates_document
from artisanest_desktop.reports.consents import consents_document
from artisanest_desktop.reports.evaluation import evaluation_document
from artisanest_desktop.reports.figures import figures_document
from artisanest_desktop.reports.invitations import invitations_document
from artisanest_desktop.reports.law_register import register_document
from artisanest_desktop.reports.listing import columns_of, list_document
from artisanest_desktop.reports.making import as_pdf, publish, ready, write
from artisanest_desktop.reports.meeting import meeting_document
from artisanest_desktop.reports.options import Options, Wanted
from artisanest_desktop.reports.outcome import outcome_document
from artisanest_desktop.reports.pages import Document
from artisanest_desktop.reports.passport import passport_document
from artisanest_desktop.reports.record import record_document
from artisanest_desktop.reports.sheets import (
    SheetOptions,
    attendance_document,
    edition_document,
    reimbursement_document,
)
from artisanest_desktop.reports.thanks import thanks_document
from artisanest_desktop.reports.values import labels_of
from artisanest_desktop.reports.visits import visits_document

__all__ = [
    "Document",
    "Options",
    "SheetOptions",
    "Wanted",
    "as_pdf",
    "attendance_document",
    "card_document",
    "certificates_document",
    "columns_of",
    "consents_document",
    "edition_document",
    "evaluation_document",
    "figures_document",
    "invitations_document",
    "labels_of",
    "list_document",
    "meeting_document",
    "outcome_document",
    "passport_document",
    "publish",
    "ready",
    "record_document",
    "register_document",
    "reimbursement_document",
    "thanks_document",
    "visits_document",
    "write",
]
