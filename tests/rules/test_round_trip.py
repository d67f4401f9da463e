"""What a kind formats, it parses back: every language, both kinds of digits."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artisanest_desktop.i18n import LANGUAGES, Language
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.rules import (
    Choice,
    Code,
    Date,
    Email,
    Ice,
    Kind,
    LongText,
    ManyTerms,
    Money,
    Name,
    NationalId,
    PartialDate,
    Percent,
    Phone,
    Quantity,
    Stored,
    Term,
    Text,
    Time,
    Whole,
    YesNo,
)

TODAY = dt.date(2026, 11, 20)
LANGS = [Language(code, digits) for code in LANGUAGES for digits in ("latn", "arab")]
TERMS = Language("fr").terms

days = st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31))
partial = days.flatmap(lambda d: st.sampled_from([d.isoformat()[:n] for n in (4, 7, 10)]))
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40)
numbers = st.decimals(-(10**9), 10**9, places=4, allow_nan=False, allow_infinity=False)


def stored(kind: Kind, raws: st.SearchStrategy[object]) -> st.SearchStrategy[Stored]:
    """Values as the store would hold them after somebody typed something."""
    return raws.map(lambda raw: kind.parse(raw, LANGS[0], TODAY).value)


def plain(number: Decimal) -> str:
    text = format(number.normalize(), "f")
    return "0" if text in ("-0", "0") else text


CASES: list[tuple[Kind, st.SearchStrategy[Stored]]] = [
    (Text(), stored(Text(), words)),
    (LongText(), stored(LongText(), words)),
    (Name("arabic"), stored(Name(), words)),
    (Phone(), st.from_regex(r"\A\+212[5-8][0-9]{8}\Z")),
    (Phone(), stored(Phone(), words)),
    (Phone(), st.sampled_from(["+33612345678", "+34911234567", "+12025550143", "+4930901820"])),
    (Date(), days.map(dt.date.isoformat)),
    (PartialDate(), partial),
    (PartialDate(person=True), partial),
    (Money(), st.integers(-(10**14), 10**14)),
    (Whole(), st.integers(-(10**14), 10**14)),
    (Quantity(), numbers.map(plain)),
    (Percent(), numbers.map(plain)),
    (Time(), st.times().map("{:%H:%M}".format)),
    (Time(), stored(Time(), words)),
    (YesNo(), st.booleans()),
    (NationalId(), st.from_regex(r"\A[A-Z]{1,2}[0-9]{4,7}\Z")),
    (NationalId(), stored(NationalId(), words)),
    (Ice(), st.integers(0, 10**13 - 1).map(lambda n: f"{n * 97:015}")),
    (Ice(), stored(Ice(), words)),
    (Email(), stored(Email(), st.emails())),
    (Code(r"\d{6,9}"), stored(Code(r"\d{6,9}"), words)),
    (Term("commune"), st.sampled_from(list(TERMS.tables["commune"]))),
    (Term("trade"), stored(Term("trade"), words)),
    (
        ManyTerms("trade"),
        st.lists(st.sampled_from(list(TERMS.tables["trade"])), min_size=1, unique=True).map(
            lambda codes: ";".join(sorted(codes, key=list(TERMS.tables["trade"]).index))
        ),
    ),
]


@pytest.mark.parametrize(("kind", "values"), CASES, ids=lambda x: getattr(x, "key", ""))
def test_what_is_shown_is_read_back(kind: Kind, values: st.SearchStrategy[Stored]) -> None:
    @settings(max_examples=60)
    @given(values, st.sampled_from(LANGS))
    def check(value: Stored, lang: Language) -> None:
        text = kind.format(value, lang)
        parsed = kind.parse(text, lang, TODAY)
        assert parsed.value == value
        assert not parsed.refused
        assert kind.check(parsed.value, TODAY) == kind.check(value, TODAY)

    check()


@settings(max_examples=60)
@given(partial.filter(lambda p: len(p) > 4), st.sampled_from(LANGS))
def test_a_long_date_is_read_back(value: str, lang: Language) -> None:
    assert PartialDate().parse(lang.date(value, long=True), lang, TODAY).value == value


#: Every choice of every register, once.
CHOICES = {
    id(f.kind): pytest.param(f.kind, id=f"{r.key}.{f.key}")
    for r in REGISTERS.values()
    for f in r.fields
    if isinstance(f.kind, Choice)
}


@pytest.mark.parametrize("choice", CHOICES.values())
@pytest.mark.parametrize("lang", LANGS[::2], ids=LANGUAGES)
@pytest.mark.parametrize("sex", [None, "F", "M", "X"])
def test_a_choice_is_read_back_bent_or_not(choice: Choice, lang: Language, sex: str | None) -> None:
    for code, word in choice.options(lang, sex):
        assert choice.parse(word, lang, TODAY).value == code
        for other in LANGS[::2]:
            assert choice.parse(word, other, TODAY).value == code


@settings(max_examples=300)
@given(
    st.sampled_from(CASES),
    st.one_of(
        words,
        st.floats(),
        st.integers(),
        st.booleans(),
        st.dates(),
        st.datetimes(),
        st.times(),
        st.none(),
    ),
)
def test_no_cell_breaks_a_kind(case: tuple[Kind, object], raw: object) -> None:
    kind, _values = case
    for lang in LANGS:
        parsed = kind.parse(raw, lang, TODAY)
        assert parsed.value is not None or not kind.check(None, TODAY)
        assert isinstance(kind.format(parsed.value, lang), str)
        assert isinstance(kind.fold(parsed.value), str)
        kind.cell(parsed.value, lang)
        for finding in parsed.findings:
            assert finding.level in ("repaired", "check", "refused")
            assert lang(finding.text)
        if parsed.refused:
            assert parsed.value is None
