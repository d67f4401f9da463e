"""What a paper of a session says above its lines: what, where, when, by whom, for which funder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from artisanest_desktop.i18n import Language, _
from artisanest_desktop.model import face
from artisanest_desktop.model.session_missing import half_day
from artisanest_desktop.reports.sheets.frame import Fact
from artisanest_desktop.reports.sheets.tongue import Tongue
from artisanest_desktop.rules import half_days
from artisanest_desktop.store import Store
from artisanest_desktop.store.sheets import Roll

Row = Mapping[str, Any]


class SessionFacts:
    """The facts of the session that a paper is of, in its language or languages."""

    def __init__(self, store: Store, roll: Roll, tongue: Tongue, grant: bool = True) -> None:
        self._store, self._tongue, self._grant = store, tongue, grant
        self._context = roll.context
        self.row: Row = roll.context.get("session", roll.wish.record) or {}
        every = roll.context.lines("slot", roll.wish.record)
        self.slots: list[Row] = [s for s in every if s["uid"] in roll.wish.slots] or list(every)

    def called(self) -> list[str]:
        """The session's title; in the other script too where it has one."""
        register = self._store.registers["session"]
        if len(self._tongue.languages) > 1:
            return self._tongue.said(
                lambda lang: self._store.name_of("session", dict(self.row), lang.code)
            )
        first, second = face.names(register, self.row, self._tongue.main.code)
        return [first, second] if second else [first]

    def facts(self) -> list[Fact]:
        """What funders want to read above the names."""
        found = [
            Fact(_("Place"), self._where()),
            Fact(_("Date"), self._days()),
            Fact(_("Kind"), self._words("kind", "theme")),
        ]
        if len(self.slots) == 1:
            found.insert(2, Fact(_("Start and end"), _hours(self.slots[0])))
            found.append(Fact(_("Topic"), self._topic(self.slots[0])))
        found.append(Fact(_("Trainer"), self._trainers()))
        if self._grant:
            found.append(Fact(_("Programme or funder"), self._words("programme")))
            found.append(
                Fact(_("Reference of the programme"), self._words("programme_reference"))
            )  # fmt: skip
        found.append(Fact(_("Partners"), self._partners()))
        return found

    def half_day_lines(self) -> list[str]:
        """A line per half-day: when, what about, with whom; none where the table says it all."""
        if len(self.slots) < 2:
            return []
        several = len({s.get("trainer") for s in self.slots}) > 1
        if not several and not any(s.get("topic") or s.get("topic_ar") for s in self.slots):
            return []
        tongue = self._tongue
        return [
            tongue.joined(
                [self.day_of(slot), _hours(slot), self._topic(slot), slot.get("trainer") or ""]
            )
            for slot in self.slots
        ]

    def day_of(self, slot: Row) -> str:
        """``Tue 3/11``, in each language."""
        day, _part = half_days.short_name(half_day(slot), with_month=True)
        return self._tongue(day)

    def head_of(self, slot: Row) -> str:
        """What stands above the places to sign: the day, and from when to when."""
        day, part = half_days.short_name(half_day(slot), with_month=True)
        hours = _hours(slot) or (self._tongue(part) if part is not None else "")
        return "\n".join(filter(None, (self._tongue.stacked(day), hours)))

    def trainer_of(self, slot: Row) -> str:
        """Who gives a half-day."""
        return slot.get("trainer") or self._partner_trainers()

    # In words

    def _words(self, *keys: str) -> str:
        register = self._store.registers["session"]

        def say(lang: Language) -> str:
            words = [face.words(register[key], self.row.get(key), lang, self.row) for key in keys]
            return "، ".join(filter(None, words)) if lang.rtl else ", ".join(filter(None, words))

        return self._tongue.joined(self._tongue.said(say))

    def _where(self) -> str:
        commune = self._words("commune")
        return self._tongue.joined([self.row.get("place") or "", commune])

    def _days(self) -> str:
        days = sorted({s["date"] for s in self.slots if s.get("date")})

        def say(lang: Language) -> str:
            if len(days) < 3:
                return lang.list([lang.date(day, long=True) for day in days])
            words = {"first": lang.date(days[0], long=True), "last": lang.date(days[-1], long=True)}
            return lang(_("from %(first)s to %(last)s") % words)

        return self._tongue.joined(self._tongue.said(say))

    def _topic(self, slot: Row) -> str:
        def say(lang: Language) -> str:
            keys = {"ar": ("topic_ar", "topic"), "en": ("topic_en", "topic")}
            wanted = (*keys.get(lang.code, ("topic",)), "topic", "topic_ar", "topic_en")
            return next((slot[key] for key in wanted if slot.get(key)), "")

        return self._tongue.joined(self._tongue.said(say))

    def _trainers(self) -> str:
        names = list(dict.fromkeys(s["trainer"] for s in self.slots if s.get("trainer")))
        return self._listed(names) or self._partner_trainers()

    def _partner_trainers(self) -> str:
        return self._named(lambda line: line.get("role") == "trainer")

    def _partners(self) -> str:
        return self._named(lambda line: line.get("role") != "trainer")

    def _named(self, wanted: Any) -> str:
        lines = self._context.lines("session_partner", self.row["uid"]) if self.row else []
        rows = [self._context.get("partner", p["partner"]) for p in lines
                if p.get("partner") and wanted(p)]  # fmt: skip
        code = self._tongue.main.code
        return self._listed([self._store.name_of("partner", r, code) for r in rows if r])

    def _listed(self, names: Sequence[str]) -> str:
        between = "، " if self._tongue.rtl else ", "
        return self._tongue.joined(names, between)


def _hours(slot: Row) -> str:
    """``09:00–12:30``, in this order in every language."""
    times = "–".join(t for t in (slot.get("start"), slot.get("end")) if t)
    return f"\u2066{times}\u2069" if times else ""
