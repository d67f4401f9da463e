"""What the records of an old Excel file (BIFF 5 and 8) say beside its values: what is hidden,
merged cells, errors, formulas that nobody calculated. Only lengths and flags are looked at."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Sequence

from artisanest_desktop.exchange.facts import Facts

_BOF, _EOF, _BOUNDSHEET, _FILEPASS = 0x0809, 0x000A, 0x0085, 0x002F
_ROW, _COLINFO, _MERGED, _BOOLERR, _FORMULA = 0x0208, 0x007D, 0x00E5, 0x0205, 0x0006
#: In the flags of a row, of a column, of a formula: hidden; hidden; to be calculated on opening.
_ROW_HIDDEN, _COLUMN_HIDDEN, _TO_CALCULATE = 0x20, 0x01, 0x02
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
           0x24: "#NUM!", 0x2A: "#N/A"}  # fmt: skip
_HEAD = struct.Struct("<HH")
_TWO, _THREE, _FOUR = (struct.Struct(f"<{n}H") for n in (2, 3, 4))
#: A column beyond the last one of these files means: to the end.
_LAST_COLUMN = 255
_MAX_FACTS = 200_000

Record = tuple[int, bytes]


def of(data: bytes, names: Sequence[str]) -> dict[str, Facts]:
    """What is known of each sheet; ``names`` are those of all sheets in the order of the file."""
    stream = _stream(data)
    if stream is None:
        return {}
    places = [
        struct.unpack_from("<I", body)[0]
        for kind, body in _records(stream, 0, (_BOUNDSHEET,))
        if len(body) >= 8
    ]
    if len(places) != len(names):
        return {}  # another program's idea of a sheet: nothing is said rather than wrongly
    return {name: _of_sheet(stream, at) for name, at in zip(names, places, strict=True)}


def is_locked(data: bytes) -> bool:
    """Whether a password keeps the workbook closed: said by a record near its beginning."""
    stream = _stream(data)
    return stream is not None and any(_records(stream, 0, (_FILEPASS,)))


def _stream(data: bytes) -> bytes | None:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            name = next((n for n in ("Workbook", "Book") if file.exists(n)), None)
            return bytes(file.openstream(name).read()) if name else None
    except Exception:  # what olefile meets in a damaged file has many names
        return None


def _records(stream: bytes, at: int, wanted: Sequence[int]) -> Iterator[Record]:
    """The wanted records from a place to the end of what begins there; not of a chart inside."""
    kinds, end, depth = frozenset(wanted), len(stream), 0
    unpack = _HEAD.unpack_from
    while at + 4 <= end:
        kind, length = unpack(stream, at)
        at += 4
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif kind in kinds and depth == 1:
            yield kind, stream[at : at + length]
        at += length


def _of_sheet(stream: bytes, at: int) -> Facts:
    found = Facts()
    kinds = (_ROW, _COLINFO, _MERGED, _BOOLERR, _FORMULA)
    for kind, body in _records(stream, at, kinds):
        if kind == _ROW and len(body) >= 14:
            if body[12] & _ROW_HIDDEN:
                found.hidden_rows.append(_TWO.unpack_from(body)[0])
        elif kind == _COLINFO and len(body) >= 10:
            first, last = _TWO.unpack_from(body)
            if body[8] & _COLUMN_HIDDEN:
                found.hidden_columns.append((first, min(last, _LAST_COLUMN)))
        elif kind == _MERGED:
            for a, c, b, d in _FOUR.iter_unpack(body[2 : 2 + (len(body) - 2) // 8 * 8]):
                found.merged.append((a, b, c, d))
        elif (what := _unknown(kind, body)) and len(found.unknown) < _MAX_FACTS:
            row, column, _style = _THREE.unpack_from(body)
            found.unknown[row, column] = what
    return found


def _unknown(kind: int, body: bytes) -> str:
    """The error of a cell, ``=`` for a formula without a value; empty for all others."""
    if kind == _BOOLERR and len(body) >= 8 and body[7]:
        return _ERRORS.get(body[6], "#")
    if kind == _FORMULA and len(body) >= 16:
        if body[12:14] == b"\xff\xff":  # no number: a text, a yes or no, an error
            return _ERRORS.get(body[8], "#") if body[6] == 2 else ""
        if body[14] & _TO_CALCULATE and not any(body[6:14]):
            return "="
    return ""
