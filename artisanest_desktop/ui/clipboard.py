"""Cells to and from a spreadsheet, by the clipboard."""

from __future__ import annotations


def split(text: str) -> list[list[str]]:
    """The lines and cells of what a spreadsheet copies; quoted cells may hold line breaks."""
    import csv
    import io

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.endswith("\n"):
        text = text[:-1]
    if '"' not in text:
        return [line.split("\t") for line in text.split("\n")]
    return list(csv.reader(io.StringIO(text), delimiter="\t"))


def plain(text: str) -> str:
    """A cell for the clipboard: on one line, and never read as a formula (R8)."""
    text = " ".join(text.split()) if any(c in text for c in "\t\n\r") else text
    return f"'{text}" if text[:1] in "=@" else text
