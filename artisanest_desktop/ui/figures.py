"""What Home counts and what it finds to do: plain functions over a store, no widgets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.rules.dates import age
from artisanest_desktop.ui import copies

if TYPE_CHECKING:
    from artisanest_desktop.store import Store

#: Below this age funders count a person as young (an editable table comes with the reports).
YOUNG = 35


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts for the cards."""

    members: int = 0
    active: int = 0
    women: int = 0
    young: int = 0
    applied: int = 0
    left: int = 0
    cooperatives: int = 0


@dataclass(frozen=True, slots=True)
class Todo:
    """One line of the list: a sentence, and what its button does (see ``MainWindow.go``)."""

    icon: str
    words: Msg
    act: Msg
    goal: str


@dataclass(frozen=True, slots=True)
class View:
    """All that Home shows of a store at one moment."""

    figures: Figures
    todo: list[Todo] = field(default_factory=list)
    copies: copies.Copies = field(default_factory=copies.Copies)


def look(store: Store, today: dt.date, example: bool = False) -> View:
    """Count, and find what there is to do; quick, but for the worker all the same."""
    known = copies.known(store)
    figures = count(store, today)
    found = todo(store, figures)
    if figures.members and not example and not store.read_only:
        found += _copy_elsewhere(known)
    return View(figures, found, known)


def count(store: Store, today: dt.date) -> Figures:
    """The figures on the cards."""
    active = store.find("member", where={"state": "active"})
    young = 0
    for _uid, birth in store.window("member", active, ["birth"]):
        years = age(birth, today) if birth else None
        young += years is not None and years < YOUNG
    return Figures(
        members=store.count("member"),
        active=len(active),
        women=store.count("member", where={"state": "active", "sex": "F"}),
        young=young,
        applied=store.count("member", where={"state": "candidate"}),
        left=store.count("member", where={"state": "withdrawn"}),
        cooperatives=store.count("cooperative"),
    )


def todo(store: Store, figures: Figures) -> list[Todo]:
    """What waits, the most pressing first."""
    if store.read_only:
        return []
    return [*_questions(store), *_first_steps(figures), *_to_check(store)]


def _copy_elsewhere(known: copies.Copies) -> list[Todo]:
    if not known.outside_is_old(dt.datetime.now().astimezone()):
        return []
    words = _("No safety copy outside this computer yet")
    if known.outside:
        words = _("The last copy outside this computer is old")
    return [Todo("usb", words, _("Take one"), "outside")]


def _questions(store: Store) -> list[Todo]:
    questions = store.questions()
    if not questions:
        return []
    one = questions[0]
    words = n_("%(n)s question for you", "%(n)s questions for you", len(questions))
    return [Todo("circle-help", words, _("Answer"), f"record:{one.register}:{one.uid}")]


def _first_steps(figures: Figures) -> list[Todo]:
    steps = []
    if not figures.cooperatives:
        words = _("Write down the cooperative: its name, where it is")
        steps.append(Todo("building-2", words, _("Write"), "settings:cooperative"))
    if not figures.members:
        steps.append(Todo("users", _("Add the first member"), _("Add"), "add"))
        words = _("Or receive a list that exists already in Excel")
        steps.append(Todo("file-spreadsheet", words, _("Choose"), "receive"))
    return steps


def _to_check(store: Store) -> list[Todo]:
    found = []
    for register, n in store.count_findings().items():
        if n and register in REGISTERS:
            values = n_("%(n)s value to check", "%(n)s values to check", n)
            named = REGISTERS[register]
            whose = _("The cooperative") if register == "cooperative" else named.many
            words = _("%(whose)s — %(values)s") % {"whose": whose, "values": values}
            icon = named.icon or "triangle-alert"
            goal = "settings:cooperative" if register == "cooperative" else f"check:{register}"
            found.append(Todo(icon, words, _("See"), goal))
    return found
