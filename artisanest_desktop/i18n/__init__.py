"""Words, numbers and dates in French, Arabic and English; knows nothing of Qt."""

from artisanest_desktop.i18n.language import LANGUAGES, Language
from artisanest_desktop.i18n.messages import Msg, _, n_, p_

__all__ = ["LANGUAGES", "Language", "Msg", "_", "n_", "p_"]
