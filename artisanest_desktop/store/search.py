"""Finding records by any of their words: a scan over folded texts, held as one run of bytes.

A record's text has two parts: its own (names, numbers, notes), looked through byte by byte, and
the words of its choices and list entries, which few records have to themselves: these are looked
up once for each combination. ``bytes.find`` runs over 50,000 people in milliseconds, in any
script, without an index that every import would have to pay for. Both parts lie in the store
(``…_search``) and are read at the first search; later changes are kept beside until a rebuild.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

import sqlalchemy as sa

from artisanest_desktop.store import schema
from artisanest_desktop.store.database import chunks

#: Words under three letters must begin a word; longer ones may stand anywhere.
_PREFIX_BELOW = 3
_REBUILD_ABOVE = 2000


def needles(words: Iterable[str]) -> list[bytes]:
    """What to look for, the longest (rarest) first."""
    found = [(f" {w}" if len(w) < _PREFIX_BELOW else w).encode() for w in words]
    return sorted(found, key=len, reverse=True)


class Haystack:
    """The texts of one register; ``words`` gives the folded words of a combination of codes."""

    def __init__(self, register: str, words: Callable[[str], str]) -> None:
        self.register = register
        self._words = words
        self._built = False
        self._ids = array("q")
        self._starts = array("Q")
        self._texts = b""
        self._codes = array("l")
        self._combinations: list[bytes] = []
        self._rows_of: list[array[int]] = []
        self._fresh: dict[int, bytes] = {}
        self._changed: set[str] = set()

    def mark(self, uids: Iterable[str]) -> None:
        """These records changed; none named means: anything may have."""
        before = len(self._changed)
        self._changed.update(uids)
        if len(self._changed) == before or len(self._changed) > _REBUILD_ABOVE:
            self._built = False

    def refresh(self, connection: sa.Connection) -> None:
        """Read what is not known yet."""
        if not self._built:
            self._build(connection)
        elif self._changed:
            self._read_changed(connection)
        self._changed.clear()

    def _build(self, connection: sa.Connection) -> None:
        sql = f'SELECT id, text, codes FROM "{self.register}_search" ORDER BY id'
        rows = connection.exec_driver_sql(sql).fetchall()
        texts = [row[1].encode() for row in rows]
        self._ids = array("q", [row[0] for row in rows])
        self._starts = array("Q", [0])
        end = 0
        for text in texts:
            end += len(text) + 1
            self._starts.append(end)
        self._texts = b"\n".join(texts)
        known: dict[str, int] = {}
        self._codes = array("l", [known.setdefault(row[2], len(known)) for row in rows])
        self._combinations = [self._words(codes).encode() for codes in known]
        self._rows_of = [array("q") for _codes in known]
        for row, number in zip(rows, self._codes, strict=True):
            self._rows_of[number].append(row[0])
        self._fresh = {}
        self._built = True

    def _read_changed(self, connection: sa.Connection) -> None:
        table = schema.TABLES[self.register]
        search = table.metadata.tables[f"{self.register}_search"]
        joined = sa.select(search.c.id, search.c.text, search.c.codes).join(
            table, table.c.id == search.c.id
        )
        for part in chunks(sorted(self._changed)):
            for row_id, text, codes in connection.execute(joined.where(table.c.uid.in_(part))):
                self._fresh[row_id] = f"{text}{self._words(codes)}".encode()

    def among(self, ids: Sequence[int], wanted: Sequence[bytes]) -> list[int]:
        """Those of ``ids`` in which every needle is, in their order."""
        return [i for i in ids if self._has(i, wanted)]

    def _has(self, row_id: int, wanted: Sequence[bytes]) -> bool:
        fresh = self._fresh.get(row_id)
        if fresh is not None:
            return all(n in fresh for n in wanted)
        at = bisect_left(self._ids, row_id)
        if at == len(self._ids) or self._ids[at] != row_id:
            return False
        start, end = self._starts[at], self._starts[at + 1]
        words = self._combinations[self._codes[at]]
        return all(self._texts.find(n, start, end) >= 0 or n in words for n in wanted)

    def everywhere(self, wanted: Sequence[bytes]) -> set[int]:
        """All ids in which every needle is."""
        found: set[int] | None = None
        for needle in wanted:
            if found is None:
                found = self._holding(needle)
            elif len(found) < len(self._ids) // 4:
                found = self._keep(found, needle)
            else:
                found &= self._holding(needle)
        return found or set()

    def _keep(self, found: set[int], needle: bytes) -> set[int]:
        """Those of ``found`` that hold the needle; their list words are asked first."""
        ids, starts, codes = self._ids, self._starts, self._codes
        look, fresh = self._texts.find, self._fresh
        hot = {n for n, words in enumerate(self._combinations) if needle in words}
        kept = set()
        for row_id in found:
            if row_id in fresh:
                if needle in fresh[row_id]:
                    kept.add(row_id)
                continue
            at = bisect_left(ids, row_id)
            if codes[at] in hot or look(needle, starts[at], starts[at + 1]) >= 0:
                kept.add(row_id)
        return kept

    def _holding(self, needle: bytes) -> set[int]:
        texts, starts, ids = self._texts, self._starts, self._ids
        found: set[int] = set()
        position = texts.find(needle)
        while position >= 0:
            at = bisect_right(starts, position) - 1
            found.add(ids[at])
            position = texts.find(needle, starts[at + 1] - 1)
        for words, rows in zip(self._combinations, self._rows_of, strict=True):
            if needle in words:
                found.update(rows)
        if self._fresh:
            found.difference_update(self._fresh)
            found.update(i for i, text in self._fresh.items() if needle in text)
        return found
