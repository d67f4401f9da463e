"""About: which version, whose work, under which licence, where the log is."""

from __future__ import annotations

import platform

from artisanest_desktop import __version__, assets, places
from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui import copies
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.settings.part import Part
from artisanest_desktop.ui.widgets import Button, Label, SectionTitle, breakable


class About(Part):
    """What a person reads out on the phone when something is wrong."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("About"))
        import PySide6

        said = (
            f"ArtisaNest Desktop {__version__} · Python {platform.python_version()} · "
            f"Qt {PySide6.__version__} · {platform.system()}"
        )
        self._say(said)
        self._say(_("Made for ARTISANEST and the artisan cooperatives of Morocco. MIT licence."))
        self._say(
            _("The letters are Noto (SIL Open Font License), the icons Lucide (ISC licence)."),
            "muted",
        )
        words = _("Nothing leaves this computer unless you send it yourself.")
        self._say(words, "muted")
        self.column.addSpacing(session.theme.px(8))
        self.column.addWidget(SectionTitle(session, _("If something goes wrong"), "wrench"))
        self._say(_("Reports of faults are kept in this folder; please send them to us."))
        self._say(breakable(str(places.log())), "muted")
        for text, icon, folder in (
            (_("Open the folder of the reports"), "folder-open", places.log()),
            (_("Licences of letters and icons"), "file-text", assets.path("fonts")),
        ):
            button = Button(session, text, icon, "menu")
            button.clicked.connect(lambda _on, folder=folder: copies.open_folder(folder))
            self.column.addWidget(button)
        self.column.addStretch(1)

    def _say(self, words: Msg | str, kind: str = "") -> None:
        label = Label(self._session, words, kind, wrap=True)
        self.column.addWidget(label)
