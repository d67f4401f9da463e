"""The editor of each kind of field, by ``Kind.editor``."""

from __future__ import annotations

from artisanest_desktop.model.fields import Field
from artisanest_desktop.ui.record.editors.base import Editor
from artisanest_desktop.ui.record.editors.choices import ChoiceEditor, YesNoEditor
from artisanest_desktop.ui.record.editors.dates import DateEditor
from artisanest_desktop.ui.record.editors.lines import LineEditor, MaskedEditor, TextEditor
from artisanest_desktop.ui.record.editors.pictures import PictureEditor
from artisanest_desktop.ui.record.editors.references import ReferenceEditor
from artisanest_desktop.ui.record.editors.terms import ManyTermsEditor, TermEditor
from artisanest_desktop.ui.session import Session

_EDITORS: dict[str, type[Editor]] = {
    "line": LineEditor,
    "lines": TextEditor,
    "choice": ChoiceEditor,
    "yes_no": YesNoEditor,
    "term": TermEditor,
    "many_terms": ManyTermsEditor,
    "date": DateEditor,
    "partial_date": DateEditor,
    "reference": ReferenceEditor,
    "photo": PictureEditor,
}


def make_editor(session: Session, field: Field) -> Editor:
    """An editor for a field; what has none of its own is typed in a line."""
    if field.masked:
        return MaskedEditor(session, field)
    return _EDITORS.get(field.kind.editor, LineEditor)(session, field)


__all__ = ["Editor", "make_editor"]
