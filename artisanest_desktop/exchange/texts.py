"""Lists saved as text: which encoding, which separator."""

from __future__ import annotations

import csv
import re

#: Arabic letters of cp1256 follow each other; an accent in French stands between plain letters.
_ARABIC_RUN = re.compile(rb"[\xc0-\xff]{3,}")
_HIGH = re.compile(rb"[\x80-\xff]")
_SEPARATORS = ";\t,|"
#: Typical traces of UTF-8 that was once read as cp1252 and saved again.
_MOJIBAKE = re.compile("[ÃØÙ][\u0080-\u00bf\u0152-\u0178\u2013-\u2122]")


def decode(data: bytes) -> str:
    """The text of a file whose encoding nobody wrote down."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if (wide := _without_mark(data)) is not None:
        return wide
    try:
        return _unmuddled(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _one_byte(data)


def _without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark has a zero beside every separator and line end."""
    zeros = data[:2000].count(0)
    if zeros < len(data[:2000]) // 12:
        return None
    even = data[:2000:2].count(0)
    return data.decode("utf-16-be" if even > zeros - even else "utf-16-le", "replace")


def _unmuddled(text: str) -> str:
    """UTF-8 read as cp1252 and saved again: taken back when that works for all of it."""
    if not _MOJIBAKE.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def _one_byte(data: bytes) -> str:
    """cp1256 where letters above ASCII come in words, else what the statistics say."""
    high = len(_HIGH.findall(data))
    in_runs = sum(map(len, _ARABIC_RUN.findall(data)))
    if in_runs * 2 > high:
        return data.decode("cp1256", "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["cp1252", "mac_roman", "cp850", "cp1256"]).best()
    # Few accents are little evidence: Windows made nearly all such files.
    encoding = best.encoding if best is not None and high > 40 else "cp1252"
    return data.decode(encoding, "replace")


def table(text: str) -> list[list[str]]:
    """The cells of a text, whatever separates them."""
    text = text.lstrip("\ufeff")
    first, _end, rest = text.partition("\n")
    declared = re.fullmatch(r"sep=(.)\s*", first, re.I)
    if declared:  # Excel's own way of saying it
        return [[], *csv.reader(rest.splitlines(keepends=True), delimiter=declared[1])]
    separator = _separator(text)
    limit = csv.field_size_limit(10_000_000)
    try:
        return list(csv.reader(text.splitlines(keepends=True), delimiter=separator))
    finally:
        csv.field_size_limit(limit)


def _separator(text: str) -> str:
    """The one that cuts most lines into the same number of cells."""
    lines = [line for line in text.splitlines()[:60] if line.strip()]
    best, score = ";", 0
    for candidate in _SEPARATORS:
        counts = [len(row) for row in csv.reader(lines, delimiter=candidate)]
        wide = [n for n in counts if n > 1]
        if not wide:
            continue
        usual = max(set(wide), key=wide.count)
        agreement = wide.count(usual) * 100 + usual
        if agreement > score:
            best, score = candidate, agreement
    return best
