"""A campaign: workbooks made for many, recognised when they come back, merged one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from artisanest_desktop.exchange import identity, sendings
from artisanest_desktop.exchange.applying import apply
from artisanest_desktop.exchange.book import Progress, tick
from artisanest_desktop.exchange.exporting import Errand, export
from artisanest_desktop.exchange.gathering import Arrived, digest, gather
from artisanest_desktop.exchange.guarding import Unreadable
from artisanest_desktop.exchange.plan import UNDECIDED, Received
from artisanest_desktop.exchange.planning import Asked, receive_file
from artisanest_desktop.exchange.profiles import INSIDE
from artisanest_desktop.exchange.reading import read
from artisanest_desktop.exchange.recognising import Guess, Recogniser
from artisanest_desktop.exchange.sendings import Returned, waiting
from artisanest_desktop.exchange.templates import template
from artisanest_desktop.i18n import LANGUAGES, Msg, _, n_
from artisanest_desktop.rules import ranks
from artisanest_desktop.rules.filenames import safe
from artisanest_desktop.store import Store, documents
from artisanest_desktop.store.errors import Refusal

#: What a campaign may go round with.
REGISTERS = ("member", "product", "session", "partner")
Record = Mapping[str, Any]


# -- beginning


def start(store: Store, values: Record, to: Sequence[Record]) -> str:
    """A new campaign and its sendings (``cooperative`` or ``title``, and ``language``)."""
    today = store.clock.today().isoformat()
    with store.transaction(_("Start a campaign")) as t:
        uid = t.create("campaign", {"asked_on": today, **values})
        add_to(store, uid, to)
    return uid


def add_to(store: Store, campaign: str, to: Sequence[Record]) -> list[str]:
    """More people to send it to."""
    lines = store.reader().lines("sending", campaign)
    last = lines[-1].get("rank") if lines else None
    made = []
    for one in to:
        last = ranks.between(last, None)
        made.append({"campaign": campaign, "rank": last, **one})
    with store.transaction(_("Campaign: sent to more people")) as t:
        return t.bulk_create("sending", made)


def language_for(store: Store, cooperative: str, usual: str) -> str:
    """The language a cooperative got its last file in; else that of its name."""
    ids = store.find("sending", where={"cooperative": cooperative})
    known = [language for _uid, language in store.window("sending", ids, ["language"]) if language]
    if known:
        return str(known[-1])
    record = store.get("cooperative", cooperative) or {}
    return "ar" if record.get("name_ar") and not record.get("name") else usual


# -- going out


@dataclass(frozen=True, slots=True)
class Made:
    """A workbook of a campaign."""

    sending: str
    path: Path
    rows: int


def make_files(
    store: Store,
    campaign: str,
    folder: str | Path,
    only: Sequence[str] | None = None,
    progress: Progress | None = None,
) -> list[Made]:
    """Write the workbook of each sending into a folder; those made are noted, even when the rest
    was stopped or refused."""
    record = _campaign(store, campaign)
    lines = store.reader().lines("sending", campaign)
    wanted = [line for line in lines if only is None or line["uid"] in only]
    made: list[Made] = []
    noted: dict[str, dict[str, Any]] = {}
    today = store.clock.today().isoformat()
    try:
        for at, line in enumerate(wanted):
            tick(progress, at, len(wanted))
            left = documents.leave(store)
            one = _make(store, record, line, Path(folder), left)
            made.append(one)
            noted[line["uid"]] = {
                "document": left.uid, "sent_name": one.path.name, "sent_on": today
            }  # fmt: skip
    finally:
        if noted:
            with store.transaction(_("Campaign: the files were made")) as t:
                t.bulk_set("sending", noted)
    return made


def _campaign(store: Store, uid: str) -> Record:
    record = store.get("campaign", uid)
    if record is None:
        raise Refusal(_("This campaign is not in this file any more."))
    return record


def _make(store: Store, campaign: Record, line: Record, folder: Path, left: Any) -> Made:
    lang = line.get("language") or "fr"
    register = campaign.get("register") or "member"
    whose = addressee(store, line, lang)
    facts = {sendings.CAMPAIGN: campaign["uid"], sendings.SENDING: line["uid"]}
    errand = Errand(left, facts, whose if line.get("cooperative") else "")
    words = store.language(lang)
    name = f"{words(store.registers[register].many)} – {whose} – {left.at[:10]}"
    path = _free(folder / safe(f"{name}.xlsx"))
    ids = _ids(store, register, line.get("cooperative"))
    if campaign.get("sent_as") == "list" and ids:
        profile = campaign.get("profile") or INSIDE
        done = export(store, register, path, lang, ids, profile=profile, errand=errand)
        return Made(line["uid"], done.path, done.rows)
    # Of whom nobody is known yet, an empty list would ask nothing.
    return Made(line["uid"], template(store, register, path, lang, errand), 0)


def _ids(store: Store, register: str, cooperative: str | None) -> list[int]:
    declared = store.registers[register]
    sort = [declared.order or (declared.sort[0], False)]
    owned = "cooperative" in declared.by_key and store.count("cooperative") > 1
    where = {"cooperative": cooperative} if owned and cooperative else None
    return store.find(register, where=where, sort=sort)


def _free(path: Path) -> Path:
    found, n = path, 2
    while found.exists():
        found, n = path.with_name(f"{path.stem} ({n}){path.suffix}"), n + 1
    return found


def addressee(store: Store, line: Record, lang: str) -> str:
    """Who a sending is for: a cooperative, or somebody by name."""
    if line.get("cooperative"):
        return store.title("cooperative", line["cooperative"], lang)
    return str(line.get("title") or "—")


# -- coming back


@dataclass(frozen=True, slots=True)
class Drop:
    """What a drop was: files with what is known of them, and what was no workbook of anyone."""

    found: list[Returned]
    again: list[str]
    troubles: list[tuple[str, Msg]]


def recognise(
    store: Store,
    campaign: str,
    paths: Sequence[str | Path],
    progress: Progress | None = None,
) -> Drop:
    """Look at files, folders and zips that came back, say whose each is, and note it."""
    lines = store.reader().lines("sending", campaign)
    looking = _Looking(store, campaign, lines)
    arrived = gather(paths)
    for at, one in enumerate(arrived):
        tick(progress, at, len(arrived))
        looking.look(one)
    sendings.keep_files(store, campaign, [*looking.known.values(), *looking.found])
    _note_back(store, [*looking.forgotten, *looking.found])
    return Drop(looking.found, looking.again, looking.troubles)


class _Looking:
    """One drop, file after file."""

    def __init__(self, store: Store, campaign: str, lines: Sequence[Record]) -> None:
        self._store = store
        self._campaign = campaign
        self._by_cooperative = {x["cooperative"]: x["uid"] for x in lines if x.get("cooperative")}
        self._by_title = {x["title"]: x["uid"] for x in lines if x.get("title")}
        self._sendings = {line["uid"] for line in lines}
        self._undated = {line["uid"] for line in lines if not line.get("returned_on")}
        self.known = {one.sha256: one for one in sendings.files(store, campaign)}
        self.forgotten: list[Returned] = []
        self._recogniser: Recogniser | None = None
        self.found: list[Returned] = []
        self.again: list[str] = []
        self.troubles: list[tuple[str, Msg]] = []

    def look(self, one: Arrived) -> None:
        """One file."""
        if one.trouble is not None:
            self.troubles.append((one.name, one.trouble))
            return
        if not one.member and self._is_again(one, digest(one.path)):
            return
        try:
            book = read(one.path, member=one.member or None)
        except Unreadable as why:
            self.troubles.append((one.name, why.message))
            return
        if self._is_again(one, book.sha256):
            return
        returned = Returned(one.name, str(one.path.absolute()), book.sha256, one.member)
        ours = identity.recognise(book)
        uid = sendings.sending_of(self._store, ours.document, ours.facts) if ours else ""
        if uid in self._sendings:
            self._say(returned, uid, _("It carries the hidden identity it left with."), True)
        else:
            self._say(returned, *self._guess(book, uid))
        self.found.append(returned)

    def _is_again(self, one: Arrived, sha256: str) -> bool:
        """The same file once more: it may lie elsewhere now, or its coming have been undone."""
        if sha256 not in self.known and sha256 not in {f.sha256 for f in self.found}:
            return False
        self.again.append(one.name)
        if (known := self.known.get(sha256)) is not None:
            known.path, known.member = str(one.path.absolute()), one.member
            if known.sending in self._undated:
                self.forgotten.append(known)
        return True

    def _say(self, one: Returned, sending: str, why: Msg, sure: bool = False) -> None:
        one.sending, one.reason, one.sure = sending, why.to_json(), sure

    def _guess(self, book: Any, elsewhere: str) -> tuple[str, Msg]:
        if elsewhere:
            return "", _("It belongs to another campaign.")
        if self._recogniser is None:
            self._recogniser = Recogniser(self._store, list(self._by_cooperative))
        found: Guess | None = self._recogniser.guess(book)
        if found is not None:
            return self._by_cooperative[found.cooperative], found.why
        named = [uid for title, uid in self._by_title.items() if title in book.name]
        if len(named) == 1:
            return named[0], _("The name of the file says so.")
        return "", _("Nothing in it says whose it is: choose.")


def assign(store: Store, campaign: str, sha256: str, sending: str) -> None:
    """A person says whose a file is."""
    known = sendings.files(store, campaign)
    one = next(f for f in known if f.sha256 == sha256)
    before = one.sending
    one.sending, one.sure = sending, True
    one.reason = _("Chosen by hand.").to_json()
    sendings.keep_files(store, campaign, known)
    record = store.get("sending", before) if before else None
    if record is not None and record.get("returned_hash") == sha256:
        others = [f for f in known if f.sending == before]
        _note_back(store, others, forget=before)
    _note_back(store, [one])


def forget_file(store: Store, campaign: str, sha256: str) -> None:
    """Leave a file out: it is not of this campaign."""
    assign(store, campaign, sha256, "")
    kept = [f for f in sendings.files(store, campaign) if f.sha256 != sha256]
    sendings.keep_files(store, campaign, kept)


def _note_back(store: Store, found: Sequence[Returned], forget: str = "") -> None:
    """Write that these came back; of several for one sending the last is named."""
    today = store.clock.today().isoformat()
    blank = {"returned_on": None, "returned_name": None, "returned_hash": None, "merged_on": None,
             "txn": None, "rows": None, "questions": None, "refused": None}  # fmt: skip
    values: dict[str, dict[str, Any]] = {forget: blank} if forget else {}
    for one in found:
        if one.sending:
            values[one.sending] = {**blank, "returned_on": today, "returned_name": one.name,
                                   "returned_hash": one.sha256}  # fmt: skip
    if values:
        with store.transaction(_("Campaign: files came back")) as t:
            t.bulk_set("sending", values)


# -- merging


def receive(
    store: Store, one: Returned, lang: str, near: str | None, progress: Progress | None = None
) -> Received:
    """What a file that came back would bring."""
    if not Path(one.path).exists():
        text = _("“%(name)s” is not where it was any more: drop it here once more.")
        raise Refusal(text % {"name": one.name})
    asked = Asked(near=near, sending=one.sending, member=one.member or None)
    return receive_file(store, one.path, lang, asked, progress)


def open_points(received: Received) -> list[Msg]:
    """What a person should look at before a file is merged; empty when nothing."""
    points = []
    if n := received.questions:
        points.append(n_("%(n)s question", "%(n)s questions", n))
    if n := received.counts["refused"]:
        points.append(n_("%(n)s row to complete", "%(n)s rows to complete", n))
    if n := sum(not a.answer and not a.usual for p in received.plans for a in p.asks):
        points.append(n_("%(n)s column to decide", "%(n)s columns to decide", n))
    alike = (a for p in received.plans for r in p.rows for a in r.alike)
    if n := sum(a.verdict == UNDECIDED for a in alike):
        points.append(n_("%(n)s person who may be there already",
                         "%(n)s people who may be there already", n))  # fmt: skip
    if n := sum(len(p.unknown) for p in received.plans):
        points.append(n_("%(n)s unknown column", "%(n)s unknown columns", n))
    return points


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of a file: its transaction, or what keeps it from being merged by itself."""

    file: Returned
    txn: str | None
    points: list[Msg]
    rows: int = 0

    @property
    def done(self) -> bool:
        """Whether it was merged."""
        return not self.points


def merge_all(
    store: Store,
    campaign: str,
    lang: str,
    progress: Progress | None = None,
    told: Callable[[Merged], Any] | None = None,
) -> list[Merged]:
    """Merge the files that need no answer, each in a transaction of its own; the others are left.
    ``told`` hears of each, also when the rest is stopped."""
    near = _campaign(store, campaign).get("register")
    files = waiting(store, campaign)
    done = []
    for at, one in enumerate(files):
        tick(progress, at, len(files))
        found = merge(store, one, lang, near)
        done.append(found)
        if told is not None:
            told(found)
    tick(progress, len(files), max(len(files), 1))
    return done


def merge(store: Store, one: Returned, lang: str, near: str | None) -> Merged:
    """Merge a file if it needs no answer."""
    try:
        received = receive(store, one, lang, near)
        if points := open_points(received):
            return Merged(one, None, points)
        return Merged(one, apply(store, received).txn, [], received.rows)
    except Refusal as why:
        return Merged(one, None, [why.message])


__all__ = [
    "LANGUAGES", "REGISTERS", "Drop", "Made", "Merged", "add_to", "addressee", "assign",
    "forget_file", "language_for", "make_files", "merge", "merge_all",
    "open_points", "receive", "recognise", "start", "waiting",
]  # fmt: skip
