"""Pictures made small enough to keep for good, and still good on paper."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColorSpace, QImage, QImageIOHandler, QImageReader

from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.record import photo
from artisanest_desktop.ui.record.files import bare

#: The long side of a photo; 1600 pixels print well on half a page.
PHOTO = 1600
#: The long side of a sheet of paper (1 : √2): some 190 dots an inch, so that small print is read.
SHEET = 2200
QUALITY = 80
#: Formats of cameras, phones and scanners; a drawing (SVG) or a PDF is a document.
_FORMATS = {b"jpeg", b"jpg", b"jfif", b"png", b"webp", b"bmp", b"gif", b"tiff", b"tif", b"heic",
            b"heif"}  # fmt: skip
_CAMERA = {b"jpeg", b"jpg", b"jfif", b"heic", b"heif"}
#: A picture saved this carefully is worth its bytes only where it is hardly larger.
_MUCH_SMALLER = 0.7


@dataclass(frozen=True, slots=True)
class Small:
    """A picture as it is kept."""

    data: bytes
    mime: str


def shrink(path: Path) -> Small | None:
    """The picture in a file, small, upright, without what the camera noted; None when there is
    no picture in it that can be read, or several (pages, a moving picture)."""
    reader = QImageReader(str(path))
    kind = bytes(reader.format().data())
    size, camera = reader.size(), kind in _CAMERA
    if kind not in _FORMATS or reader.imageCount() > 1 or not _fits(size, camera):
        return None
    side = _side(size)
    try:
        image = photo.read(str(path), 2 * side)
    except Refusal:
        return None
    upright = reader.transformation() == QImageIOHandler.Transformation.TransformationNone
    whole = upright and max(image.width(), image.height()) <= side
    source = path.read_bytes() if whole and (camera or kind == b"png") else b""
    return _smallest(image, side, bare.jpeg(source), bare.png(source), not camera)


def shrink_image(image: QImage) -> Small:
    """The same of a picture that was copied."""
    return _smallest(image, _side(image.size()), None, None, True)


def _fits(size: QSize, camera: bool) -> bool:
    """Whether it can be decoded: what a camera makes is decoded small, the rest whole."""
    most = QImageReader.allocationLimit() << 20
    return camera or not most or size.width() * size.height() * 4 <= most


def _side(size: QSize) -> int:
    long, short = max(size.width(), size.height()), min(size.width(), size.height())
    return SHEET if short and abs(long / short - 2**0.5) < 0.02 else PHOTO


def _smallest(
    image: QImage, side: int, as_jpeg: bytes | None, as_png: bytes | None, drawn: bool
) -> Small:
    """``drawn``: a picture with flat colours may be smaller, and sharper, as a PNG."""
    image = photo.within(image, side)
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    if _is_clear(image):
        return Small(_png(image, as_png), "image/png")
    jpeg = photo.jpeg(photo.on_white(image), QUALITY)
    if as_jpeg is not None and len(jpeg) > len(as_jpeg) * _MUCH_SMALLER:
        jpeg = as_jpeg
    if drawn:
        png = _png(image, as_png)
        if len(png) <= len(jpeg):
            return Small(png, "image/png")
    return Small(jpeg, "image/jpeg")


def _is_clear(image: QImage) -> bool:
    """Whether something shines through."""
    if not image.hasAlphaChannel():
        return False
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    width = alpha.width()
    lines: list[Any] = [alpha.constScanLine(y) for y in range(alpha.height())]
    return any(min(bytes(line)[:width]) < 255 for line in lines)


def _png(image: QImage, source: bytes | None) -> bytes:
    """The smaller one of what we make of it and what came."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    data = bytes(buffer.data().data())
    data = bare.png(data) or data
    return data if source is None or len(data) < len(source) else source
