"""Giving a record's form its files; their lists are imported and made when one is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from artisanest_desktop.model.registers import FILED
from artisanest_desktop.ui.record.files.dropping import DropZone
from artisanest_desktop.ui.record.files.shelf import Shelf

if TYPE_CHECKING:
    from artisanest_desktop.ui.record.form import RecordForm


def attach(form: RecordForm, column: QVBoxLayout, alone: bool) -> Shelf | None:
    """Give a form the files of its record: a gallery on top for a product, the rest at its end.

    Their lists are made when the first record is shown. A form that stands ``alone``, without a
    panel around it, takes what is dropped on it. None where records have no files.
    """
    if form.key not in FILED:
        return None
    shelf = Shelf(form.session, form.key, form, form)
    if alone:
        DropZone(shelf, form, form, lambda: True)

    def follow() -> None:
        if not shelf.views:
            with_gallery = "photo" in form.register.by_key and form.register["photo"].compute
            shelf.views = _make(shelf, form, column, bool(with_gallery))
        if shelf.uid != form.uid or form.uid is None:
            shelf.show(form.uid)
        if len(shelf.views) > 1:
            _go_first(shelf.views[0], form)

    form.shown.connect(follow)
    return shelf


def _make(shelf: Shelf, form: QWidget, column: QVBoxLayout, gallery: bool) -> list[QWidget]:
    from artisanest_desktop.ui.record.files.section import FilesSection, Gallery

    section = FilesSection(shelf, form, pictures=not gallery)
    column.insertWidget(column.count() - 1, section)
    if not gallery:
        return [section]
    pictures = Gallery(shelf, form)
    column.insertWidget(0, pictures)
    return [pictures, section]


def _go_first(gallery: Any, form: RecordForm) -> None:
    """Tab comes by the gallery before the fields, as the eye does."""
    stops = [box.editor.core for box in form.sections.boxes if box.editor is not None]
    before = stops[0].previousInFocusChain() if stops else None
    if before is None or before is gallery.tiles:
        return
    for stop in (gallery.button, gallery.empty, gallery.tiles):
        QWidget.setTabOrder(before, stop)
        before = stop
