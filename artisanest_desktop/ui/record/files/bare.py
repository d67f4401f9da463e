"""Pictures without what a camera writes beside them: place, time, owner, a small second picture.

Byte by byte, so that a picture that is small enough already is not made worse by saving it again.
"""

from __future__ import annotations

from collections.abc import Iterator

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
#: What shows the picture as it is: the JFIF head, its colours (ICC), Adobe's transform.
_JFIF, _ICC, _ADOBE = 0xE0, 0xE2, 0xEE
#: Chunks of a PNG that shape what is seen.
_SEEN = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"sRGB", b"gAMA", b"cHRM", b"iCCP", b"pHYs"}
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def jpeg(data: bytes) -> bytes | None:
    """The same picture; None when the bytes are not a whole JPEG."""
    if data[:2] != b"\xff\xd8":
        return None
    kept = bytearray(b"\xff\xd8")
    for marker, part in _parts(data):
        if marker == _END:
            return bytes(kept + b"\xff\xd9")  # what follows is not the picture
        if _is_seen(marker, part):
            kept += part
    return None


def _is_seen(marker: int, part: bytes) -> bool:
    if marker == _ICC:
        return part[4:].startswith(b"ICC_PROFILE")
    extra = 0xE0 <= marker <= 0xEF or marker == 0xFE
    return not extra or marker in (_JFIF, _ADOBE)


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of each part, the picture's own data with the scan it belongs to."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if marker == _END:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker == _SCAN:
            end = _scan_end(data, end)
        yield marker, data[at:end]
        at = end
    if data[at : at + 2] == b"\xff\xd9":
        yield _END, b""


def _scan_end(data: bytes, at: int) -> int:
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2
    return len(data)


def png(data: bytes) -> bytes | None:
    """The same picture; None when the bytes are not a whole PNG."""
    if not data.startswith(_SIGNATURE):
        return None
    kept = bytearray(_SIGNATURE)
    at = len(_SIGNATURE)
    while at + 12 <= len(data):
        kind = data[at + 4 : at + 8]
        end = at + 12 + int.from_bytes(data[at : at + 4])
        if kind in _SEEN:
            kept += data[at:end]
        if kind == b"IEND":
            return bytes(kept) if end <= len(data) else None
        at = end
    return None
