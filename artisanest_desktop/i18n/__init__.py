"""Words, numbers and dates in French, Arabic and English; knows nothing of Qt."""

from artisanest_desktop.i18n.folding import fold
from artisanest_desktop.i18n.language import LANGUAGES, Language
from artisanest_desktop.i18n.messages import Msg, _, n_, p_
from artisanest_desktop.i18n.terms import TermEntry, Terms

__all__ = ["LANGUAGES", "Language", "Msg", "TermEntry", "Terms", "_", "fold", "n_", "p_"]
