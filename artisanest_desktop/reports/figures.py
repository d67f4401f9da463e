"""The figures of some sessions: each with its value, what is unknown, its rule and its source."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from artisanest_desktop.i18n import Language, Msg, _, n_
from artisanest_desktop.model.counted import facts_of, limits_of
from artisanest_desktop.reports.heading import foot, letterhead, opening, running
from artisanest_desktop.reports.letters import MUTED, Style, mm
from artisanest_desktop.reports.options import Options, Wanted
from artisanest_desktop.reports.pages import Block, Document, Part, gap
from artisanest_desktop.reports.paper import PORTRAIT
from artisanest_desktop.reports.table import Cell, Head, Pair, Table
from artisanest_desktop.reports.text import paragraph
from artisanest_desktop.reports.values import records
from artisanest_desktop.rules import counting
from artisanest_desktop.rules.counting import Counted, Limits
from artisanest_desktop.store import Store

TITLE = _("Figures, with their rules")
_SUFFIX = {"percent": "\u00a0%"}


def figures_document(store: Store, wanted: Wanted, options: Options) -> Document:
    """A table over the sessions that are wanted; which they are stands below it."""
    lang, room = options.lang, PORTRAIT.room
    context = store.reader()
    rows = records(store, store.registers["session"], wanted.ids)
    held = [row for row in rows if row.get("state") != "cancelled"]
    facts = facts_of(held, context)
    limits = limits_of({}, context)
    letter = letterhead(store, lang)
    title = options.title or lang(TITLE)
    day = lang.date(store.clock.today().isoformat(), long=True)
    about = [lang(n_("%(n)s session", "%(n)s sessions", len(held))), lang(_limits(limits))]
    blocks: list[Block] = opening(letter, title, about, day, lang, room)
    heads = [
        Head(lang(_("Figure"))),
        Head(lang(_("Value")), "number"),
        Head(lang(_("Unknown")), "number"),
        Head(lang(_("Rule"))),
    ]
    lines: list[list[Cell]] = []
    for rule in counting.RULES.values():
        counted = rule.count(facts.participations, limits)
        source = lang(_("Source: %(source)s") % {"source": rule.source})
        lines.append(_line(rule.name, counted, rule.unit, rule.sentence, source, lang))
    kept = counting.commitments_kept(facts.promises)
    lines.append(_line(counting.KEPT_NAME, kept, "percent", counting.KEPT_SENTENCE, "", lang))
    blocks += Table(heads, lines).blocks(room)
    blocks += [gap(mm(3)), paragraph(_sessions(store, held, lang), room, Style(8.5, color=MUTED))]
    said = {"rows": {"session": len(held)}, "private": []}
    parts = [Part(blocks, running(title, letter, room))] if held else []
    return Document(title, lang, PORTRAIT, parts, foot(lang, title), said)


def _line(
    name: Msg, counted: Counted, unit: str, sentence: Msg, source: str, lang: Language
) -> list[Cell]:
    words = lang(name)
    unknown = lang.number(counted.unknown) if counted.unknown else ""
    rule = Pair(lang(sentence), source)
    return [words[:1].upper() + words[1:], shown(counted.value, unit, lang), unknown, rule]


def shown(value: Decimal | None, unit: str, lang: Language) -> str:
    """A figure as people read it: at most one decimal, its sign behind it."""
    if value is None:
        return "—"
    return lang.number(f"{round(value, 1).normalize():f}") + _SUFFIX.get(unit, "")


def _limits(limits: Limits) -> Msg:
    told = {
        "first": limits.young_from,
        "last": limits.young_to,
        "share": f"{limits.share:f}",
    }
    return (
        _("Young: %(first)s to %(last)s on the day of the session; hours asked for: %(share)s %%.")
        % told
    )


def _sessions(store: Store, rows: Sequence[dict[str, object]], lang: Language) -> str:
    named = [
        f"{row.get('number') or ''} {store.name_of('session', row, lang.code)}".strip()
        for row in rows
    ]
    return " · ".join(named)
