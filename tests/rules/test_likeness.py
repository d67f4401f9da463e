"""Two people or one: names as they sound, and what has to agree beside them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.rules import likeness_names, likeness_things
from artisanest_desktop.rules.likeness import SHOWN, likeness
from artisanest_desktop.rules.likeness_names import nearness, words

#: Names that are one.
ONE = [
    ("Fatima", "Fatma"),
    ("Fatima", "Fadma"),
    ("Fadma", "فاطمة"),
    ("El Idrissi", "Idrissi"),
    ("Idrissi", "الإدريسي"),
    ("Elidrissi", "El Idrissi"),
    ("Ben Ali", "Benali"),
    ("بن علي", "Benali"),
    ("بنعلي", "Ben Ali"),
    ("Abdellah", "عبد الله"),
    ("Abd Errahim", "Abderrahim"),
    ("Errami", "El Rami"),
    ("Eddaoudi", "الداودي"),
    ("Aït Hammou", "آيت حمو"),
    ("Fatima-Zohra", "فاطمة الزهراء"),
    ("M'hamed", "Mohammed"),
    ("Lhaj Bouzid", "Bouzid"),
    ("Amrani", "Amarni"),
    ("Boutaleb", "بوطالب"),
    ("Oulad Ali", "أولاد علي"),
]
#: Names that are two, however near they look.
TWO = [
    ("Mahmoud", "Mohamed"),
    ("Mahmoud", "محمد"),
    ("Saida", "Saadia"),
    ("سعيدة", "Saadia"),
    ("Hassan", "Hossein"),
    ("Lahcen", "Hassan"),
    ("Samira", "Samar"),
    ("Rachid", "Rachida"),
    ("Fatima", "Fatiha"),
    ("Rahmani", "Rahmouni"),
    ("Bouzid", "Bouzidi"),
]


def near(one: str, other: str) -> float:
    (a,), (b,) = words(one), words(other)
    assert nearness(a, b) == nearness(b, a)
    return nearness(a, b)


@pytest.mark.parametrize(("one", "other"), ONE)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert near(one, other) >= 0.8


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_names_stay_two(one: str, other: str) -> None:
    assert near(one, other) < 0.8


def test_every_spelling_of_the_list_is_worth_comparing_with_its_name() -> None:
    for line in likeness_names._lines():
        latin = [w.strip() for w in line.split("|")[1].split(",")]
        said = [words(w) for w in latin]
        known = [w[0].sounds[0] for w in said if len(w) == 1 and w[0].forms[0].known is not None]
        assert len(known) >= 1
        assert len(set(known)) == 1, line


def person(family: str = "", given: str = "", **more: Any) -> dict[str, Any]:
    arabic = any("\u0600" <= c <= "\u06ff" for c in family + given)
    suffix = "_ar" if arabic else ""
    return {f"family_name{suffix}": family, f"given_name{suffix}": given, **more}


def test_a_name_alone_is_never_shown() -> None:
    found = likeness(person("El Amrani", "Fatima"), person("Amrani", "Fatma"))
    assert 0 < found.value < SHOWN
    assert not found.sure


def test_a_name_needs_something_beside_it() -> None:
    one = person("El Amrani", "Fatima", birth="1970", commune="a")
    assert likeness(one, person("العمراني", "فاطمة", birth="1970")).shown
    assert not likeness(one, person("العمراني", "فاطمة", birth="1956")).shown
    assert not likeness(one, person("El Amrani", "Fatima", commune="a")).shown


def test_many_of_one_name_need_more() -> None:
    one = person("El Amrani", "Fatima", birth="1970")
    assert likeness(one, dict(one)).shown
    assert not likeness(one, dict(one), common=True).shown


def test_swapped_names_and_a_phone_are_sure() -> None:
    found = likeness(
        person("Benali", "Khadija", phone="+212611111111"),
        person("Khadija", "Benali", phone2="+212611111111"),
    )
    assert found.sure
    assert [str(r) for r in found.reasons] == ["Same phone", "Same name"]


@pytest.mark.parametrize(
    "other",
    [
        person("Benali", "Ahmed", phone="1"),  # husband
        person("Benali", "Zineb", phone="1"),  # daughter
        person("Tazi", "Omar", phone="1", birth="1970"),
        person("Benali", "Khadija", phone="1", national_id="EE999999"),
        person("Benali", "Khadija", phone="1", sex="M"),
    ],
)
def test_a_phone_is_shared_by_a_family(other: dict[str, Any]) -> None:
    one = person("Benali", "Khadija", phone="1", birth="1970", sex="F", national_id="EE123456")
    assert not likeness(one, other).shown


def test_a_married_name_is_possible_and_not_sure() -> None:
    one = person("Benali", "Khadija", phone="1", birth="1970")
    found = likeness(one, person("El Idrissi", "Khadija", phone="1", birth="1970"))
    assert found.shown
    assert not found.sure


def test_initials_and_double_names() -> None:
    one = person("Benali", "Fatima", phone="1")
    assert likeness(one, person("Benali", "F.", phone="1")).shown
    assert likeness(one, person("Benali Idrissi", "Fatima", phone="1")).shown


def test_the_same_card_is_shown_whatever_the_name_and_sure_with_it() -> None:
    one = person("Benali", "Khadija", national_id="EE123456", birth="1970")
    assert likeness(one, person("بنعلي", "خديجة", national_id="ee 123456")).sure
    other = likeness(one, person("Tazi", "Omar", national_id="EE123456"))
    assert other.shown
    assert not other.sure


def test_birthdays_of_the_first_of_january_are_only_years() -> None:
    one = person("Benali", "Khadija", birth="1970-01-01", commune="a")
    assert not likeness(one, dict(one)).sure
    day = person("Benali", "Khadija", birth="1970-05-03", commune="a", douar="Douar Oulad Ali")
    assert likeness(day, {**day, "douar": "دوار أولاد علي"}).sure


NAMES = ["Fatima", "Fadma", "Mohamed", "Mahmoud", "El Idrissi", "بنعلي", "فاطمة", "F.", ""]
PEOPLE = st.fixed_dictionaries(
    {},
    optional={
        "family_name": st.sampled_from(NAMES),
        "given_name": st.sampled_from(NAMES),
        "birth": st.sampled_from(["1970", "1971", "1970-05-03", "1970-01-01"]),
        "phone": st.sampled_from(["1", "2"]),
        "national_id": st.sampled_from(["EE1", "EE2", "X123"]),
        "sex": st.sampled_from("FMX"),
        "commune": st.sampled_from("ab"),
        "douar": st.sampled_from(["Oulad Ali", "أولاد علي", "X"]),
    },
)


@given(PEOPLE, PEOPLE)
def test_likeness_is_mutual_and_has_reasons(one: dict[str, Any], other: dict[str, Any]) -> None:
    found = likeness(one, other)
    assert found == likeness(other, one)
    assert 0 <= found.value <= 1
    assert found.sure <= found.shown
    assert not found.shown or found.reasons


def test_organisations_and_products() -> None:
    one = {"name": "Association Al Amal", "ice": "001"}
    assert likeness_things.likeness(one, {"name": "ASSOCIATION AL-AMAL", "ice": "001"}).sure
    assert not likeness_things.likeness(one, {"name": "Association Al Amal", "ice": "002"}).shown
    assert not likeness_things.likeness(one, {"name": "Association Al Amal"}).shown
    town = {"name": "Association Al Amal", "city": "Ben Guerir"}
    assert likeness_things.likeness(town, dict(town)).shown
