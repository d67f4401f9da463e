"""What the journal says: pure functions over the set of writes, whatever their order of arrival.

A field's *heads* are its writes that no other write of it has seen; its value is the head with
the highest stamp; heads with different values are a question for a person (R5). Undo looks at
the *effective* writes: those of transactions that are neither undone nor themselves an undo (R4).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

#: The field that says whether a record is there; creation writes ``[True, False]``.
REMOVED = "removed"
#: The kind of a transaction that answers a question.
SETTLE = "settle"
#: In the stamp of what came back with a document: before its replica, so that it sorts before
#: anything that was written here at the same moment.
RETURNED = "-!"


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


class Write(NamedTuple):
    """One field of one record, before and after; a tuple, as an undo makes many thousands."""

    txn: Txn
    field: str
    before: Any
    after: Any


def heads(writes: Iterable[Write]) -> list[Write]:
    """The writes of one field that no other has seen, those that show first at the front.

    What came back with one document is one write, however often and wherever it was received:
    whoever has seen one of its twins has seen them all. What stands as it left (a record that
    only the document brought) gives way to any real write; what was undone counts no more where
    something else is left.
    """
    found = _heads(list(writes))
    return [h for h in found if not _is_taken_back(h.txn)] or found


def _heads(writes: Sequence[Write]) -> list[Write]:
    if len(writes) < 2:
        return list(writes)
    # An answer that was taken back has seen nothing: its question is open again.
    writes = [w for w in writes if not (w.txn.undone and is_answer(w.txn))] or writes
    real = [w for w in writes if not _as_it_left(w)] or list(writes)
    seen = {id(w) for w in real if any(o.txn.saw(w.txn) for o in real)}
    twins = {_twin(w) for w in real if id(w) in seen and _came_back(w) and not w.txn.undone}
    top = [w for w in real if id(w) not in seen and not (_came_back(w) and _twin(w) in twins)]
    back = [w for w in top if _came_back(w) and not w.txn.undone]
    if back:  # an undo to what the document left with is no answer to what it brings
        top = [w for w in top if w.txn.kind != "undo" or all(b.before != w.after for b in back)]
    return sorted(top, key=lambda w: (w.txn.stamp, repr(w.after), w.txn.uid), reverse=True)


def rivals(writes: Sequence[Write], txns: Collection[str]) -> bool:
    """Whether these transactions wrote a field at the same time as others that stand: undoing or
    redoing them then only takes their value away, or puts it back, beside the others."""
    top = _heads(writes)
    mine = any(h.txn.uid in txns for h in top)
    return mine and any(h.txn.uid not in txns and not _is_taken_back(h.txn) for h in top)


def is_answer(txn: Txn) -> bool:
    """Whether it answers a question and does nothing else."""
    return txn.kind == SETTLE


def all_came_back(writes: Sequence[Write]) -> bool:
    """Whether a field was only written by what came back with documents: numbers that two stores
    gave to the same new row are labels, not answers of people."""
    return all(_came_back(w) for w in writes)


def _is_taken_back(txn: Txn) -> bool:
    """Undone; what an undo wrote stands until something else is written."""
    return txn.undone and txn.kind != "undo"


def _came_back(write: Write) -> bool:
    return RETURNED in write.txn.stamp


def _as_it_left(write: Write) -> bool:
    return _came_back(write) and write.before == write.after


def _twin(write: Write) -> tuple[str, str]:
    return write.txn.stamp, repr(write.after)


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
    (R6). Older writes count too: editing the record again must not make it vanish; what was
    undone does not.
    """
    top = heads(own)
    removals = [h for h in top if h.after]
    if not removals:
        return Field(False, False)
    if len(removals) < len(top):
        return Field(False, True)
    edits = [edit for edit in edits if not _is_taken_back(edit.txn)]
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


def after_toggle(writes: Sequence[Write], txns: Collection[str], undo: bool) -> tuple[bool, Any]:
    """Whether undoing (or redoing) these transactions moves this field, and to what.

    It does when a write of theirs is (or becomes) the newest effective one; a field someone
    changed since is left (R4).
    """
    with_it = effective(writes, dict.fromkeys(txns, False))
    if not with_it or with_it[-1].txn.uid not in txns:
        return False, None
    if not undo:
        return True, with_it[-1].after
    without = [w for w in with_it if w.txn.uid not in txns]
    return True, without[-1].after if without else base(writes)
