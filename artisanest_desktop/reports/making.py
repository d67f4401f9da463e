"""A document becomes a PDF file: whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from artisanest_desktop.i18n import _
from artisanest_desktop.reports.letters import DPI, load_fonts
from artisanest_desktop.reports.pages import Document
from artisanest_desktop.store import Refusal, Store, documents
from artisanest_desktop.store.putting import put_in_place

#: Told how many pages of how many are drawn; raises whatever it likes to stop the work.
Progress = Callable[[int, int], None]

#: Kept for as long as the program runs, where there is no window that has one.
_application: list[QGuiApplication] = []


def ready() -> None:
    """Letters need a Qt application: the window's, or one that shows nothing."""
    if QGuiApplication.instance() is None:
        _application.append(QGuiApplication(["artisanest-desktop", "-platform", "offscreen"]))
    load_fonts()


def publish(
    store: Store, document: Document, path: str | Path, progress: Progress | None = None
) -> Path:
    """Write the file, and remember that it left: whoever is erased must know where she is.

    What the paper leaves in the store is written first: a number that is on paper is never given
    again, and one that is on none may be.
    """
    if document.settle is not None:
        document = document.settle()
    data = as_pdf(document, progress)
    if document.leaving is not None:
        document.leaving()
    made = _put(data, path)
    facts = {"kind": "print", "lang": document.lang.code, **document.facts}
    documents.register_document(store, made.name, str(made.absolute()), facts)
    return made


def write(document: Document, path: str | Path, progress: Progress | None = None) -> Path:
    """Draw all pages in memory and put the file in place; Refusal when it cannot be written."""
    return _put(as_pdf(document, progress), path)


def _put(data: bytes, path: str | Path) -> Path:
    path = Path(path)
    with put_in_place(path) as temporary:
        temporary.write_bytes(data)
    return path


def as_pdf(document: Document, progress: Progress | None = None) -> bytes:
    """The bytes of the file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setTitle(document.title)
    writer.setCreator("ArtisaNest")
    turned = document.sheet.width > document.sheet.height
    way = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, way, QMarginsF(0, 0, 0, 0)))
    painter = QPainter(writer)
    count = len(document.pages)
    try:
        for number in range(count):
            if number:
                writer.newPage()
            document.paint(painter, number)
            if progress is not None:
                progress(number + 1, count)
    finally:
        painter.end()
    data = bytes(buffer.data().data())
    # Qt reports success whatever happened: only the file itself says whether it is whole.
    if not (data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")):
        raise Refusal(_("The pages could not be drawn: no file was made. Try again."))
    return data
