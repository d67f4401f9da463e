"""What the journal says: pure functions over the set of writes, whatever their order of arrival.

A field's *heads* are its writes that no other write of it has seen; its value is the head with
the highest stamp; heads with different values are a question for a person (R5). Undo looks at
the *effective* writes: those of transactions that are neither undone nor themselves an undo (R4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: The field that says whether a record is there; creation writes ``[True, False]``.
REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Txn:
    """What of a transaction matters to the order of writes."""

    uid: str
    stamp: str
    replica: str
    seq: int
    seen: Mapping[str, int]
    kind: str
    undone: bool = False

    def saw(self, other: Txn) -> bool:
        """Whether this transaction knew the other when it was made."""
        return self.uid != other.uid and self.seen.get(other.replica, 0) >= other.seq

    def order(self) -> tuple[str, str]:
        """By stamp; the uid settles what cannot happen."""
        return (self.stamp, self.uid)


@dataclass(frozen=True, slots=True)
class Write:
    """One field of one record, before and after."""

    txn: Txn
    field: str
    before: Any
    after: Any


def heads(writes: Iterable[Write]) -> list[Write]:
    """The writes of one field that no other has seen, highest stamp first."""
    all_writes = sorted(writes, key=lambda w: w.txn.order(), reverse=True)
    return [w for w in all_writes if not any(o.txn.saw(w.txn) for o in all_writes)]


@dataclass(frozen=True, slots=True)
class Field:
    """What a field comes to: its value, and whether a person is asked."""

    value: Any
    question: bool


def resolve(writes: Iterable[Write]) -> Field:
    """The value of an ordinary field and whether its heads differ."""
    top = heads(writes)
    return Field(top[0].after, any(h.after != top[0].after for h in top[1:]))


def resolve_removed(own: Sequence[Write], edits: Iterable[Write]) -> Field:
    """Whether the record is hidden; ``own`` are writes of ``removed``.

    ``edits`` are all writes of the record's other fields and of its lines: a removal that is
    concurrent with one of them is a question, and until someone settles it the record stays
    (R6). Older writes count too: editing the record again must not make it vanish.
    """
    top = heads(own)
    removals = [h for h in top if h.after]
    if not removals:
        return Field(False, False)
    if len(removals) < len(top):
        return Field(False, True)
    edits = list(edits)
    for removal in removals:
        for edit in edits:
            apart = not removal.txn.saw(edit.txn) and not edit.txn.saw(removal.txn)
            if apart and edit.txn.uid != removal.txn.uid:
                return Field(False, True)
    return Field(True, False)


def undone(undoes: Mapping[str, tuple[str, Sequence[str]]]) -> set[str]:
    """Which transactions are undone. ``undoes``: uid of an undo → (its stamp, what it undoes).

    An undo that is itself undone (a redo) counts no more; later ones are looked at first.
    """
    off: set[str] = set()
    for uid in sorted(undoes, key=lambda u: (undoes[u][0], u), reverse=True):
        if uid not in off:
            off.update(undoes[uid][1])
    return off


def effective(writes: Iterable[Write], toggled: Mapping[str, bool]) -> list[Write]:
    """The writes that count for undo, oldest first; ``toggled`` overrides who is undone."""
    return sorted(
        (w for w in writes if w.txn.kind != "undo" and not toggled.get(w.txn.uid, w.txn.undone)),
        key=lambda w: w.txn.order(),
    )


def base(writes: Iterable[Write]) -> Any:
    """The value before anything was written: of a seed entry its seed, else nothing."""
    return min(writes, key=lambda w: w.txn.order()).before


def after_toggle(writes: Sequence[Write], txn: str, undo: bool) -> tuple[bool, Any]:
    """Whether undoing (or redoing) ``txn`` moves this field, and to what.

    It does when the transaction's write is (or becomes) the newest effective one; a field
    someone changed since is left (R4).
    """
    with_it = effective(writes, {txn: False})
    if not with_it or with_it[-1].txn.uid != txn:
        return False, None
    if not undo:
        return True, with_it[-1].after
    without = with_it[:-1]
    while without and without[-1].txn.uid == txn:
        without.pop()
    return True, without[-1].after if without else base(writes)
