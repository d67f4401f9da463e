"""Which files may be dropped on the window or chosen as a workbook."""

from __future__ import annotations

from PySide6.QtGui import QDropEvent

ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
KINDS = " ".join(f"*{end}" for end in ENDINGS)


def dragged(event: QDropEvent) -> str:
    """The path of the workbook that is dragged; empty when it is something else."""
    for url in event.mimeData().urls():
        if url.isLocalFile() and url.toLocalFile().lower().endswith(ENDINGS):
            return url.toLocalFile()
    return ""
