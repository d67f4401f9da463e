"""Names of people and places: which script, and the keys under which spellings meet."""

from artisanest_desktop.rules.folding import arabic_key, latin_strong_key, latin_weak_key
from artisanest_desktop.rules.texts import script_of

__all__ = ["arabic_key", "latin_strong_key", "latin_weak_key", "script_of"]
