"""The square code of a page: drawn as vectors, read back from a picture of the page."""

from __future__ import annotations

import pytest
import zxingcpp
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from artisanest_desktop.reports import qr
from artisanest_desktop.reports.letters import DPI, mm
from artisanest_desktop.reports.paper import PORTRAIT, Paper
from artisanest_desktop.rules.sheet_marks import SheetMark, read_mark

MARK = SheetMark("0193aa12-7c1e-7000-8000-0123456789ab", 12)


def page(dpi: float, rtl: bool = False) -> QImage:
    """An A4 page with one code of 15 mm, as a scanner of some resolution sees it."""
    image = QImage(round(210 / 25.4 * dpi), round(297 / 25.4 * dpi), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(dpi / DPI, dpi / DPI)
    qr.draw(Paper(painter, PORTRAIT, rtl), MARK.text, mm(160), mm(270), mm(15))
    painter.end()
    return image


def read(image: QImage) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_the_code_of_a_page_is_read_back(dpi: int, rtl: bool) -> None:
    (text,) = read(page(dpi, rtl))
    assert read_mark(text) == MARK


def test_a_crooked_photo_that_was_shrunk_still_says_its_page() -> None:
    turned = page(200).transformed(QTransform().rotate(187))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    turned.scaledToHeight(1600).save(buffer, "JPEG", 60)
    image = QImage.fromData(buffer.data())
    (text,) = read(image)
    assert read_mark(text) == MARK


def test_the_squares_are_one_outline_without_seams() -> None:
    shape = qr.squares(MARK.text)
    at = shape.boundingRect()
    assert (at.width(), at.height()) == (25, 25)
    assert shape is qr.squares(MARK.text)  # drawn again, not made again
