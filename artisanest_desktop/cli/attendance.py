"""``attendance``: a line of numbers from the signed sheet, said in words before it is written."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from artisanest_desktop.cli.verbs import open_store
from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.model import line_words
from artisanest_desktop.model.session_missing import half_day
from artisanest_desktop.rules import half_days, roll_call, sheet_days
from artisanest_desktop.store import Refusal, roll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from artisanest_desktop.store import Store
    from artisanest_desktop.store.context import Context

Slot = dict[str, Any]
_NO_SESSION = _("No session, or more than one, is called “%(name)s”. Say its code: S-2026-014.")


def run(options: Namespace, lang: Language) -> int:
    """Read the line against the paper it names, say it, write it; nothing of a line in doubt."""
    with open_store(options, write=True) as store:
        uid = store.find_record("session", options.session)
        if uid is None:
            raise Refusal(_NO_SESSION % {"name": options.session})
        context = store.reader()
        session = context.get("session", uid) or {}
        slot = _slot(store, context.lines("slot", uid), options.slot, lang)
        paper, line = _paper(context, session, slot, options.line, lang)
        reading = _clear(paper, line, lang)
        _write(store, context, session, slot, paper, reading, lang)
    return 0


def _slot(store: Store, slots: Sequence[Slot], text: str, lang: Language) -> Slot:
    """The half-day that is meant: its place in the order, or its day with its part."""
    asked = text.strip()
    if asked.isdecimal():
        found = list(slots[int(asked) - 1 : int(asked)]) if int(asked) else []
    else:
        first = next((str(s["date"]) for s in slots if s.get("date")), "")
        said = sheet_days.half_day(asked, store.clock.today(), int(first[:4] or 0))
        part = sheet_days.MORNING if said.part == sheet_days.AM else said.part
        found = [
            s
            for s in slots
            if said.date
            and s.get("date") == said.date
            and (not part or half_days.part(s.get("start")) == part)
        ]
    if len(found) == 1:
        return found[0]
    known = "; ".join(f"{n} – {_named(s, lang)}" for n, s in enumerate(slots, 1))
    if not slots:
        raise Refusal(_("The session has no half-day yet: nothing was written."))
    words = _("“%(slot)s” is not one half-day of this session, nothing was written. It has: "
              "%(known)s.")  # fmt: skip
    raise Refusal(words % {"slot": asked, "known": known})


def _named(slot: Slot, lang: Language) -> str:
    date = lang.date(slot["date"]) if slot.get("date") else ""
    return " ".join(filter(None, (lang(half_days.name(half_day(slot))), date)))


def _paper(
    context: Context, session: Slot, slot: Slot, line: str, lang: Language
) -> tuple[roll.Numbers, str]:
    """The numbers of the paper that the line names, else of the newest for that half-day."""
    uid = session["uid"]
    named = roll_call.paper(line)
    edition = roll.for_slot(context, uid, slot["uid"])
    if named is not None:
        if named.code and named.code != str(session.get("number") or "").upper():
            raise Refusal(line_words.other_paper(named.code))
        papers = roll.papers(context, uid)
        edition = next((e for e in papers if e.get("number") == named.edition), None)
        if edition is None:
            printed = sorted(int(e["number"]) for e in papers if e.get("number"))
            raise Refusal(line_words.no_paper(named.edition, printed, lang))
    return roll.numbers(context, uid, edition), named.rest if named else line


def _clear(paper: roll.Numbers, line: str, lang: Language) -> roll_call.Reading:
    """The line as it is understood; refused where a part of it is not."""
    last = max((*paper.people, *paper.blank, *paper.gone), default=0)
    reading = roll_call.read(line, paper.people, paper.blank)
    said: list[Msg] = []
    doubt = line_words.doubt(reading, last, paper.gone, bool(paper.blank), lang)
    if doubt is not None:
        said.append(doubt)
    elif reading.blank:
        said = [*line_words.passed_over(reading, lang),
                _("Type their names in the roll call first.")]  # fmt: skip
    elif reading.says_nothing:
        said.append(_("The line says nothing: “1-12 13a 15l”, “*” everyone, “!” the rest absent."))
    if said:
        said.append(_("Nothing was written."))
        raise Refusal(Msg(" ".join(lang(words) for words in said)))
    return reading


def _write(
    store: Store,
    context: Context,
    session: Slot,
    slot: Slot,
    paper: roll.Numbers,
    reading: roll_call.Reading,
    lang: Language,
) -> None:
    uid, people = session["uid"], list(paper.shown)
    marks = roll.marks(context, people, slot["uid"])
    current = {paper.shown[person]: mark for person, mark in marks.items()}
    by_shown = paper.by_shown(reading)
    new = roll_call.outcome(by_shown, current)
    words = {"what": _("Roll call %(code)s") % {"code": session.get("number") or ""},
             "slot": half_days.name(half_day(slot))}  # fmt: skip
    with store.transaction(_("%(what)s · %(slot)s") % words) as t:
        roll.mark(t, {(paper.people[n], slot["uid"]): mark for n, mark in new.items()})
        roll.keep(t, context, uid)
    what = line_words.summed(roll_call.tally(by_shown, current), lang)
    where = f"{session.get('number') or ''}{f'/{paper.number}' if paper.number else ''}"
    told = {"paper": where, "slot": _named(slot, lang), "what": what}
    print(lang(_("%(paper)s, %(slot)s: %(what)s.") % told))
    for words_more in line_words.passed_over(reading, lang):
        print(lang(words_more))
    written = _("Written.") if t.uid else _("All of it was there already: nothing was written.")
    print(lang(written))
