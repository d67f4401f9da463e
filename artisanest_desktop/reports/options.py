"""What is to be printed, and how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from artisanest_desktop.i18n import Language


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows and columns of which register; the filters are only to be said in words."""

    register: str
    ids: Sequence[int]
    columns: Sequence[str] = ()
    search: str = ""
    where: Mapping[str, Any] = field(default_factory=dict)
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """How a paper is made: in which language, under which title, with what besides.

    ``answers`` are those to the questions of the paper itself, by name.
    ``landscape`` None lets the columns decide; without ``private`` the private fields stay out.
    """

    lang: Language
    title: str = ""
    signature: bool = False
    landscape: bool | None = None
    private: bool = True
    answers: Mapping[str, str] = field(default_factory=dict)
