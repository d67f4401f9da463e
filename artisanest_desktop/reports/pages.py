"""Blocks, one below the other, over as many pages as they need."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Protocol

from PySide6.QtGui import QPainter

from artisanest_desktop.i18n import Language
from artisanest_desktop.reports.paper import Paper, Sheet


class Block(Protocol):
    """Something of a known height that can be drawn at ``y``; in dots.

    ``keeps`` stays on one page with what follows; ``again`` is drawn above it when it begins
    a page (the header of a table).
    """

    @property
    def height(self) -> float:
        """How much of the page it takes."""

    @property
    def keeps(self) -> bool:
        """Whether it may not be the last of a page."""

    @property
    def again(self) -> Block | None:
        """What is repeated above it at the top of a page."""

    def paint(self, paper: Paper, y: float) -> None:
        """Draw it."""


@dataclass(slots=True)
class Drawn:
    """A block that a function draws."""

    height: float
    draw: Callable[[Paper, float], None]
    keeps: bool = False
    again: Block | None = None

    def paint(self, paper: Paper, y: float) -> None:
        """Draw it."""
        self.draw(paper, y)


def gap(height: float, keeps: bool = False) -> Drawn:
    """Nothing, of some height."""
    return Drawn(height, lambda _paper, _y: None, keeps)


#: Draws below each page: the paper, this page's number from 1, and how many there are.
Foot = Callable[[Paper, int, int], None]


@dataclass(slots=True)
class Part:
    """What begins on a page of its own; ``running`` stands on top of its further pages.

    ``lang`` is its own language, where that is not the document's: a certificate is in hers.
    Parts with the same ``foot`` of their own are counted as a paper of its own.
    """

    blocks: Sequence[Block]
    running: Block | None = None
    lang: Language | None = None
    foot: Foot | None = None


@dataclass(slots=True)
class Document:
    """Pages ready to be drawn, on a file or on the screen; ``facts`` say what they hold.

    ``leaving`` is what the store must know once the paper is made (a number that was given): a
    preview leaves it undone. ``settle`` is for what the pages themselves must say of it (the
    edition of a numbered paper): it writes that first, and gives the pages that leave.
    """

    title: str
    lang: Language
    sheet: Sheet
    parts: Sequence[Part]
    foot: Foot | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    leaving: Callable[[], None] | None = None
    settle: Callable[[], Document] | None = None
    pages: list[list[tuple[float, Block]]] = field(init=False, repr=False)
    _langs: list[Language] = field(init=False, repr=False)
    _feet: list[tuple[Foot | None, int, int]] = field(init=False, repr=False)
    _drawing: Lock = field(default_factory=Lock, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.pages, self._langs = [], []
        feet: list[Foot | None] = []
        for part in self.parts:
            pages = _pages(part, self.sheet)
            self.pages += pages
            self._langs += [part.lang or self.lang] * len(pages)
            feet += [part.foot or self.foot] * len(pages)
        self._feet = [
            (foot, feet[: n + 1].count(foot), feet.count(foot)) for n, foot in enumerate(feet)
        ]

    def paint(self, painter: QPainter, number: int) -> None:
        """Draw page ``number``, counted from 0; by one thread at a time, as its texts are laid out
        for the one that draws."""
        with self._drawing:
            paper = Paper(painter, self.sheet, self._langs[number].rtl)
            for y, block in self.pages[number]:
                block.paint(paper, y)
            foot, page, count = self._feet[number]
            if foot is not None:
                foot(paper, page, count)


def _pages(part: Part, sheet: Sheet) -> list[list[tuple[float, Block]]]:
    pages: list[list[tuple[float, Block]]] = [[]]
    y = sheet.first
    for n, block in enumerate(part.blocks):
        begun = bool(pages[-1])
        if begun and y + _needed(part.blocks, n) > sheet.last + 1:
            pages.append([])
            y = sheet.first
            for above in (part.running, block.again):
                if above is not None:
                    pages[-1].append((y, above))
                    y += above.height
        pages[-1].append((y, block))
        y += block.height
    return pages


def _needed(blocks: Sequence[Block], n: int) -> float:
    """The height of a block and of what it may not be parted from."""
    height = blocks[n].height
    while blocks[n].keeps and n + 1 < len(blocks):
        n += 1
        height += blocks[n].height
    return height
