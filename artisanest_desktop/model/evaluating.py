"""The questions of an evaluation: those of a session, or the six that are usual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.model.evaluation import MOST_QUESTIONS
from artisanest_desktop.model.fields import Row
from artisanest_desktop.rules.folding import fold
from artisanest_desktop.rules.ranks import spread

#: What is asked when nobody wrote anything else, each with the picture that says it without words.
USUAL: tuple[tuple[Msg, str], ...] = (
    (_("The subject is useful for my work"), "wrench"),
    (_("I understood the explanations"), "graduation-cap"),
    (_("We were listened to and answered"), "message-circle"),
    (_("The place, the hours and the breaks suited me"), "map-pin"),
    (_("I can do at home or in the workshop what I learned"), "house"),
    (_("I would advise others to come"), "users"),
)
_KEYS = {"fr": "words", "ar": "words_ar", "en": "words_en"}


@dataclass(frozen=True, slots=True)
class Question:
    """A question in the languages it is known in, and its picture if it has one."""

    words: Mapping[str, str]
    icon: str = ""

    def said(self, lang: str) -> str:
        """In a language, else in one that there is."""
        return self.words.get(lang) or next(iter(self.words.values()), "—")


def usual() -> list[Question]:
    """The six questions in three languages."""
    tongues = {code: Language(code) for code in _KEYS}
    return [
        Question({code: lang(words) for code, lang in tongues.items()}, icon)
        for words, icon in USUAL
    ]


def questions_of(context: Any, session: str) -> list[Question]:
    """Those of a session in order, ten at most; the usual ones while it has none of its own."""
    rows = context.lines("evaluation_question", session)
    known = {fold(text): one.icon for one in usual() for text in one.words.values()}
    return [_question(row, known) for row in rows[:MOST_QUESTIONS]] or usual()


def _question(row: Row, known: Mapping[str, str]) -> Question:
    words = {code: row[key] for code, key in _KEYS.items() if row.get(key)}
    icons = (known[folded] for text in words.values() if (folded := fold(text)) in known)
    return Question(words, next(icons, ""))


def keep_questions(t: Any, context: Any, session: str) -> None:
    """Once a form is printed or typed, its questions are the session's own: what was answered
    stays the answer to what was asked."""
    if context.lines("evaluation_question", session):
        return
    ranks = spread(len(USUAL))
    t.bulk_create(
        "evaluation_question",
        [
            {"session": session, "rank": rank, **{_KEYS[k]: v for k, v in one.words.items()}}
            for one, rank in zip(usual(), ranks, strict=True)
        ],
    )
