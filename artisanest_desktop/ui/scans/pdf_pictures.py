"""The pictures inside a scanned PDF. A scanner puts each page into one picture; what else a PDF may
be is not asked here, and a page that cannot be taken out is simply not recognised."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from PySide6.QtGui import QImage

_OBJECT = re.compile(rb"\bobj\b(?P<head>.{0,4000}?)\bstream\r?\n", re.S)
_LENGTH = re.compile(rb"/Length\s+(\d+)\b(?!\s+\d+\s+R)")
_NUMBER = {key: re.compile(rb"/" + key + rb"\s+(\d+)") for key in
           (b"Width", b"Height", b"BitsPerComponent", b"Predictor")}  # fmt: skip
#: Pages beyond this are no attendance; a picture beyond that is no page.
_MOST, _PIXELS = 200, 120_000_000


def pictures(data: bytes) -> Iterator[QImage]:
    """The pictures of a PDF in their order, as far as they can be read."""
    found = 0
    for hit in _OBJECT.finditer(data):
        head = hit["head"]
        if b"/Image" not in head or found >= _MOST:
            continue
        length = _LENGTH.search(head)
        end = hit.end() + int(length[1]) if length else data.find(b"endstream", hit.end())
        image = _picture(head, data[hit.end() : end])
        if image is not None and not image.isNull():
            found += 1
            yield image


def _picture(head: bytes, stream: bytes) -> QImage | None:
    width, height = _said(head, b"Width"), _said(head, b"Height")
    if not width or not height or width * height > _PIXELS:
        return None
    if b"/DCTDecode" in head and b"/FlateDecode" not in head:
        return QImage.fromData(stream)
    if b"/FlateDecode" not in head:
        return None
    try:
        raw = zlib.decompressobj().decompress(stream, _PIXELS)
    except zlib.error:
        return None
    if b"/DCTDecode" in head:
        return QImage.fromData(raw)
    return _plain(raw, width, height, head)


def _plain(raw: bytes, width: int, height: int, head: bytes) -> QImage | None:
    """A picture of bare dots: black and white, grey, or in three colours."""
    formats = QImage.Format
    bits = _said(head, b"BitsPerComponent") or 8
    colours = 3 if len(raw) >= width * height * 3 and bits == 8 else 1
    line = (width * bits * colours + 7) // 8
    if (_said(head, b"Predictor") or 1) >= 10:
        raw = _unfiltered(raw, line, max(bits * colours // 8, 1))
    if len(raw) < line * height or bits not in (1, 8):
        return None
    kind = formats.Format_Mono if bits == 1 else formats.Format_Grayscale8
    if colours == 3:
        kind = formats.Format_RGB888
    image = QImage(raw, width, height, line, kind).copy()
    if bits == 1:
        image.setColorTable([0xFF000000, 0xFFFFFFFF])
    return image


def _unfiltered(raw: bytes, line: int, step: int) -> bytes:
    """Undo the differences between neighbours that PNG knows too; only the common ones."""
    made = bytearray()
    before = bytes(line)
    for at in range(0, len(raw) - line, line + 1):
        kind, now = raw[at], bytearray(raw[at + 1 : at + 1 + line])
        if kind == 1:
            for n in range(step, line):
                now[n] = (now[n] + now[n - step]) & 255
        elif kind == 2:
            now = bytearray((a + b) & 255 for a, b in zip(now, before, strict=True))
        elif kind:
            return b""
        made += now
        before = bytes(now)
    return bytes(made)


def _said(head: bytes, key: bytes) -> int:
    found = _NUMBER[key].search(head)
    return int(found[1]) if found else 0
