"""Who has earned a certificate, in which language, under which number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.rules.certifying import earned, language, number, required_share


@given(st.integers(0, 3000), st.integers(0, 3000), st.integers(1, 100))
def test_the_share_decides(minutes: int, delivered: int, required: int) -> None:
    kind = earned(minutes, delivered, Decimal(required))
    if minutes == 0:
        assert kind is None
    else:
        full = delivered > 0 and minutes * 100 >= required * delivered
        assert kind == ("certificate" if full else "confirmation")


def test_exactly_the_share_is_enough() -> None:
    assert earned(504, 630) == "certificate"
    assert earned(503, 630) == "confirmation"
    assert required_share({"required_share": "66.7"}) == Decimal("66.7")
    assert required_share({}) == 80


def test_the_number_says_session_kind_and_line() -> None:
    assert number("S-2026-014", "certificate", 7) == "S-2026-014/C-07"
    assert number("S-2026-014", "confirmation", 112) == "S-2026-014/A-112"


@pytest.mark.parametrize(
    ("person", "spoken", "usual", "wanted"),
    [
        ({"family_name_ar": "العمراني"}, "fr", "fr", "ar"),
        ({"family_name": "Amrani"}, "darija", "fr", "fr"),
        ({"family_name": "Amrani"}, "darija", "ar", "fr"),
        ({"family_name": "Amrani", "family_name_ar": "العمراني"}, "darija", "fr", "ar"),
        ({"name": "Marie Laurent"}, "en", "fr", "en"),
        ({"name": "Marie Laurent"}, None, "fr", "fr"),
        ({"name": "فاطمة"}, None, "fr", "fr"),
        ({}, "tamazight", "fr", "ar"),
    ],
)
def test_her_language(person: dict[str, str], spoken: str, usual: str, wanted: str) -> None:
    assert language(person, spoken, usual) == wanted
