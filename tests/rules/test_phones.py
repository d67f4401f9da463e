"""Phone numbers as people and spreadsheets write them."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest

from artisanest_desktop.i18n import Language
from artisanest_desktop.rules import Phone
from artisanest_desktop.rules.phones import split

PHONE = Phone()


@pytest.mark.parametrize(
    ("raw", "value", "rules"),
    [
        # The ten inputs of domain.md, section 3
        ("0612345678", "+212612345678", []),
        ("+212612345678", "+212612345678", []),
        ("00212524312345", "+212524312345", []),
        ("06-12-34-56-78", "+212612345678", []),
        ("212 6 12345678", "+212612345678", []),
        ("612345678", "+212612345678", ["lost-zero"]),
        ("+212 0612345678", "+212612345678", []),
        ("06 12 34 56 78", "+212612345678", []),
        ("06.12.34.56.78", "+212612345678", []),
        ("06\u00a012\u202f34 56 78", "+212612345678", []),
        ("\u200e+212 6 12 34 56 78\u202c", "+212612345678", []),
        (612345678.0, "+212612345678", ["lost-zero"]),
        (612345678, "+212612345678", ["lost-zero"]),
        (212612345678.0, "+212612345678", []),
        ("٠٦١٢٣٤٥٦٧٨", "+212612345678", ["digits"]),
        ("۰۶ ۱۲ ۳۴ ۵۶ ۷۸", "+212612345678", ["digits"]),
        ("6.12345678E+08", "+212612345678", ["scientific"]),
        ("'0612345678", "+212612345678", []),
        ("+212 (0)6 12 34 56 78", "+212612345678", []),
        ("612345678.0", "+212612345678", ["phone-mended"]),
        ("O6 12 34 56 78", "+212612345678", ["phone-mended"]),
        ("Tél : 06 12 34 56 78", "+212612345678", ["phone-mended"]),
        ("00612345678", "00612345678", ["phone-odd"]),
        ("06 12 34 56 78 / 07 11 22 33 44", "06 12 34 56 78 / 07 11 22 33 44", ["two-phones"]),
        ("0612345678 ou 0711223344", "0612345678 ou 0711223344", ["two-phones"]),
        ("0612345678 - 0711223344", "0612345678 - 0711223344", ["two-phones"]),
        ("+33 6 12 34 56 78", "+33612345678", []),
        ("0033612345678", "+33612345678", []),
        ("+33 6", "+33 6", ["phone-odd"]),
        ("06123456", "06123456", ["phone-odd"]),
        ("0612345678 (fils)", "0612345678 (fils)", ["phone-odd"]),
        ("chez Fatima", "chez Fatima", ["phone-odd"]),
        ("", None, []),
        (None, None, []),
        (" - ", None, []),
        ("néant", None, []),
        ("لا يوجد", None, []),
    ],
)
def test_phone(
    raw: object, value: str | None, rules: list[str], fr: Language, today: dt.date
) -> None:
    parsed = PHONE.parse(raw, fr, today)
    assert parsed.value == value
    assert [f.rule for f in parsed.findings] == rules
    assert not parsed.refused
    doubts = tuple(f for f in parsed.findings if f.level == "check")
    assert PHONE.check(value, today) == doubts


@pytest.mark.parametrize("raw", ["6.61E+08", "6,61E+08", "2.126E+11"])
def test_a_number_that_lost_digits_stays_empty(raw: str, fr: Language, today: dt.date) -> None:
    parsed = PHONE.parse(raw, fr, today)
    assert parsed.value is None and parsed.refused
    assert parsed.findings[0].rule == "phone-rounded"


def test_the_numbers_of_a_cell() -> None:
    assert split("06 12 34 56 78 / 0711223344") == ["06 12 34 56 78", "0711223344"]
    assert split("0612345678") == [] == split("0612345678 / son fils")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("+212612345678", "06 12 34 56 78"),
        ("+212524312345", "05 24 31 23 45"),
        ("+33612345678", "+33 6 12 34 56 78"),
        ("chez Fatima", "chez Fatima"),
        (None, ""),
    ],
)
def test_shown(value: str | None, text: str, fr: Language) -> None:
    assert PHONE.format(value, fr) == text


def test_found_by_pairs_by_the_whole_and_with_the_country() -> None:
    words = PHONE.fold("+212612345678").split()
    assert {"0612345678", "212612345678", "06", "78"} <= set(words)


def test_masked() -> None:
    assert PHONE.mask("+212612345678") == "06 •• •• •• 78"


def test_moroccan_numbers_do_not_import_phonenumbers() -> None:
    code = (
        "import sys, datetime as dt\n"
        "from artisanest_desktop.i18n import Language\n"
        "from artisanest_desktop.rules import Phone\n"
        "lang, day = Language('fr'), dt.date(2026, 1, 1)\n"
        "for raw in ('0612345678', '612345678', 'abc', '06123456', '0612345678 / 0711223344'):\n"
        "    Phone().format(Phone().parse(raw, lang, day).value, lang)\n"
        "assert 'phonenumbers' not in sys.modules and 'babel' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
