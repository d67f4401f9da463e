"""Whom to invite, in chips: each says how many it would leave beside the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from artisanest_desktop.i18n import Msg, _, fold
from artisanest_desktop.model.fields import Field
from artisanest_desktop.rules import Choice, Option
from artisanest_desktop.rules.inviting import Candidate, Wanted, counted, fits
from artisanest_desktop.store.inviting import villages
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.register.chips import ValueChip
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Chip
from artisanest_desktop.ui.widgets.flow import Flow

_BANDS = Choice(
    (
        Option("15", _("under 15")),
        Option("25", _("15 to 24")),
        Option("35", _("25 to 34")),
        Option("50", _("35 to 49")),
        Option("50+", _("50 and over")),
    )
)
_KEYS = ("trade", "level", "cooperative", "commune", "douar", "sex", "band")


class _PeopleChip(ValueChip):
    """A value chip whose counts are those of the people in question."""

    def __init__(
        self,
        session: Session,
        field: Field,
        values: Callable[[str], Mapping[Any, int]],
        words: Mapping[str, str] | None = None,
    ) -> None:
        self._values, self._said = values, words or {}
        super().__init__(session, "member", field)

    def counted(self) -> list[tuple[Any, int]]:
        found = dict(self._values(self.field.key))
        found |= {value: 0 for value in self.values if value not in found}
        return sorted(found.items(), key=lambda pair: (pair[0] is None, -pair[1]))

    def worded(self, value: Any) -> str:
        return self._said[value] if value in self._said else super().worded(value)


class Narrowing(QWidget):
    """``changed()`` when other people are wanted; :attr:`wanted` says which."""

    changed = Signal()

    def __init__(self, session: Session, theme: str, people: Sequence[Candidate]) -> None:
        super().__init__()
        self._session = session
        self._people = people
        self._theme = theme
        flow = Flow(session.theme.px(8), self)
        self.not_had = self._switch(self._not_had_words())
        self.not_had.setVisible(bool(theme))
        self.not_had.setChecked(bool(theme))
        self.never = self._switch(_("Never came to any session"))
        for chip in (self.not_had, self.never):
            flow.addWidget(chip)
        self.chips: dict[str, ValueChip] = {}
        store = saving.store_of(session)
        for key in _KEYS:
            values = counted(people, key)
            if len(values) > 1 or key in ("trade", "commune"):
                chip = self._chip(key, villages(store) if key == "douar" else None)
                self.chips[key] = chip
                flow.addWidget(chip)
        self.missing = Button(session, _("Who is missing?"), "users", "link")
        self.missing.setToolTip(session.lang(_("Who has never come to any session, of the "
                                               "cooperatives invited")))  # fmt: skip
        flow.addWidget(self.missing)

    def _not_had_words(self) -> Msg | str:
        label = self._session.lang.terms.label("theme", self._theme, self._session.lang.code)
        return _("Has not had “%(theme)s” yet") % {"theme": label} if self._theme else ""

    def _switch(self, words: Msg | str) -> Chip:
        chip = Chip(self._session, words)
        chip.toggled.connect(lambda _on: self.changed.emit())
        return chip

    def _chip(self, key: str, words: Mapping[str, str] | None) -> ValueChip:
        if key == "band":
            field = Field("band", _BANDS, _("Age"))
        else:
            field = saving.register_of(self._session, "member")[key]
        chip = _PeopleChip(self._session, field, self._left, words)
        chip.chosen.connect(lambda values, chip=chip: self._choose(chip, values))
        return chip

    def _choose(self, chip: ValueChip, values: list[Any]) -> None:
        chip.show_values(values)
        self.changed.emit()

    def _left(self, key: str) -> Mapping[Any, int]:
        """The values of a key among those whom all other chips leave."""
        others = self.wanted.but(key)
        return counted([one for one in self._people if fits(one, others)], key)

    @property
    def wanted(self) -> Wanted:
        """What is asked now."""
        values = {key: frozenset(chip.values) for key, chip in self.chips.items() if chip.values}
        theme = self._theme if self.not_had.isChecked() else ""
        return Wanted(values, theme, self.never.isChecked())

    def choose(self, key: str, values: Sequence[Any]) -> None:
        """Ask for some values of a key, as its chip would."""
        if key in self.chips:
            self._choose(self.chips[key], list(values))

    def renew(self, people: Sequence[Candidate]) -> None:
        """Others are left to choose from."""
        self._people = people

    def state(self) -> dict[str, Any]:
        """What is asked."""
        chips = {key: list(chip.values) for key, chip in self.chips.items()}
        return {"chips": chips, "not": self.not_had.isChecked(), "never": self.never.isChecked()}

    def restore(self, state: dict[str, Any]) -> None:
        """As :meth:`state` said."""
        self.not_had.setChecked(state["not"])
        self.never.setChecked(state["never"])
        for key, values in state["chips"].items():
            self.choose(key, values)


def reads(text: str, words: str) -> bool:
    """Whether every word that is looked for is in a person's words."""
    return all(part in words for part in fold(text).split())
