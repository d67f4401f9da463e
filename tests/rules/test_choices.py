"""Choices bend with the person; yes and no come in many forms."""

from __future__ import annotations

import datetime as dt

import pytest

from artisanest_desktop.i18n import Language
from artisanest_desktop.model.people import LEVEL, ROLE, SCHOOLING, SEX, STATE
from artisanest_desktop.rules import Choice, YesNo


@pytest.mark.parametrize(
    ("choice", "raw", "code"),
    [
        (SEX, "F", "F"), (SEX, "Femme", "F"), (SEX, "Mme", "F"), (SEX, "أنثى", "F"),
        (SEX, "h", "M"), (SEX, "M.", "M"), (SEX, "ذكر", "M"), (SEX, "male", "M"),
        (SEX, "Mlle", "F"), (SEX, "امرأة", "F"), (SEX, "Monsieur", "M"), (SEX, "masc.", "M"),
        (STATE, "ACTIVE", "active"), (STATE, "Actif", "active"), (STATE, "نشيطة", "active"),
        (STATE, "démissionnaire", "withdrawn"), (STATE, "retirée", "withdrawn"),
        (STATE, "متوفاة", "deceased"), (STATE, "Exclue", "excluded"),
        (LEVEL, "maalma", "master"), (LEVEL, "Maâlem", "master"),
        (ROLE, "Trésorière", "treasurer"), (ROLE, "أمينة المال", "treasurer"),
        (ROLE, "Présidente", "president"), (ROLE, "الرئيسة", "president"),
        (SCHOOLING, "aucun", "none"), (SCHOOLING, "", None), (STATE, "-", None),
    ],
)  # fmt: skip
def test_understood_in_any_language(
    choice: Choice, raw: str, code: str | None, lang: Language, today: dt.date
) -> None:
    assert choice.parse(raw, lang, today).value == code


def test_the_whole_word_bends() -> None:
    fr, ar = Language("fr"), Language("ar")
    assert ROLE.format("treasurer", fr, "F") == "trésorière"
    assert ROLE.format("treasurer", fr, "M") == "trésorier"
    assert ROLE.format("treasurer", fr) == "trésorier/trésorière"
    assert ROLE.format("treasurer", ar, "F") == "أمينة المال"
    assert STATE.format("active", ar, "M") == "نشيط"
    assert STATE.format("active", ar, "X") == "نشيط(ة)"


def test_nobody_known_is_written_with_brackets() -> None:
    for choice in (STATE, LEVEL, ROLE):
        for code in ("fr", "ar", "en"):
            for sex in ("F", "M"):
                for _code, word in choice.options(Language(code), sex):
                    assert "(e)" not in word and "(ة)" not in word and "/" not in word


def test_an_unknown_word_is_refused_and_choices_are_named(fr: Language, today: dt.date) -> None:
    parsed = STATE.parse("bof", fr, today)
    assert parsed.refused
    assert "actif/active" in fr(parsed.findings[0].text)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("oui", True), ("OUI", True), ("o", True), ("نعم", True), ("yes", True), ("x", True),
        ("✓", True), ("✔", True), ("1", True), (1, True), (1.0, True), (True, True),
        ("vrai", True), ("payé", True), ("١", True),
        ("non", False), ("لا", False), ("no", False), ("0", False), (0, False), ("faux", False),
        ("✗", False), ("non payé", False), (False, False), ("", None), ("-", None), (None, None),
    ],
)  # fmt: skip
def test_yes_no(raw: object, value: bool | None, lang: Language, today: dt.date) -> None:
    parsed = YesNo().parse(raw, lang, today)
    assert parsed.value is value
    assert not parsed.findings


def test_perhaps_is_neither(fr: Language, today: dt.date) -> None:
    assert YesNo().parse("peut-être", fr, today).refused
