"""A form typed back: on every keyboard, with what is not answered, and what forms come to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.rules import evaluating
from artisanest_desktop.rules.evaluating import Form
from artisanest_desktop.rules.roll_call import ROW

_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_FRENCH = {digit: key for key, digit in ROW.items()}
signs = st.lists(st.sampled_from("12345-"), min_size=1, max_size=10).map("".join)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("5 4 3 - 5", Form("543-5")),
        ("543-5", Form("543-5")),
        ("5, 4, 3, 0, 5", Form("543-5")),
        ("5 4", Form("54---", short=3)),
        ("٥ ٤ ٣ - ٥", Form("543-5")),
        ("(' \" - (", Form("543-5")),
        ("12: 5 4 3 - 5 / merci, à refaire", Form("543-5", 12, "merci, à refaire")),
        ("&é: 54321", Form("54321", 12)),
    ],
)
def test_a_form(line: str, wanted: Form) -> None:
    assert evaluating.read(line, 5) == wanted


@pytest.mark.parametrize("line", ["", " ", "6", "5 4 3 2 1 5", "abc", "1-2: 5", ": 5", "5:"])
def test_what_is_no_form(line: str) -> None:
    assert evaluating.read(line, 5) is None


@given(signs)
def test_every_keyboard_says_the_same(said: str) -> None:
    line = " ".join(said)
    french = "".join(_FRENCH.get(char, char) for char in line)
    for typed in (line, said, line.translate(_ARABIC), french):
        assert evaluating.read(typed, 10) == Form(said.ljust(10, "-"), short=10 - len(said))


@given(st.text(max_size=20), st.integers(1, 10))
def test_whatever_is_typed_has_a_sign_per_question(line: str, questions: int) -> None:
    form = evaluating.read(line, questions)
    assert form is None or (len(form.answers) == questions and set(form.answers) <= set("12345-"))


@given(st.lists(signs), st.integers(1, 10))
def test_nobody_answers_twice_and_no_answer_is_no_bad_mark(forms: list[str], n: int) -> None:
    for question, one in enumerate(evaluating.tally(forms, n)):
        given_faces = [f[question] for f in forms if question < len(f) and f[question] != "-"]
        assert one.count == sum(one.spread) == len(given_faces)
        assert (one.mean is None) == (not given_faces)
        assert one.mean is None or min(given_faces) <= str(one.mean) <= f"{max(given_faces)}.00"


@given(signs, st.integers(0, 9), st.none() | st.integers(1, 5))
def test_one_answer_is_changed_and_no_other(answers: str, question: int, face: int | None) -> None:
    changed = evaluating.answered(answers, question, face)
    assert evaluating.answer(changed, question) == face
    for other in range(10):
        if other != question:
            before = evaluating.answer(answers, other)
            assert evaluating.answer(changed, other) == before


def test_the_next_form_comes_after_the_highest() -> None:
    assert evaluating.next_form([]) == 1
    assert evaluating.next_form([3, None, 1]) == 4
