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
        self._texts = bytearray()
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
        ids, starts, codes, texts = array("q"), array("Q", [0]), array("l"), bytearray()
        known: dict[str, int] = {}
        cursor = connection.connection.cursor()
        for row_id, text, combination in cursor.execute(sql):  # one by one: the texts are long
            texts += text.encode()
            texts += b"\n"
            ids.append(row_id)
            starts.append(len(texts))
            codes.append(known.setdefault(combination, len(known)))
        cursor.close()
        self._ids, self._starts, self._codes, self._texts = ids, starts, codes, texts
        self._combinations = [self._words(combination).encode() for combination in known]
        self._rows_of = [array("q") for _combination in known]
        for place, number in enumerate(codes):
            self._rows_of[number].append(place)
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
        places: set[int] | None = None
        for needle in wanted:
            if places is None:
                places = self._holding(needle)
            elif len(places) < len(self._ids) // 4:
                places = self._keep(places, needle)
            else:
                places &= self._holding(needle)
        ids = self._ids
        found = {ids[place] for place in places or ()}
        if self._fresh:
            found.difference_update(self._fresh)
            found.update(i for i, text in self._fresh.items() if all(n in text for n in wanted))
        return found

    def _keep(self, places: set[int], needle: bytes) -> set[int]:
        """Those of ``places`` that hold the needle; their list words are asked first."""
        starts, codes, look = self._starts, self._codes, self._texts.find
        hot = {n for n, words in enumerate(self._combinations) if needle in words}
        return {
            place
            for place in places
            if codes[place] in hot or look(needle, starts[place], starts[place + 1]) >= 0
        }

    def _holding(self, needle: bytes) -> set[int]:
        """The places (not the ids) of the texts that hold the needle."""
        look, starts = self._texts.find, self._starts
        places: set[int] = set()
        position = look(needle)
        while position >= 0:
            place = bisect_right(starts, position) - 1
            places.add(place)
            position = look(needle, starts[place + 1] - 1)
        for words, rows in zip(self._combinations, self._rows_of, strict=True):
            if needle in words:
                places.update(rows)
        return places
