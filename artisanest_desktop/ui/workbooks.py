"""Which files may be dropped on the window or chosen as a workbook."""

from __future__ import annotations

from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.session import Session

#: The same as ``exchange.guarding.ENDINGS``, which the window need not import to be drawn.
ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".zip")
#: The same as ``store.parcel.ENDING``: what another copy of the store sent.
PACKAGE = ".artisanest-package"
KINDS = " ".join(f"*{end}" for end in ENDINGS)


def dragged(event: QDropEvent) -> str:
    """The path of the workbook or package that is dragged; empty when it is something else."""
    for url in event.mimeData().urls():
        if url.isLocalFile() and url.toLocalFile().lower().endswith((*ENDINGS, PACKAGE)):
            return url.toLocalFile()
    return ""


def choose(session: Session, parent: QWidget) -> str:
    """Ask for a workbook; empty when the person changes their mind."""
    title, kind = session.lang(_("Receive a file")), session.lang(_("Workbooks"))
    return QFileDialog.getOpenFileName(parent, title, "", f"{kind} ({KINDS})")[0]
