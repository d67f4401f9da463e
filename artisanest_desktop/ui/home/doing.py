"""What Home finds to do, the most pressing first."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from artisanest_desktop.i18n import Language, Msg, _, n_, p_
from artisanest_desktop.model.campaign import stage_of
from artisanest_desktop.rules.half_days import DAYS
from artisanest_desktop.ui import copies

if TYPE_CHECKING:
    from artisanest_desktop.store import Store
    from artisanest_desktop.ui.home.figures import Figures

#: Of sessions that ended longer ago nothing is asked any more: their sheets lie in a drawer.
_ASKED_DAYS = 31
#: A paper is spoken of so long before its end, and so long after.
_BEFORE, _AFTER = 60, 180
#: So many products are named one by one; the others are counted.
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Todo:
    """One line of the list: a sentence, what its button does (see ``MainWindow.go``), and a tag
    that says when or where in a word."""

    icon: str
    words: Msg
    act: Msg
    goal: str
    tag: Msg | str = ""
    color: str = "accent"


def todo(store: Store, figures: Figures, today: dt.date, lang: Language) -> list[Todo]:
    """What waits, the most pressing first."""
    meetings = _sessions(store, today, lang)
    late, soon = _commitments(store, today, lang)
    ended, ending = _papers(store, today, lang)
    now = today.isoformat()
    return [
        *_first_steps(figures),
        *(one for day, one in meetings if day == now),
        *_questions(store),
        *_alike(store),
        *_rolls(store, today, lang),
        *_visits(store, today),
        *_consents(store, today, lang),
        *_campaigns(store, lang),
        *late,
        *ended,
        *soon,
        *(one for day, one in meetings if day != now),
        *ending,
        *_low_stock(store, lang),
        *_to_check(store),
    ]


def copy_elsewhere(known: copies.Copies) -> list[Todo]:
    """A copy on this disk does not outlive the disk."""
    if not known.outside_is_old(dt.datetime.now().astimezone()):
        return []
    words = _("No safety copy outside this computer yet")
    if known.outside:
        words = _("The last copy outside this computer is old")
    return [Todo("usb", words, _("Take one"), "outside")]


def _first_steps(figures: Figures) -> list[Todo]:
    steps = []
    if not figures.cooperatives:
        words = _("Write down the cooperative: its name, where it is")
        steps.append(Todo("building-2", words, _("Write"), "settings:cooperative"))
    if not figures.members:
        steps.append(Todo("users", _("Add the first member"), _("Add"), "add:member"))
        words = _("Or receive a list that exists already in Excel")
        steps.append(Todo("file-spreadsheet", words, _("Choose"), "receive"))
    return steps


def _questions(store: Store) -> list[Todo]:
    if not (n := len(store.questions())):
        return []
    words = n_("%(n)s question for you", "%(n)s questions for you", n)
    return [Todo("circle-help", words, _("Answer"), "questions")]


def _campaigns(store: Store, lang: Language) -> list[Todo]:
    """Files that came back and are to be merged, and those that are late."""
    uids = [u for i in store.find("campaign") if (u := store.row_uid("campaign", i))]
    if not uids:
        return []
    context, records = store.reader(), store.get_many("campaign", uids)
    context.expect("campaign", uids)
    found = []
    for uid in uids:
        due = records[uid].get("due")
        counts = Counter(stage_of(s, due, context) for s in context.lines("sending", uid))
        named = {"title": records[uid].get("title") or "—"}
        goal = f"campaign:{uid}"
        if n := counts["back"]:
            words = n_("%(title)s: %(n)s file to merge", "%(title)s: %(n)s files to merge", n)
            found.append(Todo("send", words % named, _("See"), goal, _("came back"), "saffron"))
        if n := counts["late"]:
            words = n_("%(title)s: %(n)s late", "%(title)s: %(n)s late", n)
            late = p_("sending", "late")
            found.append(Todo("send", words % named, _("See"), goal, late, "terra"))
    return found


def _alike(store: Store) -> list[Todo]:
    from artisanest_desktop.ui.likeness import waiting

    if not (n := waiting.count(store, "member")):
        return []
    words = n_("Same person? %(n)s pair to look at", "Same person? %(n)s pairs to look at", n)
    return [Todo("users", words, _("See"), "likeness:member")]


def _sessions(store: Store, today: dt.date, lang: Language) -> list[tuple[str, Todo]]:
    """Those of the coming seven days, with the day."""
    from artisanest_desktop.store import counting

    found = []
    until = (today + dt.timedelta(days=6)).isoformat()
    for one in counting.coming(store, today.isoformat(), until):
        record = store.get("session", one.session) or {}
        name = store.name_of("session", record, lang.code)
        what = " · ".join(filter(None, (name, record.get("place"), one.start)))
        day = dt.date.fromisoformat(one.day)
        tag = _("today") if day == today else DAYS[day.weekday()]
        color = "saffron" if day == today else "accent"
        words = _("Session: %(what)s") % {"what": what}
        goal = f"{'rollcall' if day == today else 'record:session'}:{one.session}"
        found.append((one.day, Todo("calendar-days", words, _("Open"), goal, tag, color)))
    return found


def _rolls(store: Store, today: dt.date, lang: Language) -> list[Todo]:
    """Sessions of the last month whose roll call is not typed, or is without its sheet."""
    from artisanest_desktop.store import counting

    since = (today - dt.timedelta(days=_ASKED_DAYS)).isoformat()
    yesterday = (today - dt.timedelta(days=1)).isoformat()
    found = []
    for one in counting.rolls(store, since, yesterday):
        goal = f"rollcall:{one.session}"
        if one.typed and one.typed >= one.wanted:
            if one.filed:
                continue
            words, act = _("Attendance sheet to attach — %(what)s"), _("Attach")
            goal = f"record:session:{one.session}"
        elif one.typed:
            words, act = _("Roll call to finish — %(what)s"), _("Finish")
        else:
            words, act = _("Roll call to type — %(what)s"), _("Type")
        said = words % {"what": store.title("session", one.session, lang.code)}
        day = lang.short_date(one.day)
        found.append(Todo("graduation-cap", said, act, goal, day, "saffron"))
    return found


def _visits(store: Store, today: dt.date) -> list[Todo]:
    """Who came to a session three or six months ago, and is to be asked what became of it."""
    from artisanest_desktop.store import visits

    if not (n := len(visits.due(store, today))):
        return []
    words = n_("%(n)s person to ask: in use?", "%(n)s people to ask: in use?", n)
    return [Todo("message-circle", words, _("Ask"), "visits")]


def _consents(store: Store, today: dt.date, lang: Language) -> list[Todo]:
    """Consent sheets that were printed and not typed back."""
    from artisanest_desktop.store import editions

    since = (today - dt.timedelta(days=_ASKED_DAYS)).isoformat()
    found = []
    for one in editions.consents_untyped(store, since):
        day = lang.short_date(one["printed_on"])
        session = one.get("register") == "session"
        goal = f"results:{one['record']}:consents" if session else f"consents:{one['record']}"
        words = _("Consent sheet to type")
        found.append(Todo("signature", words, _("Type"), goal, day, "saffron"))
    return found


def _commitments(store: Store, today: dt.date, lang: Language) -> tuple[list[Todo], list[Todo]]:
    """Those overdue, those due within a week."""
    from artisanest_desktop.store import counting

    late: list[Todo] = []
    soon: list[Todo] = []
    uids = counting.commitments_due(store, (today + dt.timedelta(days=6)).isoformat())
    records = store.get_many("commitment", uids)
    for one in (records[uid] for uid in uids):
        day = {"date": lang.short_date(one["due"])}
        overdue = one["due"] < today.isoformat()
        tag = _("was due %(date)s") if overdue else _("due %(date)s")
        what = one.get("what") or "—"
        who = _who(store, one, lang)
        words = _("Commitment of %(who)s: %(what)s") if who else _("Commitment: %(what)s")
        goal = f"record:session:{one['session']}"
        said = words % {"who": who, "what": what}
        color = "terra" if overdue else "saffron"
        (late if overdue else soon).append(
            Todo("handshake", said, _("See"), goal, tag % day, color)
        )
    return late, soon


def _who(store: Store, commitment: dict[str, object], lang: Language) -> str:
    for register in ("partner", "cooperative", "member"):
        if uid := commitment.get(register):
            return store.title(register, str(uid), lang.code)
    return str(commitment.get("who") or "")


def _papers(store: Store, today: dt.date, lang: Language) -> tuple[list[Todo], list[Todo]]:
    """Labels and agreements that have ended, those that end soon."""
    from artisanest_desktop.store import counting

    ended: list[Todo] = []
    ending: list[Todo] = []
    since, until = (today + dt.timedelta(days=n) for n in (-_AFTER, _BEFORE))
    for one in counting.papers(store, since.isoformat(), until.isoformat()):
        whose = {"whose": store.title(one.register, one.record, lang.code)}
        if one.register == "partner":
            words = _("Agreement with %(whose)s") % whose
        elif one.name:
            words = _("Label “%(name)s” of %(whose)s") % {"name": one.name, **whose}
        else:
            words = _("Label of %(whose)s") % whose
        over = one.until < today.isoformat()
        tag = _("ended %(date)s") if over else _("until %(date)s")
        said = tag % {"date": lang.short_date(one.until)}
        goal = f"record:{one.register}:{one.record}"
        icon = "handshake" if one.register == "partner" else "badge-check"
        color = "terra" if over else "saffron"
        (ended if over else ending).append(Todo(icon, words, _("See"), goal, said, color))
    return ended, ending


def _low_stock(store: Store, lang: Language) -> list[Todo]:
    from artisanest_desktop.store import counting

    uids = counting.low_stock(store)
    named = uids if len(uids) <= _NAMED + 1 else uids[:_NAMED]
    records = store.get_many("product", named)
    tag = _named(store, "product")
    found = []
    for uid in named:
        what = store.name_of("product", records[uid], lang.code)
        left = {"what": what, "n": lang.number(records[uid].get("stock") or 0)}
        words = _("Low stock: %(what)s, %(n)s left") % left
        found.append(Todo("package", words, _("See"), f"record:product:{uid}", tag))
    if more := uids[len(named) :]:
        words = n_("%(n)s more product is below its minimum",
                   "%(n)s more products are below their minimum", len(more))  # fmt: skip
        found.append(Todo("package", words, _("See"), "flag:product:low", tag))
    return found


def _to_check(store: Store) -> list[Todo]:
    from artisanest_desktop.store import counting

    found = []
    for register, n in store.count_findings().items():
        declared = store.registers.get(register)
        if not n or declared is None or declared.parent is not None:
            continue
        own = register == "cooperative"
        goal = "settings:cooperative" if own else f"check:{register}"
        found.append(_checking(store, register, n, goal))
    for register, uid, n in counting.doubtful_lines(store):
        found.append(_checking(store, register, n, f"record:{register}:{uid}"))
    return found


def _checking(store: Store, register: str, n: int, goal: str) -> Todo:
    words = n_("%(n)s value to check", "%(n)s values to check", n)
    icon = store.registers[register].icon or "triangle-alert"
    return Todo(icon, words, _("See"), goal, _named(store, register))


def _named(store: Store, register: str) -> Msg:
    return _("The cooperative") if register == "cooperative" else store.registers[register].many
