"""What an invitation says, to each in her language: on paper, in a message, to a group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from artisanest_desktop.i18n import Language, Msg, _, p_
from artisanest_desktop.model import face
from artisanest_desktop.rules import certifying, half_days

if TYPE_CHECKING:
    from artisanest_desktop.store.context import Context
    from artisanest_desktop.store.store import Store
    from artisanest_desktop.store.transaction import Transaction

Row = Mapping[str, Any]
#: Whom to call, as somebody typed it; a setting, for it is the same for every session.
CONTACT = "invitations.contact"
#: So many lines of what a session is for; the rest is said on the day.
_LINES = 4
#: More days than that are said as from … to ….
_DAYS = 6
_OWN_LANGUAGE = {"fr": "", "ar": "_ar", "en": "_en"}


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody on the list: ``person`` is the member's row, else the participant's; ``code`` the
    language she is written to."""

    uid: str
    register: str
    person: Row
    code: str
    invited_on: str | None = None

    @property
    def phone(self) -> str | None:
        """Where a message reaches her."""
        phone = self.person.get("phone") or self.person.get("phone2")
        return str(phone) if phone else None


def guests(store: Store, session: str, reader: str, chosen: str = "") -> list[Guest]:
    """Everyone on a session's list, in order; ``chosen`` is one language for all of them."""
    context = store.reader()
    row = store.get("session", session) or {}
    homes = _languages_of_cooperatives(store)
    found = []
    for line in context.lines("participant", session):
        member = context.get("member", line["member"]) if line.get("member") else None
        person = member or line
        home = homes.get(line.get("cooperative") or person.get("cooperative") or "")
        code = chosen or language_of(person, home, row.get("language"), reader)
        register = "member" if member is not None else "participant"
        found.append(Guest(line["uid"], register, person, code, line.get("invited_on")))
    return found


def language_of(person: Row, home: str | None, session: str | None, reader: str) -> str:
    """Her own script where she has one alone; else what her cooperative is written to in; else
    the session's language."""
    arabic = any(person.get(k) for k in ("name_ar", "family_name_ar", "given_name_ar"))
    latin = any(person.get(k) for k in ("name", "family_name", "given_name"))
    if arabic and not latin:
        return "ar"
    return home or certifying.language(dict(person), session, reader)


def _languages_of_cooperatives(store: Store) -> dict[str, str]:
    """The language in which each was last sent something."""
    ids = store.find("sending")
    rows = store.window("sending", ids, ("cooperative", "language", "sent_on"))
    known = sorted(rows, key=lambda row: str(row[3] or ""))
    return {home: code for _uid, home, code, _day in known if home and code}


@dataclass(frozen=True, slots=True)
class Said:
    """A session as an invitation tells it, in one language; what is not known is empty."""

    title: str
    when: tuple[str, ...] = ()
    where: str = ""
    goals: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    contact: str = ""
    number: str = ""


def said(store: Store, session: str, lang: Language) -> Said:
    """What there is to say of a session."""
    row = store.get("session", session) or {}
    register = store.registers["session"]
    place, commune = (face.words(register[k], row.get(k), lang, row) for k in ("place", "commune"))
    where = [place, "" if commune and commune in place else commune]
    return Said(
        store.title("session", session, lang.code),
        tuple(_when(store.reader(), session, lang)),
        _joined([part for part in where if part], lang),
        _lines(row, "objectives", lang),
        _lines(row, "agenda", lang),
        contact(store, lang),
        str(row.get("number") or ""),
    )


def _joined(parts: Sequence[str], lang: Language) -> str:
    """Each part in its own direction; the line runs as its reader reads."""
    if not lang.rtl:
        return ", ".join(parts)
    return "\u200f" + "، ".join(f"\u2068{part}\u2069" for part in parts) if parts else ""


def _lines(row: Row, key: str, lang: Language) -> tuple[str, ...]:
    """What is written in her language, and not in another: a page in two is read by nobody."""
    text = row.get(f"{key}{_OWN_LANGUAGE[lang.code]}") or ""
    return tuple(line.strip(" -–•") for line in text.splitlines() if line.strip())[:_LINES]


def _when(context: Context, session: str, lang: Language) -> list[str]:
    """A line for each day, with its hours."""
    days: dict[str, list[str]] = {}
    for slot in context.lines("slot", session):
        if slot.get("date"):
            hours = days.setdefault(slot["date"], [])
            times = "–".join(t for t in (slot.get("start"), slot.get("end")) if t)
            hours += [f"\u2066{times}\u2069" if lang.rtl else times] if times else []
    if len(days) > _DAYS:
        ends = {"first": half_days.day_name(min(days), lang),
                "last": half_days.day_name(max(days), lang)}  # fmt: skip
        return [lang(_("from %(first)s to %(last)s") % ends)]
    found = []
    for day, hours in days.items():
        name = half_days.day_name(day, lang)
        words = _("%(day)s: %(hours)s") % {"day": name, "hours": lang.list(hours)}
        found.append(lang(words) if hours else name)
    return found


def contact(store: Store, lang: Language) -> str:
    """Whom to call: what somebody typed, else the cooperative if there is one alone."""
    typed = store.setting(CONTACT)
    if typed:
        return str(typed)
    only = store.find("cooperative", limit=2)
    uid = store.row_uid("cooperative", only[0]) if len(only) == 1 else None
    row = store.get("cooperative", uid) if uid else None
    if row is None or not row.get("phone"):
        return ""
    phone = store.registers["cooperative"]["phone"].kind.format(row["phone"], lang)
    name = store.title("cooperative", str(uid), lang.code)
    return f"{name} · \u2066{phone}\u2069" if lang.rtl else f"{name} · {phone}"


def greeting(store: Store, guest: Guest, lang: Language) -> str:
    """Her name, and a word before it that bends with her."""
    name = store.registers[guest.register].title(_called(guest.person, lang), lang.code)
    by_sex: dict[str, Msg] = {"F": p_("woman", "Dear %(name)s,"), "M": p_("man", "Dear %(name)s,")}
    words = by_sex.get(str(guest.person.get("sex")), _("Hello %(name)s,"))
    return lang(words % {"name": name})


def _called(person: Row, lang: Language) -> Row:
    """People are greeted by their given name first, in either script."""
    latin = " ".join(filter(None, (person.get("given_name"), person.get("family_name"))))
    return {**person, "family_name": latin, "given_name": None} if latin else person


def message(store: Store, session: str, lang: Language, guest: Guest | None = None) -> str:
    """For one person, or for a group."""
    told = said(store, session, lang)
    hello = greeting(store, guest, lang) if guest is not None else lang(_("Hello everyone,"))
    texts = [hello, lang(_invites(guest)) % {"title": told.title}, ""]
    texts += [f"• {day}" for day in told.when]
    if told.where:
        texts.append(lang(_("Place: %(where)s") % {"where": told.where}))
    for heading, lines in ((_("What for:"), told.goals), (_("On the programme:"), told.agenda)):
        if lines:
            texts += ["", lang(heading), *(f"• {line}" for line in lines)]
    texts.append("")
    if told.contact:
        texts.append(lang(_("For any question: %(contact)s") % {"contact": told.contact}))
    texts.append(lang(_("Thank you for saying whether you will come.")))
    return "\n".join(texts)


def _invites(guest: Guest | None) -> Msg:
    sex = str(guest.person.get("sex")) if guest is not None else ""
    bent = {"F": p_("woman", "You are invited to “%(title)s”:"),
            "M": p_("man", "You are invited to “%(title)s”:")}  # fmt: skip
    return bent.get(sex, p_("several people", "You are invited to “%(title)s”:"))


def pleased(guest: Guest) -> Msg:
    """What stands between her name and the title."""
    bent = {"F": p_("woman", "we have the pleasure of inviting you to"),
            "M": p_("man", "we have the pleasure of inviting you to")}  # fmt: skip
    return bent.get(str(guest.person.get("sex")), _("we have the pleasure of inviting you to"))


def phones(store: Store, people: Iterable[Guest], lang: Language) -> tuple[list[str], list[str]]:
    """The numbers, each once, as they are dialled; and the names of those without one."""
    numbers: dict[str, None] = {}
    without = []
    for guest in people:
        if guest.phone:
            numbers[guest.phone.replace(" ", "")] = None
        else:
            without.append(store.registers[guest.register].title(guest.person, lang.code))
    return list(numbers), without


def given(t: Transaction, store: Store, uids: Sequence[str]) -> int:
    """These have their invitation, today; who had it before keeps that day. Returns how many."""
    today = store.clock.today().isoformat()
    t.load("participant", uids)
    rows = {uid: t.get("participant", uid) for uid in uids}
    new = {
        uid: {"invited_on": today} for uid, row in rows.items() if row and not row.get("invited_on")
    }
    t.bulk_set("participant", new)
    return len(new)

