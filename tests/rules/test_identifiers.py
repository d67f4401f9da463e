"""National ids, ICE, e-mails and codes: doubtful ones are kept."""

from __future__ import annotations

import datetime as dt

import pytest

from artisanest_desktop.i18n import Language
from artisanest_desktop.rules import Code, Email, Ice, Kind, NationalId

CIN, ICE, EMAIL, RIB, IF = NationalId(), Ice(), Email(), Code(r"\d{24}"), Code(r"\d{6,9}")
SIX = ("001561191000066", "002136093000040", "001527456000081", "002163624000014",
       "000039557000028", "000030205000041")  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "raw", "value", "rules"),
    [
        (CIN, "EE123456", "EE123456", []),
        (CIN, "ee 123-456", "EE123456", []),
        (CIN, "W٤٥٦٧٨٩", "W456789", ["digits"]),
        (CIN, "ABC1234", "ABC1234", ["cin-odd"]),
        (CIN, "12345678901", "12345678901", ["cin-odd"]),
        (CIN, 123456.0, "123456", ["cin-odd"]),
        (CIN, "أ ب 123", "أ ب 123", ["cin-odd"]),
        (CIN, "-", None, []),
        (CIN, "ee12345O", "EE123450", ["letter-for-figure"]),
        (CIN, "W1O3 4l6", "W103416", ["letter-for-figure"]),
        (CIN, "EEO12345", "EEO12345", ["cin-odd"]),
        *((ICE, number, number, []) for number in SIX),
        *((ICE, float(number), number, ["lost-zero"]) for number in SIX),
        (ICE, "001 561 191 000 066", SIX[0], []),
        (ICE, "ICE : 001561191000066", SIX[0], []),
        (ICE, "001561191000067", "001561191000067", ["ice-control"]),
        (ICE, "12345", "12345", ["ice-odd"]),
        (ICE, "1.56119E+12", None, ["rounded-away"]),
        (ICE, "1,56119E+12", None, ["rounded-away"]),
        (EMAIL, "mailto:a.b@c.ma", "a.b@c.ma", []),
        (EMAIL, "a@b", "a@b", ["email-odd"]),
        (EMAIL, "a@b.ma; c@d.ma", "a@b.ma; c@d.ma", ["email-odd"]),
        (RIB, "007 780 0001234567890123 45", "007780000123456789012345", []),
        (RIB, 7.7800001234567891e21, None, ["rounded-away"]),
        (RIB, "12", "12", ["code-odd"]),
        (IF, 1234567.0, "1234567", []),
    ],
)
def test_identifier(
    kind: Kind, raw: object, value: str | None, rules: list[str], fr: Language, today: dt.date
) -> None:
    parsed = kind.parse(raw, fr, today)
    assert (parsed.value, [f.rule for f in parsed.findings]) == (value, rules)
    doubts = tuple(f for f in parsed.findings if f.level == "check")
    assert kind.check(parsed.value, today) == doubts


def test_masked() -> None:
    assert CIN.mask("EE123456") == "EE••••56"
    assert "1234" not in CIN.mask("1234")
