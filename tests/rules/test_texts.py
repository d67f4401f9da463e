"""Text is cleaned of what nobody sees and kept as written."""

from __future__ import annotations

import datetime as dt

import pytest

from artisanest_desktop.i18n import Language
from artisanest_desktop.rules import LongText, Name, Text
from artisanest_desktop.rules.names import script_of


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("  Fatima   Zahra ", "Fatima Zahra"),
        ("Fatima\u00a0Zahra", "Fatima Zahra"),
        ("\u200f\u202bفاطمة\u202c", "فاطمة"),
        ("\ufeffnom", "nom"),
        ("Ai\u0308cha", "Aïcha"),
        ("ligne 1\nligne 2", "ligne 1 ligne 2"),
        ("=1+1", "=1+1"),
        ("+212", "+212"),
        ("@x", "@x"),
        ("-5", "-5"),
        ("-", "-"),
        ("BENALI", "BENALI"),
        ("0042", "0042"),
        (42.0, "42"),
        (4.5, "4.5"),
        (7.78e21, "7.78E+21"),
        (True, "oui"),
        (dt.datetime(2025, 4, 3), "03/04/2025"),
        (dt.datetime(2025, 4, 3, 9, 5), "03/04/2025 09:05"),
        ("   ", None),
        ("\u200f", None),
        (None, None),
    ],
)
def test_text(raw: object, value: str | None, fr: Language, today: dt.date) -> None:
    parsed = Text().parse(raw, fr, today)
    assert (parsed.value, parsed.findings) == (value, ())


def test_long_text_keeps_its_lines(fr: Language, today: dt.date) -> None:
    parsed = LongText().parse("\r\n un \r\n\r\ndeux\u00a0 trois\n", fr, today)
    assert parsed.value == "un\n\ndeux trois"


def test_a_name_loses_only_tatweel(fr: Language, today: dt.date) -> None:
    assert Name("arabic").parse("محـــمد", fr, today).value == "محمد"
    assert Name("arabic").parse("Fatima", fr, today).value == "Fatima"
    assert Text().parse("محـــمد", fr, today).value == "محـــمد"


@pytest.mark.parametrize(
    ("text", "script"),
    [("Fatima", "latin"), ("Aïcha 2", "latin"), ("فاطمة", "arabic"), ("٣", ""), ("06 12", ""),
     ("Fatima فاطمة", "mixed"), ("", ""), ("ﻓﺎﻃﻤﺔ", "arabic")],
)  # fmt: skip
def test_script(text: str, script: str) -> None:
    assert script_of(text) == script
