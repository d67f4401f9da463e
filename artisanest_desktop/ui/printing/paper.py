"""What a paper is to the page that prints it: what it asks, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui.widgets.choice import LANGUAGE_NAMES

if TYPE_CHECKING:
    from artisanest_desktop.reports import Document, Options
    from artisanest_desktop.store import Store


@dataclass(frozen=True, slots=True)
class Shown:
    """What a register's page shows at the moment: rows in order, the selected ones among them,
    columns, filters, and the record that is open; ``people`` are those of it who are meant."""

    ids: Sequence[int] = ()
    chosen: Sequence[int] = ()
    columns: Sequence[str] = ()
    search: str = ""
    where: Mapping[str, Any] = field(default_factory=dict)
    removed: bool = False
    uid: str | None = None
    people: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What only one paper asks: ``answers`` as code and words, the first is the usual one.

    With any other answer to a ``whole`` question the others have none: a sheet of another day.
    """

    name: str
    words: Msg
    icon: str
    answers: tuple[tuple[str, Msg | str], ...]
    usual: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """``choices`` names what is asked: signature, landscape, rows, private, title; ``asks`` what
    no other paper asks, ``about`` what it asks of one record, ``nothing`` what is said where there
    is no page to print, ``workbook`` makes the same as one."""

    key: str
    words: Msg
    icon: str
    make: Callable[[Store, str, Shown, Options], Document]
    choices: frozenset[str] = frozenset()
    asks: tuple[Question, ...] = ()
    nothing: Msg | None = None
    about: Callable[[Store, Shown], Sequence[Question]] | None = None
    workbook: Callable[[Store, Shown, Options, Path], Path] | None = None

    def questions(self, store: Store, shown: Shown) -> list[Question]:
        """What it asks, also of this record."""
        return [*(self.about(store, shown) if self.about is not None else ()), *self.asks]


SECOND = Question(
    "second",
    _("A second language beside it?"),
    "languages",
    (("", _("No")), *((code, words) for code, words in LANGUAGE_NAMES.items())),
)
