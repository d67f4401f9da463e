"""Messages, formats and list words in three languages."""

from __future__ import annotations

import pytest

from artisanest_desktop.i18n import LANGUAGES, Language, Msg, TermEntry, Terms, _, n_, p_
from artisanest_desktop.model.cooperative import COOPERATIVE
from artisanest_desktop.model.member import MEMBER


@pytest.mark.parametrize(
    ("code", "counts"),
    [
        ("fr", {0: "0 membre", 1: "1 membre", 2: "2 membres", 1200: "1\u202f200 membres"}),
        ("ar", {1: "عضو واحد", 2: "عضوان", 3: "3 أعضاء", 11: "11 عضوا", 100: "100 عضو"}),
        ("en", {0: "0 members", 1: "1 member", 1200: "1,200 members"}),
    ],
)
def test_counts(code: str, counts: dict[int, str]) -> None:
    assert MEMBER.count is not None
    for n, text in counts.items():
        assert Language(code)(MEMBER.count(n)) == text


def test_arabic_digits_are_an_option() -> None:
    lang = Language("ar", "arab")
    assert lang.money(123450) == "١.٢٣٤,٥٠\u00a0درهم"
    assert lang.date("2025-04-03") == "٠٣/٠٤/٢٠٢٥"
    assert lang(n_("%(n)s member", "%(n)s members", 5)) == "٥ أعضاء"


def test_dates() -> None:
    assert Language("fr").date("2025-04-01", long=True) == "1er avril 2025"
    assert Language("fr").date("2025-08-11", long=True) == "11 août 2025"
    assert Language("ar").date("2025-08-11", long=True) == "11 غشت 2025"
    assert Language("en").date("1961-04", long=True) == "April 1961"
    assert Language("en").date("1961", long=True) == Language("ar").date("1961") == "1961"
    assert Language("fr").moment("2025-04-03T23:30:00+00:00", 60) == "04/04/2025 00:30"


def test_numbers() -> None:
    assert Language("fr").number("1234567.5") == "1\u202f234\u202f567,5"
    assert Language("fr").number(2.5, 0) == "3"
    assert Language("ar").number(-1234) == "\u200e-1.234"
    assert Language("en").number(0) == "0"


@pytest.mark.parametrize(
    ("code", "text"), [("fr", "a, b et c"), ("ar", "a، b وc"), ("en", "a, b and c")]
)
def test_lists(code: str, text: str) -> None:
    lang = Language(code)
    assert lang.list(["a", "b", "c"]) == text
    assert lang.list(["a"]) == "a"
    assert lang.list([]) == ""


def test_arguments_keep_their_order_in_arabic() -> None:
    message = Msg("%(name)s") % {"name": "liste 2.xlsx"}
    assert Language("ar")(message) == "\u2068liste 2.xlsx\u2069"
    assert Language("fr")(message) == "liste 2.xlsx"
    assert Language("ar")(Msg("%(name)s") % {"name": "فاطمة"}) == "فاطمة"


def test_messages_within_messages() -> None:
    message = _("Undo: %(what)s") % {"what": _("A safety copy was restored")}
    assert "copie de sécurité" in Language("fr")(message)
    assert Msg.from_json(message.to_json()) == message


def test_a_word_without_its_context_falls_back() -> None:
    assert Language("fr")(p_("woman", "yes")) == "oui"
    assert Language("en")(p_("woman", "treasurer")) == "treasurer"


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_labels_of_a_register_can_be_told_apart(code: str) -> None:
    lang = Language(code)
    for register in (MEMBER, COOPERATIVE):
        labels = [lang(field.label) for field in register.fields]
        assert len(set(labels)) == len(labels)


def test_places_that_share_a_name_are_told_apart() -> None:
    terms = Terms(
        {
            "province": {"p": TermEntry("Rehamna", "الرحامنة"), "q": TermEntry("Safi", "آسفي")},
            "commune": {
                "1": TermEntry("Sidi Ghanem", "سيدي غانم", parent=("province", "p")),
                "2": TermEntry("Sidi Ghanem", "سيدي غانم", parent=("province", "q")),
                "3": TermEntry("Bouchane", "بوشان", parent=("province", "p")),
            },
        }
    )
    assert terms.label("commune", "1", "fr") == "Sidi Ghanem (Rehamna)"
    assert terms.find("commune", "Sidi Ghanem") is None
    assert terms.candidates("commune", "sidi ghanem") == ["1", "2"]
    for lang in LANGUAGES:
        for code, label in terms.options("commune", lang):
            assert terms.find("commune", label) == code
