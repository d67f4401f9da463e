"""One file that holds everything: written in transactions, journalled, undone, merged."""

from artisanest_desktop.store.context import Context
from artisanest_desktop.store.errors import Damaged, InUse, Newer, Refusal
from artisanest_desktop.store.questions import Answer, Question
from artisanest_desktop.store.store import Change, Store
from artisanest_desktop.store.transaction import Transaction
from artisanest_desktop.store.undo import Entry, UndoResult
from artisanest_desktop.store.uses import Use, Used

__all__ = [
    "Answer",
    "Change",
    "Context",
    "Damaged",
    "Entry",
    "InUse",
    "Newer",
    "Question",
    "Refusal",
    "Store",
    "Transaction",
    "UndoResult",
    "Use",
    "Used",
]
