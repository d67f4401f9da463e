"""Paper: lists, records, cards and registers as PDF, painted by ourselves.

``publish(store, list_document(store, Wanted("member", ids), Options(lang)), path)`` writes a
file. A document is pages ready to be drawn, so that a screen can show them first; what it is made
of, from the letters up: ``letters``, ``paper``, ``pages``, ``table``, ``heading``.
"""

from __future__ import annotations

from artisanest_desktop.reports.listing import Options, Wanted, columns_of, list_document
from artisanest_desktop.reports.making import as_pdf, publish, ready, write
from artisanest_desktop.reports.pages import Document

__all__ = [
    "Document",
    "Options",
    "Wanted",
    "as_pdf",
    "columns_of",
    "list_document",
    "publish",
    "ready",
    "write",
]
