"""What came of a session on one page: scores, satisfaction, what the forms say, remarks."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from artisanest_desktop.i18n import Language, _
from artisanest_desktop.model import face
from artisanest_desktop.model.evaluating import questions_of
from artisanest_desktop.model.session import counts_of
from artisanest_desktop.reports import faces
from artisanest_desktop.reports.heading import foot, letterhead, opening, running
from artisanest_desktop.reports.letters import ACCENT, IVORY, LINE, MUTED, Style, Text, mm
from artisanest_desktop.reports.options import Options
from artisanest_desktop.reports.pages import Block, Document, Drawn, Part, gap
from artisanest_desktop.reports.paper import END, MIDDLE, PORTRAIT, Paper
from artisanest_desktop.rules import evaluating, results
from artisanest_desktop.store import Store

TITLE = _("What came of it")
_COLUMN, _FACE, _MEAN = mm(13), mm(7), mm(17)
_BAR = mm(4)


def outcome_document(store: Store, uid: str, options: Options) -> Document:
    """The result of a session."""
    lang, context = options.lang, store.reader()
    row = dict(store.get("session", uid) or {})
    sheet = PORTRAIT
    room = sheet.room
    letter = letterhead(store, lang)
    code = str(row.get("number") or "")
    title = options.title or lang(TITLE)
    lines = _about(store, uid, context, lang)
    people = context.lines("participant", uid)
    forms = context.lines("evaluation", uid)
    blocks = opening(letter, title, lines, code, lang, room)
    gain = results.gain([(p.get("score_before"), p.get("score_after")) for p in people])
    blocks += _scores(gain, int(store.setting(f"scale.{uid}") or results.SCALE), lang, room)
    blocks += _faces([p.get("satisfaction") for p in people], lang, room)
    words = [q.said(lang.code) for q in questions_of(context, uid)]
    blocks += _questions(words, [f.get("answers") for f in forms], lang, room)
    remarks = [r for one in (*forms, *people) if (r := one.get("remark"))]
    blocks += _remarks(remarks, lang, room)
    named = store.name_of("session", row, lang.code)
    part = Part(blocks, running(named, letter, room))
    facts = {"rows": {"evaluation": len(forms)}, "private": []}
    return Document(f"{title} {code}".strip(), lang, sheet, [part], foot(lang, code), facts)


def _about(store: Store, uid: str, context: Any, lang: Language) -> list[str]:
    """Which session, where and when, and who came."""
    row = dict(store.get("session", uid) or {})
    register = store.registers["session"]
    days = dict.fromkeys(s["date"] for s in context.lines("slot", uid) if s.get("date"))
    when = lang.list([lang.date(day, long=True) for day in days])
    place, commune = (
        face.words(register[key], row.get(key), lang, row) for key in ("place", "commune")
    )
    where = (place, commune if commune not in place else "", when)
    lines = [store.name_of("session", row, lang.code), " · ".join(filter(None, where))]
    counts = counts_of(row, context)
    if counts is not None and counts.people:
        told = _("Came: %(people)s, women among them: %(women)s")
        lines.append(lang(told % {"people": counts.people, "women": counts.women}))
    return [line for line in lines if line]


def _title(words: str, note: str, room: float) -> Block:
    text, said = Text(words, Style(11, bold=True), room * 0.6), Text(note, Style(9, color=MUTED))

    def draw(paper: Paper, y: float) -> None:
        paper.text(text, 0, y + mm(3), room * 0.6)
        paper.text(said, 0, y + mm(3.6), room, END)

    return Drawn(text.height + mm(5), draw, keeps=True)


def _scores(gain: results.Gain, scale: int, lang: Language, room: float) -> list[Block]:
    if gain.before is None or gain.after is None:
        return []
    told = _("compared: %(n)s · better: %(better)s, same: %(same)s, lower: %(worse)s") % {
        "n": gain.people, "better": gain.better, "same": gain.same, "worse": gain.worse,
    }  # fmt: skip
    out_of = lang(_("Scores, out of %(n)s") % {"n": str(scale)})
    pairs = ((_("before"), gain.before), (_("after"), gain.after))
    bars = [_bar(lang(words), mean, scale, lang, room) for words, mean in pairs]
    return [_title(out_of, lang(told), room), *bars, gap(mm(2))]


def _bar(words: str, value: Decimal, most: int, lang: Language, room: float) -> Block:
    label, figure = Text(words, Style(9)), Text(lang.number(value, 1), Style(10, bold=True))
    before, after = mm(28), mm(16)
    width = room - before - after - mm(4)

    def draw(paper: Paper, y: float) -> None:
        paper.text(label, 0, y, before)
        paper.fill(before, y + mm(0.6), width, _BAR, IVORY, _BAR / 2)
        share = min(float(value) / most, 1)
        if share:
            paper.fill(before, y + mm(0.6), max(width * share, _BAR), _BAR, ACCENT, _BAR / 2)
        paper.text(figure, before + width + mm(4), y - mm(0.2), after)

    return Drawn(mm(7), draw, keeps=True)


def _faces(values: Sequence[int | None], lang: Language, room: float) -> list[Block]:
    mean = results.mean(values)
    if mean is None:
        return []
    spread = tuple(results.spread(values).values())
    said = _("answers: %(n)s") % {"n": sum(spread)}
    top = _title(lang(_("Satisfaction")), lang(said), room)
    return [top, _face_row(room), _counted("", spread, mean, lang, room), gap(mm(2))]


def _questions(
    words: Sequence[str], forms: Sequence[str | None], lang: Language, room: float
) -> list[Block]:
    if not forms:
        return []
    said = _("forms: %(n)s") % {"n": len(forms)}
    found = [_title(lang(_("What the forms say")), lang(said), room), _face_row(room)]
    for n, (text, one) in enumerate(
        zip(words, evaluating.tally(forms, len(words)), strict=True), 1
    ):
        label = f"{lang.number(n)}. {text}"
        found.append(_counted(label, one.spread, one.mean, lang, room))
    return [*found, gap(mm(2))]


def _at(n: int, room: float) -> float:
    return room - _MEAN - (results.BEST - n) * _COLUMN


def _face_row(room: float) -> Block:
    def draw(paper: Paper, y: float) -> None:
        for n in range(results.BEST):
            square = paper.box(_at(n, room) + (_COLUMN - _FACE) / 2, y, _FACE, _FACE)
            faces.draw_face(paper.painter, square, n + 1)

    return Drawn(_FACE + mm(2), draw, keeps=True)


def _counted(
    words: str, spread: Sequence[int], mean: Decimal | None, lang: Language, room: float
) -> Block:
    """How many gave each face, each with a bar below it, and their mean."""
    width = _at(0, room) - mm(3)
    text = Text(words, Style(9.5), width)
    high = max(text.height + mm(3), mm(11))

    def draw(paper: Paper, y: float) -> None:
        paper.rule(0, y, room, LINE)
        middle = y + high / 2
        paper.text(text, 0, middle - text.height / 2, width)
        most = max(spread) or 1
        for n, count in enumerate(spread):
            figure = Text(lang.number(count), Style(9.5, bold=bool(count)))
            paper.text(figure, _at(n, room), middle - mm(4), _COLUMN, MIDDLE)
            full = _COLUMN - mm(3)
            paper.fill(_at(n, room) + mm(1.5), middle + mm(1.6), full, mm(1.6), IVORY, mm(0.8))
            if count:
                wide = max(full * count / most, mm(1.6))
                paper.fill(_at(n, room) + mm(1.5), middle + mm(1.6), wide, mm(1.6), ACCENT, mm(0.8))
        said = Text(lang.number(mean, 1) if mean is not None else "—", Style(13, bold=True))
        paper.text(said, room - _MEAN, middle - said.height / 2, _MEAN, END)

    return Drawn(high, partial(draw), keeps=False)


def _remarks(remarks: Sequence[str], lang: Language, room: float) -> list[Block]:
    if not remarks:
        return []
    found: list[Block] = [_title(lang(_("Remarks")), "", room)]
    for said in remarks:
        text = Text(said, Style(9.5), room - mm(5))
        found.append(Drawn(text.height + mm(1.5), partial(_remark, text, room)))
    return found


def _remark(text: Text, room: float, paper: Paper, y: float) -> None:
    paper.fill(0, y + mm(1.6), mm(1.4), mm(1.4), MUTED, mm(0.7))
    paper.text(text, mm(5), y, room - mm(5))
