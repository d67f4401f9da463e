"""Finding the square code on a photo, a scan or the pages of a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QImageReader

from artisanest_desktop.rules.sheet_marks import SheetMark, read_mark
from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.record import photo
from artisanest_desktop.ui.scans import pdf_pictures
from artisanest_desktop.ui.scans.incoming import PDF

#: The long sides at which a page is looked at: first the quick one.
_SIDES = (1600, 2800, 1000)
_LARGEST = 2800
_MOST_PDF = 80 << 20


def marks(path: Path) -> list[SheetMark]:
    """The codes of a file's pages, each once; none where none can be read."""
    found: dict[SheetMark, None] = {}
    for image in _pages(path):
        if (mark := mark_of(image)) is not None:
            found[mark] = None
    return list(found)


def _pages(path: Path) -> Iterator[QImage]:
    if path.suffix.lower() == PDF:
        if path.stat().st_size <= _MOST_PDF:
            yield from pdf_pictures.pictures(path.read_bytes())
        return
    reader = QImageReader(str(path))
    count = reader.imageCount()
    if count > 1 and reader.supportsAnimation() is False:
        for n in range(count):  # a fax, a scanner: several pages in one TIFF
            if reader.jumpToImage(n):
                yield reader.read()
        return
    try:
        yield photo.read(str(path), _LARGEST)
    except Refusal:
        return


def mark_of(image: QImage) -> SheetMark | None:
    """The code on a picture, whichever way up."""
    import zxingcpp  # only where there is a picture to read

    if image.isNull():
        return None
    reader: Any = zxingcpp.read_barcodes
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    looked: set[int] = set()
    for side in _SIDES:
        long = min(side, max(grey.width(), grey.height()))
        if long in looked:
            continue
        looked.add(long)
        for code in reader(_within(grey, long), formats=zxingcpp.BarcodeFormat.QRCode):
            if (mark := read_mark(code.text)) is not None:
                return mark
    return None


def _within(image: QImage, side: int) -> QImage:
    if max(image.width(), image.height()) <= side:
        return image
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(side, side, keep, smooth)
