"""An evaluation form: typed back as ``5 4 3 - 5``, a face for each question; what forms say.

A form's own number may stand before a colon and a remark after a slash: ``12: 5 4 3 - 5 / merci``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from artisanest_desktop.rules.results import BEST, WORST, mean
from artisanest_desktop.rules.roll_call import ROW
from artisanest_desktop.rules.sheet_numbers import numbers, plain

#: The sign of a question nobody answered.
NO_ANSWER = "-"
_FACES = "12345"
_NONE = "-0xx."
_BETWEEN = re.compile(r"[\s,،]+")
_NUMBER = re.compile(r"\s*([^\s:]{1,4})\s*:\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Form:
    """``answers`` has a sign per question; ``form`` is its number where one was typed; ``short``
    are questions at the end that were not typed."""

    answers: str
    form: int | None = None
    remark: str = ""
    short: int = 0


def read(line: str, questions: int) -> Form | None:
    """A form as it was typed; None where it is none, or has more answers than questions."""
    said, _slash, remark = line.partition("/")
    form = None
    if (hit := _NUMBER.fullmatch(said)) is not None:
        known = numbers(hit[1], ())
        if known is None or len(known) != 1:
            return None
        form, said = known[0], hit[2]
    signs = [_sign(char) for char in _BETWEEN.sub("", plain(said))]
    if not signs or len(signs) > questions or None in signs:
        return None
    answers = "".join(sign or "" for sign in signs)
    short = questions - len(answers)
    return Form(answers + NO_ANSWER * short, form, remark.strip(), short)


def _sign(char: str) -> str | None:
    """A face, or that there was none; a dash is never the 6 of a French row: no face is."""
    if char in _NONE:
        return NO_ANSWER
    face = ROW.get(char, char)
    return face if face in _FACES else None


def answer(answers: str | None, question: int) -> int | None:
    """The face a form gives a question; None where it gives none."""
    signs = answers or ""
    sign = signs[question] if question < len(signs) else NO_ANSWER
    return int(sign) if sign in _FACES else None


def answered(answers: str | None, question: int, face: int | None) -> str:
    """The answers of a form with another one to a question."""
    signs = list((answers or "").ljust(question + 1, NO_ANSWER))
    signs[question] = NO_ANSWER if face is None else str(face)
    return "".join(signs)


@dataclass(frozen=True, slots=True)
class Tally:
    """What all forms say to one question: how many answered, their mean, how many gave each face
    from the least to the most content."""

    count: int
    mean: Decimal | None
    spread: tuple[int, ...]


def tally(forms: Sequence[str | None], questions: int) -> list[Tally]:
    """What the forms say to each question; a question without an answer is not a bad mark."""
    found = []
    for n in range(questions):
        faces = [face for form in forms if (face := answer(form, n)) is not None]
        spread = tuple(faces.count(face) for face in range(WORST, BEST + 1))
        found.append(Tally(len(faces), mean(faces), spread))
    return found


def next_form(given: Sequence[int | None]) -> int:
    """The number of the next form: after the highest that was typed."""
    return max((n for n in given if n), default=0) + 1
