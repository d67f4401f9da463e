"""Consents on one sheet: what for and by whom is said on top, then a line for each member with
three boxes and a place to sign or to put a thumb (law 09-08, articles 5 and 7 to 9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from artisanest_desktop.i18n import LANGUAGES, Language, Msg, _
from artisanest_desktop.model import face
from artisanest_desktop.reports import faces
from artisanest_desktop.reports.heading import foot, letterhead, opening, running
from artisanest_desktop.reports.letters import (
    INK,
    IVORY,
    LINE,
    MUTED,
    Style,
    Text,
    fitting,
    mm,
    runs_right,
)
from artisanest_desktop.reports.options import Options
from artisanest_desktop.reports.pages import Block, Document, Drawn, Part, gap
from artisanest_desktop.reports.paper import END, MIDDLE, PORTRAIT, Paper
from artisanest_desktop.store import Store, editions

TITLE = _("Consent sheet")
#: Changes whenever the notice below does: what somebody agreed to must stay known.
TEXT_VERSION = "2026-1"
SECOND = ("", *LANGUAGES)
#: The boxes: what they are called above the column, and the notice's sentence about each.
BOXES: tuple[tuple[str, Msg, Msg, str], ...] = (
    ("consent_contact", _("Contact"),
     _("Contact: to be called or written to about work, sessions and meetings."), "phone"),
    ("consent_photo", _("Photo"),
     _("Photo: to be shown, with her or his work, in catalogues, at fairs and online."), "camera"),
    ("consent_name", _("Name"),
     _("Name: to stand in the list of participants that funders ask for."), "file-text"),
)  # fmt: skip
_WHO = _("%(who)s keeps this information and answers for it. It serves only what is ticked here, "
         "and is passed on for nothing else.")  # fmt: skip
_FREE = _("Each box is free: leaving one empty, or saying no, changes nothing in being a member or "
          "in taking part.")  # fmt: skip
_RIGHTS = _("At any time one may see it, have it corrected, object, or take an agreement back, by "
            "telling %(who)s (law 09-08, articles 5 and 7 to 9).")  # fmt: skip
_CNDP = _("CNDP declaration or authorisation: %(number)s")
_NUMBER, _BOX, _SIGN, _ROW, _HEAD = mm(9), mm(18), mm(48), mm(12.5), mm(16.5)
_SQUARE = mm(5.5)


@dataclass(frozen=True, slots=True)
class _Line:
    """A member on the sheet."""

    number: int
    first: str
    second: str
    thumbprint: bool


def consents_document(
    store: Store, register: str, record: str, people: Sequence[str], options: Options
) -> Document:
    """The sheet of a session's participants who are members, or (register ``cooperative``) of
    members; numbers are those of the edition it becomes when it is printed."""
    lang, context = options.lang, store.reader()
    code = options.answers.get("second") or ""
    tongues = [lang, *([store.language(code)] if code and code != lang.code else [])]
    draft = editions.draft(store, register, record, people)
    lines = [_line(store, context, register, n, who, lang) for n, who in draft.lines.items()]
    row = dict(store.get(register, record) or {})
    cooperative = _whose(store, register, record)
    room = PORTRAIT.room
    letter = letterhead(store, lang, cooperative)
    title = " · ".join(one(TITLE) for one in tongues)
    about = [store.name_of(register, row, lang.code)] if register == "session" else []
    number = f"{row.get('number') or ''}/{draft.number}" if register == "session" else (
        f"C/{draft.number}"
    )  # fmt: skip
    blocks = [*opening(letter, title, about, number, lang, room)]
    for tongue in tongues:
        blocks.append(_notice(_said(store, cooperative, tongue), room))
    blocks += [gap(mm(2), keeps=True), *_table(lines, tongues, room)]
    note = f"{number} · {TEXT_VERSION}"
    part = Part(blocks, running(title, letter, room))
    facts = {"rows": {"member": len(lines)}, "private": []}
    leaving = partial(_left, store, register, record, tuple(people), [t.code for t in tongues])
    pages = [part] if lines else []
    return Document(f"{title} {number}", lang, PORTRAIT, pages, foot(lang, note), facts, leaving)


def members_of(store: Store, session: str) -> list[str]:
    """The participants of a session who are members."""
    return [p["uid"] for p in store.reader().lines("participant", session) if p.get("member")]


def cooperative_of(store: Store, members: Sequence[str]) -> str | None:
    """Whose sheet a list of members is: that of the most of them, else the only one there is."""
    rows = store.get_many("member", list(members))
    named = [row["cooperative"] for row in rows.values() if row.get("cooperative")]
    if named:
        return max(set(named), key=named.count)
    first = store.find("cooperative", limit=1)
    return store.row_uid("cooperative", first[0]) if first else None


def _whose(store: Store, register: str, record: str) -> str | None:
    """The cooperative that keeps it; None where several might and none is named."""
    return record if register == "cooperative" else None


def _line(
    store: Store, context: Any, register: str, number: int, who: str, lang: Language
) -> _Line:
    if register == "session":
        who = (context.get("participant", who) or {}).get("member") or who
    member = dict(context.get("member", who) or {})
    first, second = face.names(store.registers["member"], member, lang.code)
    return _Line(number, first, second, bool(member.get("thumbprint")))


def _left(
    store: Store, register: str, record: str, people: Sequence[str], tongues: Sequence[str]
) -> None:
    code = (store.get(register, record) or {}).get("number") if register == "session" else ""
    title = _("Consent sheet printed · %(code)s") % {"code": code or "—"}
    with store.transaction(title) as t:
        editions.freeze(t, store, register, record, "consent", people,
                        languages=",".join(tongues), text_version=TEXT_VERSION)  # fmt: skip


# The notice


def _said(store: Store, cooperative: str | None, lang: Language) -> list[str]:
    """The notice in a language, sentence by sentence; with the number of the declaration."""
    letter = letterhead(store, lang, cooperative)
    who = {"who": letter.name if letter is not None else lang(_("The cooperative"))}
    said = [lang(_WHO % who), *(lang(sentence) for _key, _short, sentence, _icon in BOXES)]
    said += [lang(_FREE), lang(_RIGHTS % who)]
    kept = store.find("cooperative", limit=2)
    uid = cooperative or (store.row_uid("cooperative", kept[0]) if len(kept) == 1 else None)
    row = store.get("cooperative", uid) if uid else None
    if row and row.get("declaration_number"):
        said.append(lang(_CNDP % {"number": str(row["declaration_number"])}))
    return said


def _notice(sentences: Sequence[str], room: float) -> Block:
    inner = room - mm(8)
    texts = [Text(one, Style(8.5), inner) for one in sentences]
    high = sum(text.height for text in texts) + mm(5)

    def draw(paper: Paper, y: float) -> None:
        paper.fill(0, y, room, high, IVORY, mm(2))
        top = y + mm(2.3)
        for text in texts:
            paper.text(text, mm(4), top, inner, END if _against(paper, text) else "start")
            top += text.height

    return Drawn(high + mm(2), draw, keeps=True)


def _against(paper: Paper, text: Text) -> bool:
    """Whether a text runs against the page: the second language of a sheet."""
    return runs_right(text.text) != paper.rtl


# The lines


def _table(lines: Sequence[_Line], tongues: Sequence[Language], room: float) -> list[Block]:
    heads = [[one(short) for one in tongues] for _k, short, _s, _i in BOXES]
    sign = [one(_("Signature or thumbprint")) for one in tongues]
    head = Drawn(_HEAD, partial(_head, heads, sign, room), keeps=True)
    found: list[Block] = [head]
    for line in lines:
        found.append(Drawn(_ROW, partial(_row, line, tongues[0], room), again=head))
    return found


def _boxes_at(room: float) -> list[float]:
    return [room - _SIGN - (len(BOXES) - n) * _BOX for n in range(len(BOXES))]


def _head(
    heads: Sequence[Sequence[str]], sign: Sequence[str], room: float, paper: Paper, y: float
) -> None:
    paper.fill(0, y, room, _HEAD, IVORY)
    icons = [icon for _key, _short, _sentence, icon in BOXES]
    for x, words, icon in zip(_boxes_at(room), heads, icons, strict=True):
        side = mm(5.5)
        square = paper.box(x + (_BOX - side) / 2, y + mm(1.5), side, side)
        faces.draw_picture(paper.painter, square, icon, INK)
        _stacked(words, paper, x, y + mm(7.6), _BOX)
    _stacked(sign, paper, room - _SIGN, y + mm(7.6), _SIGN)


def _stacked(words: Sequence[str], paper: Paper, x: float, y: float, wide: float) -> None:
    """In each language below the other."""
    for n, said in enumerate(words):
        text = fitting(said, Style(8, bold=not n), wide - mm(1), 5.5)
        paper.text(text, x, y + n * mm(4), wide, MIDDLE)


def _row(line: _Line, lang: Language, room: float, paper: Paper, y: float) -> None:
    middle = y + _ROW / 2
    number = Text(lang.number(line.number), Style(9, color=MUTED))
    paper.text(number, 0, middle - number.height / 2, _NUMBER - mm(2), END)
    width = _boxes_at(room)[0] - _NUMBER - mm(2)
    texts = [Text(line.first, Style(10), width, most=1)]
    if line.second:
        texts.append(Text(line.second, Style(9, color=MUTED), width, most=1))
    top = middle - sum(text.height for text in texts) / 2
    for text in texts:
        paper.text(text, _NUMBER, top, width)
        top += text.height
    for x in _boxes_at(room):
        left = x + (_BOX - _SQUARE) / 2
        paper.outline(left, middle - _SQUARE / 2, _SQUARE, _SQUARE, INK, mm(0.8), 0.25)
    paper.upright(room - _SIGN, y, _ROW, LINE)
    if line.thumbprint:
        side = mm(7)
        square = paper.box(room - side - mm(2), middle - side / 2, side, side)
        faces.draw_picture(paper.painter, square, "fingerprint", "#B9AE9F")
    paper.rule(0, y + _ROW, room, LINE)


def texts_of(row: Mapping[str, Any]) -> str:
    """The version of the text of an edition, for who types it back."""
    return str(row.get("text_version") or TEXT_VERSION)
