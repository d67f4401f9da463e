"""A file that is understood anew: what a person decided of its rows before holds where it can."""

from __future__ import annotations

from collections import defaultdict

from artisanest_desktop.exchange.deciding import Decisions
from artisanest_desktop.exchange.joining import CHOOSE, FILL, NEWER
from artisanest_desktop.exchange.mending import as_read
from artisanest_desktop.exchange.plan import EVERYTHING, SAME_ONE, Alike, Plan, Row
from artisanest_desktop.store import Refusal, Store


def carry(store: Store, before: Plan, decisions: Decisions, lang: str) -> int:
    """Decide of a plan what was decided of the one ``before``; how much could not be kept."""
    after, lost = decisions.plan, 0
    there = _places(after)
    for where, olds in _places(before).items():
        news = there.get(where, [])
        same = len(news) == len(olds)
        for n, at in enumerate(olds):
            row = before.rows[at]
            if _said(row):
                lost += _Again(store, decisions, row, news[n] if same else None, lang).lost
    gone = [uid for uid in before.gone if uid in after.missing]
    decisions.take_off(gone)
    return lost + len(before.gone) - len(gone)


def count(plan: Plan) -> int:
    """How much is decided of a plan."""
    return sum(map(_said, plan.rows)) + len(plan.gone)


def _said(row: Row) -> int:
    answered = len({*row.kept, *row.settled, *row.mended})
    verdicts = sum(bool(one.verdict) for one in row.alike)
    return len(row.left) + len(row.erased) + answered + verdicts


def _places(plan: Plan) -> dict[tuple[str, int], list[int]]:
    """Where in a plan the rows of each row of the file are."""
    found = defaultdict(list)
    for at, row in enumerate(plan.rows):
        found[row.source or plan.sheet, row.row].append(at)
    return found


class _Again:
    """The decisions of one row, made once more in an order in which each can be."""

    def __init__(
        self, store: Store, decisions: Decisions, was: Row, at: int | None, lang: str
    ) -> None:
        self.lost = 0
        self._store, self._decisions, self._was, self._lang = store, decisions, was, lang
        if at is None:
            self.lost = _said(was)
            return
        self._at = at
        # What was typed over a record that the row was joined with is typed after joining.
        joined = any(one.own for one in was.alike)
        late = {k for k in was.mended if joined and k in was.changes}
        self._mend([k for k in was.mended if k not in late])
        for one in was.alike:
            if one.verdict:
                self._judge(one)
        self._mend(list(late))
        self._answer()
        self._leave()

    @property
    def _now(self) -> Row:
        return self._decisions.plan.rows[self._at]

    def _mend(self, keys: list[str]) -> None:
        for key in keys:
            *read, text = self._was.mended[key]
            if [*as_read(self._now, key)] != read:
                self.lost += 1
                continue
            try:
                self._decisions.mend(self._store, self._at, key, text, self._lang)
            except Refusal:
                self.lost += 1

    def _judge(self, one: Alike) -> None:
        found = [n for n, a in enumerate(self._now.alike) if _whom(a) == _whom(one)]
        if not found:
            self.lost += 1
            return
        self._decisions.judge(self._at, found[0], one.verdict, self._mode(one))

    def _mode(self, one: Alike) -> str:
        was = self._was
        if one.verdict != SAME_ONE or not one.own:
            return FILL
        if was.conflicts or {*was.kept, *was.settled} - {*was.mended}:
            return CHOOSE
        over = any(pair[0] is not None for key, pair in was.changes.items() if key != "notes")
        return NEWER if over and not was.mended else FILL

    def _answer(self) -> None:
        was, at, decisions = self._was, self._at, self._decisions
        for key, pair in list(self._now.conflicts.items()):
            if key in was.conflicts:
                continue
            if was.changes.get(key) == pair:
                decisions.theirs([at], key)
            elif was.kept.get(key) == pair:
                if was.changes.get(f"{key}2") == (None, pair[1]):
                    decisions.both(at, key)
                else:
                    decisions.ours([at], key)
        self.lost += sum(key not in self._now.kept for key in was.kept)
        self.lost += sum(key in self._now.conflicts for key in was.settled)

    def _leave(self) -> None:
        was, at, decisions = self._was, self._at, self._decisions
        for key in was.erased:
            if self._now.emptied.get(key) == was.emptied[key]:
                decisions.empty([at], key)
            else:
                self.lost += 1
        for key in reversed(was.left):
            if key == EVERYTHING or self._now.fields.get(key) == was.fields.get(key):
                decisions.refuse([at], key)
            self.lost += key not in self._now.left


def _whom(one: Alike) -> tuple[int, str]:
    """Of a row of the file the identity may be another now."""
    return one.row, "" if one.row else one.uid
