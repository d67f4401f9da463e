"""The window; the only place with Qt widgets."""

import builtins

import PySide6.QtCore  # noqa: F401 - it wraps the import statement

# PySide6 reads the source of every module that is imported after it, to see whether it may ask
# for ``from __feature__ import snake_case``. Nobody here does, and it made SQLAlchemy's import
# half as long again; PySide6 keeps what was there before under this name.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
