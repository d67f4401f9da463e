"""The code on a sheet: what is printed is what is read, and nothing else is taken for it."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.rules.sheet_marks import SheetMark, read_mark

EDITION = "0193aa12-7c1e-7000-8000-0123456789ab"


@given(st.uuids(), st.integers(1, 9999))
def test_a_mark_comes_back_as_it_was_printed(edition: uuid.UUID, page: int) -> None:
    mark = SheetMark(str(edition), page)
    assert read_mark(mark.text) == mark
    assert read_mark(f" {mark.text}\n") == mark


def test_it_is_short_and_made_of_what_a_code_holds_densest() -> None:
    text = SheetMark(EDITION, 12).text
    assert text.startswith("AN1:") and text.endswith(":12")
    assert len(text) <= 38  # the smallest code but one, with middling repair
    assert set(text) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


@given(st.text(max_size=60))
def test_other_codes_are_none_of_ours(text: str) -> None:
    mark = read_mark(text)
    assert mark is None or mark.text == text.strip()


@pytest.mark.parametrize(
    "text",
    ["", "https://example.org", "AN1:", "AN2:0000000000000000000000000:1",
     "AN1:ZZZZZZZZZZZZZZZZZZZZZZZZZ:1", SheetMark(EDITION, 1).text[:-1] + "0",
     SheetMark(EDITION, 1).text.lower()],
)  # fmt: skip
def test_what_is_damaged_or_of_somebody_else_is_not_read(text: str) -> None:
    assert read_mark(text) is None
