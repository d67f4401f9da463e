"""Below a session's commitments: the joint project that grew out of it, or the way to begin one."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from artisanest_desktop.i18n import _
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.form import RecordForm
from artisanest_desktop.ui.record.parts import SectionPart
from artisanest_desktop.ui.widgets import Button
from artisanest_desktop.ui.widgets.flow import Flow


class ProjectPart(SectionPart):
    """One button: to the project, or beginning one with the partners of the meeting."""

    def __init__(self, form: RecordForm) -> None:
        super().__init__(form)
        px = self.session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(6), 0, px(4))
        shelf = QWidget()
        flow = Flow(px(6), shelf)
        self.begin = Button(self.session, _("Begin a joint project from here"), "rocket")
        words = _("It begins with the partners, their roles and the cooperatives of this session.")
        self.begin.setToolTip(self.session.lang(words))
        self.begin.clicked.connect(self._begin)
        self.open = Button(self.session, _("To the project"), "rocket")
        self.open.clicked.connect(self._open)
        for button in (self.begin, self.open):
            flow.addWidget(button)
        column.addWidget(shelf)
        form.shown.connect(self.refresh)
        self.refresh()

    def stops(self) -> list[QWidget]:
        return [b for b in (self.begin, self.open) if not b.isHidden() and b.isEnabled()]

    def _project(self) -> str | None:
        store, uid = self.session.store, self.form.uid
        row = store.get("session", uid) if store is not None and uid is not None else None
        project = row.get("project") if row is not None else None
        known = store.get("project", project) if store is not None and project else None
        return str(project) if known is not None and not known["removed"] else None

    def refresh(self) -> None:
        """As the session is now."""
        project = self._project()
        self.begin.setVisible(project is None)
        self.begin.setEnabled(not saving.store_of(self.session).read_only)
        self.open.setVisible(project is not None)

    def _begin(self) -> None:
        from artisanest_desktop.store import growing

        store, uid = saving.store_of(self.session), self.form.uid
        if uid is None:
            return
        project = growing.grow(store, uid, store.clock.today().isoformat())
        self.session.say(_("A project was begun; its partners are those of the session."))
        self.session.wanted.emit(f"record:project:{project}")

    def _open(self) -> None:
        if (project := self._project()) is not None:
            self.session.wanted.emit(f"record:project:{project}")
