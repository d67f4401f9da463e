"""Folding for search, and the keys of domain.md section 10 with its tested examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.rules.folding import (
    arabic_key,
    fold,
    latin_strong_key,
    latin_weak_key,
    squeeze,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Aïcha  EL-Idrissi", "aicha el idrissi"),
        ("M'hamed", "mhamed"),
        ("M’hamed", "mhamed"),
        ("date d’adhésion", "date dadhesion"),
        ("Œuvre ½ m² n°", "oeuvre 1 2 m2 n"),
        ("فاطِمَة", "فاطمه"),
        ("أحمد إبراهيم آيت", "احمد ابراهيم ايت"),
        ("ليلى", "ليلي"),
        ("محـــمد", "محمد"),
        ("عبد الله", "عبدالله"),
        ("سيدي عبد الله", "سيدي عبدالله"),
        ("ﷲ", "الله"),
        ("ﻓﺎﻃﻤﺔ", "فاطمه"),
        ("ڭلميم", "كلميم"),
        ("٠٦ ۱۲", "06 12"),
        ("\u200fالدوار\u202c!", "الدوار"),
        ("؟ ،", ""),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert squeeze(text) == fold(text).replace(" ", "")


@pytest.mark.parametrize(
    "names",
    ["فاطمة/فاطمه", "أحمد/احمد", "إبراهيم/ابراهيم", "آيت حمو/أيت حمو", "ليلى/ليلي",
     "مُحَمَّد/محـــمد/محمد", "عبد الله/عبدالله", "ابن جرير/بن جرير", "العمراني/عمراني",
     "رشيدة بنت أحمد/رشيدة احمد"],
)  # fmt: skip
def test_one_arabic_key(names: str) -> None:
    assert len({arabic_key(name) for name in names.split("/")}) == 1


@pytest.mark.parametrize("names", ["امحمد/محمد", "فاطنة/فاطمة", "بنعلي/بن علي", "يطو/إيطو"])
def test_two_arabic_keys(names: str) -> None:
    assert len({arabic_key(name) for name in names.split("/")}) == 2


@pytest.mark.parametrize(
    "names",
    ["Mohammed/Mohamed/Mohammad/M'hamed/Mouhamed", "Fatima/Fatma", "Khadija/Khadouj",
     "Aïcha/Aisha", "Rachida/Rashida", "Abdellah/Abdallah", "Abderrahim/Abdelrahim",
     "Abdelrahim/Abd el Rahim/Abd Errahim", "Youssef/Yusuf", "Zineb/Zaynab", "Bouchra/Boushra",
     "El Amrani/Amrani",
     # Known to be too much: why a weak key alone is never a duplicate
     "Mahmoud/Mohamed", "Hassan/Hossein", "Saida/Saadia", "Samira/Samar", "Malika/Malka"],
)  # fmt: skip
def test_one_weak_key(names: str) -> None:
    assert len({latin_weak_key(name) for name in names.split("/")}) == 1


@pytest.mark.parametrize(
    "names",
    ["Fatima/Fadma/Fatna", "Khadija/Khadidja", "Alamrani/El Amrani", "L'Haj/Lhaj",
     "Benali/Ben Ali"],
)  # fmt: skip
def test_several_weak_keys(names: str) -> None:
    assert len({latin_weak_key(name) for name in names.split("/")}) == len(names.split("/"))


def test_strong_key_keeps_vowels() -> None:
    assert latin_strong_key("Khadija") != latin_strong_key("Khadouj")
    assert latin_strong_key("Bouchra El-Amrani") == latin_strong_key("Boushra Amrani")


@given(st.text())
def test_keys_take_any_text(text: str) -> None:
    for key in (arabic_key, latin_strong_key, latin_weak_key):
        assert isinstance(key(text), str)
