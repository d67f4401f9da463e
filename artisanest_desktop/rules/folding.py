"""Folding for search and the keys under which spellings of a name meet."""

from artisanest_desktop.i18n.folding import fold, squeeze
from artisanest_desktop.i18n.namekeys import arabic_key, latin_strong_key, latin_weak_key

__all__ = ["arabic_key", "fold", "latin_strong_key", "latin_weak_key", "squeeze"]
