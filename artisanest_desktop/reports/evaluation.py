"""The form on which people say what they thought: a face for each question, two forms to a page
where they fit, each with its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from artisanest_desktop.i18n import LANGUAGES, Language, _
from artisanest_desktop.model.evaluating import Question, keep_questions, questions_of
from artisanest_desktop.reports import faces
from artisanest_desktop.reports.letters import LINE, MUTED, Style, Text, fitting, mm
from artisanest_desktop.reports.options import Options
from artisanest_desktop.reports.pages import Document, Drawn, Part
from artisanest_desktop.reports.paper import END, MIDDLE, Paper, Sheet
from artisanest_desktop.rules.results import BEST, WORST
from artisanest_desktop.store import Store, editions

TITLE = _("Evaluation form")
#: What may be asked for besides the language: a second one, and how many forms.
SECOND = ("", *LANGUAGES)
COPIES = ("", "1", "10", "20", "30", "50")
_SHEET = Sheet(side=14, top=10, bottom=9)
#: More questions than that have a page for themselves.
_HALF = 6
_HEAD, _REMARK, _FACE, _PICTURE = mm(25), mm(15), mm(10.5), mm(8)
_COLUMN, _WORDS = mm(13.4), mm(12)
#: What is printed when nobody is enrolled yet.
_FEW = 10


@dataclass(frozen=True, slots=True)
class _Form:
    """What all forms of a session have in common."""

    title: tuple[str, str]
    about: str
    questions: Sequence[Question]
    lang: Language
    second: Language | None
    high: float


def evaluation_document(store: Store, uid: str, options: Options) -> Document:
    """The forms of a session, numbered on from those printed before."""
    lang, context = options.lang, store.reader()
    code = options.answers.get("second") or ""
    second = store.language(code) if code and code != lang.code else None
    row = dict(store.get("session", uid) or {})
    questions = questions_of(context, uid)
    people = context.how_many("participant", uid)
    count = int(options.answers.get("copies") or 0) or people or _FEW
    first = next_number(store, uid)
    room = _SHEET.last - _SHEET.first
    high = room / 2 if len(questions) <= _HALF else room
    names = tuple(store.name_of("session", row, one.code) if one else "" for one in (lang, second))
    title = (names[0], names[1] if names[1] != names[0] else "")
    form = _Form(title, str(row.get("number") or ""), questions, lang, second, high)
    blocks = [Drawn(high, partial(_draw, form, number)) for number in range(first, first + count)]
    tongues = [one.code for one in (lang, second) if one]
    facts = {"rows": {"evaluation": count}, "private": []}
    return Document(
        f"{lang(TITLE)} {form.about}".strip(), lang, _SHEET, [Part(blocks)], None, facts,
        partial(_left, store, uid, first, count, tongues),
    )  # fmt: skip


def next_number(store: Store, uid: str) -> int:
    """The first number that is on no form yet."""
    context = store.reader()
    printed = (editions.blank_lines(e) for e in editions.of_record(context, uid, "evaluation"))
    return max((numbers.stop for numbers in printed if numbers), default=1)


def _left(store: Store, uid: str, first: int, count: int, tongues: Sequence[str]) -> None:
    code = (store.get("session", uid) or {}).get("number") or "—"
    title = _("Evaluation forms printed · %(code)s") % {"code": code}
    with store.transaction(title) as t:
        keep_questions(t, store.reader(), uid)
        editions.freeze(t, store, "session", uid, "evaluation", [], languages=",".join(tongues),
                        first_blank=first, blanks=count)  # fmt: skip


def _draw(form: _Form, number: int, paper: Paper, y: float) -> None:
    room = paper.sheet.room
    _head(form, number, paper, y, room)
    top, rest = y + _HEAD, form.high - _HEAD - _REMARK
    each = min(rest / max(len(form.questions), 1), mm(22))
    for n, question in enumerate(form.questions):
        _question(form, question, n + 1, paper, top + n * each, each)
    _remark(form, paper, top + len(form.questions) * each, room)
    if y < paper.sheet.first + form.high / 2 and form.high < paper.sheet.last - paper.sheet.first:
        cut = y + form.high - mm(3.5)
        paper.rule(0, cut, room, LINE, 0.1)


def _head(form: _Form, number: int, paper: Paper, y: float, room: float) -> None:
    box = mm(27)
    words = room - box - mm(4)
    both = words / 2 - mm(2) if form.title[1] else words
    paper.text(Text(form.title[0], Style(12, bold=True), both, most=2), 0, y, both)
    if form.title[1]:
        other = Text(form.title[1], Style(12, bold=True), both, most=2)
        paper.text(other, words - both, y, both, END)
    said = form.lang(_("Circle one face for each question. No name is needed."))
    small = Style(8.5, color=MUTED)
    paper.text(Text(said, small, both), 0, y + mm(12), both)
    if form.second is not None:
        told = form.second(_("Circle one face for each question. No name is needed."))
        paper.text(Text(told, small, both), words - both, y + mm(12), both, END)
    paper.outline(room - box, y + mm(0.5), box, mm(17), LINE, mm(2), 0.3)
    label = fitting(form.lang(_("Form")), Style(8, color=MUTED), box - mm(2), 6)
    paper.text(label, room - box, y + mm(1.2), box, MIDDLE)
    paper.text(Text(form.lang.number(number), Style(17, bold=True)), room - box, y + mm(4.4), box,
               MIDDLE)  # fmt: skip
    paper.text(Text(form.about, Style(7, color=MUTED), ltr=True), room - box, y + mm(13), box,
               MIDDLE)  # fmt: skip


def _question(
    form: _Form, question: Question, number: int, paper: Paper, y: float, high: float
) -> None:
    room = paper.sheet.room
    paper.rule(0, y, room, LINE)
    middle = y + high / 2
    if question.icon:
        at = paper.box(0, middle - _PICTURE / 2, _PICTURE, _PICTURE)
        faces.draw_picture(paper.painter, at, question.icon)
    else:
        shown = Text(form.lang.number(number), Style(14, bold=True))
        paper.text(shown, 0, middle - shown.height / 2, _PICTURE, MIDDLE)
    width = room - _WORDS - 5 * _COLUMN - mm(3)
    texts = [Text(question.said(form.lang.code), Style(10.5), width)]
    if form.second is not None:
        other = question.said(form.second.code)
        if other != texts[0].text:
            texts.append(Text(other, Style(10, color=MUTED), width))
    top = middle - sum(text.height for text in texts) / 2
    for text in texts:
        paper.text(text, _WORDS, top, width, END if text is not texts[0] else "start")
        top += text.height
    for face in range(WORST, BEST + 1):
        x = room - (BEST + 1 - face) * _COLUMN
        square = paper.box(x + (_COLUMN - _FACE) / 2, middle - _FACE / 2 - mm(1), _FACE, _FACE)
        faces.draw_face(paper.painter, square, face)
        digit = Text(form.lang.number(face), Style(6.5, color=MUTED))
        paper.text(digit, x, middle + _FACE / 2 - mm(0.8), _COLUMN, MIDDLE)


def _remark(form: _Form, paper: Paper, y: float, room: float) -> None:
    paper.rule(0, y, room, LINE)
    words = [lang(_("Remark")) for lang in (form.lang, form.second) if lang is not None]
    label = Text(" · ".join(words), Style(8.5, color=MUTED))
    paper.text(label, 0, y + mm(3), room)
    paper.rule(label.width + mm(3), y + mm(7), room - label.width - mm(3), MUTED, 0.15)
