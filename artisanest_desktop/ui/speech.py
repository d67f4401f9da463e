"""Qt's own words and direction in the reader's language: dialogs, menus of editors."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from artisanest_desktop.i18n import Language

_LOCALES = {"fr": "fr_MA", "ar": "ar_MA", "en": "en_GB"}


def direct(app: QApplication, lang: Language) -> None:
    """From which side the window is read."""
    direction = Qt.LayoutDirection
    app.setLayoutDirection(direction.RightToLeft if lang.rtl else direction.LeftToRight)


def translate(app: QApplication, lang: Language) -> None:
    """Install Qt's catalogue; after the first paint, as nothing drawn until then needs it."""
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(_LOCALES[lang.code]))
    if lang.code == "en":
        return
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(app)
    if translator.load(f"qtbase_{lang.code}", folder):
        app.installTranslator(translator)
    direct(app, lang)  # installing one may turn the direction by itself
