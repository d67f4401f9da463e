"""The cover in a product's head: pressed, its pictures are looked at; what is dropped is added."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from artisanest_desktop.i18n import _
from artisanest_desktop.model.fields import Field
from artisanest_desktop.ui.record.editors.pictures import PictureEditor
from artisanest_desktop.ui.record.files.shelf import Shelf
from artisanest_desktop.ui.session import Session


class Cover(PictureEditor):
    """Shows what the gallery decides: there is nothing of its own to save."""

    side = 64

    def __init__(self, session: Session, field: Field, shelf: Shelf) -> None:
        super().__init__(session, field)
        self._shelf = shelf
        self.frame.setToolTip(session.lang(_("Look at the pictures, or add some")))

    def take(self, image: QImage) -> None:
        self._shelf.add_image(image)

    def take_file(self, path: str) -> None:
        self._shelf.add([path])

    def remove(self) -> None:
        self._shelf.remove([self._shelf.pictures[0]["uid"]])

    def _take_mime(self, mime: QMimeData) -> bool:
        return self._shelf.take(mime)

    def _menu(self) -> None:
        from artisanest_desktop.ui.record.files.section import Gallery

        gallery = next((view for view in self._shelf.views if isinstance(view, Gallery)), None)
        if gallery is None:
            return
        if self._shelf.pictures:
            gallery.look(self._shelf.pictures[0]["uid"])
        elif not self._shelf.is_locked():
            gallery.choose()
