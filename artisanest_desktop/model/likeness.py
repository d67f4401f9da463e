"""What people decided of two records that look alike: one and the same, or two after all."""

from __future__ import annotations

from artisanest_desktop.i18n import _
from artisanest_desktop.model.fields import Field, Register, Row
from artisanest_desktop.rules import Choice, Option, Text

#: Registers in which records that look alike are looked for.
ALIKE = ("member", "product", "partner", "cooperative")
#: Registers whose records can be united. Two sessions of one title are mostly two.
UNITED = (*ALIKE, "session")
VERDICT = Choice((Option("same", _("the same")), Option("two", _("two after all"))))


def title(_row: Row, _lang: str) -> str:
    """Never a name: it would outlive an erasure."""
    return "—"


#: Exists once per pair: ``one`` and ``other`` are uids in their order. ``kept`` is the record that
#: stays when they are the same; what still names the other one means it.
LIKENESS = Register(
    key="likeness",
    one=_("likeness"),
    many=_("Likenesses"),
    icon="users",
    title=title,
    pair=("one", "other"),
    fields=(
        Field("register", Text(), _("Register"), hidden=True, searchable=False),
        Field("one", Text(), _("Record"), hidden=True, searchable=False),
        Field("other", Text(), _("Record"), hidden=True, searchable=False),
        Field("verdict", VERDICT, _("Same person?"), searchable=False),
        Field("kept", Text(), _("Record"), hidden=True, searchable=False),
    ),
)
