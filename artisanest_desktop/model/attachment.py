"""A file that belongs to a record: a photo, a scan, a document."""

from __future__ import annotations

from artisanest_desktop.i18n import _, n_
from artisanest_desktop.model.fields import ANY, Field, Register, Row
from artisanest_desktop.model.lining import rank_field
from artisanest_desktop.rules import File, Text, Whole


def title(row: Row, _lang: str) -> str:
    """The caption, else the file's own name."""
    return row.get("caption") or row.get("name") or "—"


#: What every reader here can show; other pictures (HEIC, several pages) are documents.
PICTURES = frozenset(("image/jpeg", "image/png"))


def is_picture(row: Row) -> bool:
    """Whether the file can be shown as a picture."""
    return row.get("mime") in PICTURES


#: ``record`` is the uid of the record it belongs to, ``register`` says of which register.
ATTACHMENT = Register(
    key="attachment",
    one=_("file"),
    many=_("Files"),
    icon="paperclip",
    title=title,
    parent="record",
    parent_register=ANY,
    count=lambda n: n_("%(n)s file", "%(n)s files", n),
    fields=(
        Field("record", Text(), _("Record"), hidden=True, searchable=False),
        Field("register", Text(), _("Register"), hidden=True, searchable=False),
        rank_field(),
        Field("file", File(), _("File"), hidden=True, searchable=False, private=True),
        Field("name", Text(), _("File name"), listed=True, private=True),
        # Not private: erasing blanks private words wherever they are told; "Photo" is no secret.
        Field("caption", Text(), _("Caption"), listed=True),
        Field("mime", Text(), _("Kind of file"), hidden=True, searchable=False),
        Field("size", Whole(), _("Bytes"), hidden=True, searchable=False),
    ),
)
