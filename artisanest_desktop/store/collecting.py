"""Rest for Python's collector of rubbish while a great many objects are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: Fewer records than this are not worth it.
_MANY = 500


@contextmanager
def many_objects(records: int = _MANY) -> Iterator[None]:
    """While a large table is built the collector would look again and again for rubbish that is
    not there: a fifth of the time of an import or an export."""
    if records < _MANY or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        # What was made meanwhile counts as old: the first look after it is a short one.
        gc.freeze()
        gc.unfreeze()
        gc.enable()
