"""Words of editable lists and references."""

from __future__ import annotations

import datetime as dt

import pytest

from artisanest_desktop.i18n import Language, TermEntry, Terms
from artisanest_desktop.rules import ManyTerms, Photo, Reference, Term

UID = "0190a1b2-0000-7000-8000-000000000000"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Benguerir", "07.427.01.01"),
        ("بن جرير", "07.427.01.01"),
        ("07.427.01.01", "07.427.01.01"),
        ("Douar Oulad X", "Douar Oulad X"),
        ("-", None),
        (None, None),
    ],
)
def test_term(raw: str | None, value: str | None, fr: Language, today: dt.date) -> None:
    parsed = Term("commune").parse(raw, fr, today)
    assert (parsed.value, parsed.findings) == (value, ())


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("broderie; tissage", "TX02;TX10"),
        ("tissage, broderie", "TX02;TX10"),
        ("الطرز والكسكس", "TX10;FO01"),
        ("Tapis, hanbel et handira", "TX03"),
        ("tissage\nmusique", "TX02;musique"),
        ("chant, danse", "chant, danse"),
        ("TX02; TX02", "TX02"),
        (";", None),
    ],
)
def test_many_terms(raw: str, value: str | None, fr: Language, today: dt.date) -> None:
    assert ManyTerms("trade").parse(raw, fr, today).value == value


def test_reference(today: dt.date) -> None:
    bare = Language("fr", terms=Terms({}))
    assert Reference("member").parse(UID, bare, today).value == UID
    assert Reference("member").parse("Fatima", bare, today).refused
    assert Reference("member").format(UID, bare) == UID
    terms = Terms(
        {},
        titles=lambda register, uid, lang: f"{register} {lang}",
        find_record=lambda register, text: UID if text == "Fatima" else None,
    )
    lang = Language("fr", terms=terms)
    assert Reference("member").parse("Fatima", lang, today).value == UID
    assert Reference("member").parse("Zohra", lang, today).refused
    assert Reference("member").format(UID, lang) == "member fr"


def test_a_store_may_have_its_own_words(today: dt.date) -> None:
    terms = Terms({"trade": {"T1": TermEntry("Broderie", "الطرز", "", ("rbati",))}})
    lang = Language("ar", terms=terms)
    assert Term("trade").parse("RBATI", lang, today).value == "T1"
    assert Term("trade").format("T1", lang) == "الطرز"
    assert Term("trade").format("T1", Language("en", terms=terms)) == "Broderie"


def test_a_photo_is_not_typed(fr: Language, today: dt.date) -> None:
    assert Photo().parse("a" * 64, fr, today).value == "a" * 64
    assert Photo().parse("photo.jpg", fr, today).refused
