"""A printed sheet as it left: which edition, and who stands at which number.

The numbers of a paper are read back for as long as the paper lies about: nothing here changes
once it is printed, but that who enrols later takes the next free number. Names are not copied:
erasing a person reaches them where they are (R6).
"""

from __future__ import annotations

from artisanest_desktop.i18n import _, n_
from artisanest_desktop.model.fields import ANY, Field, Register, Row
from artisanest_desktop.model.lining import parent_field
from artisanest_desktop.rules import Choice, Date, Option, Reference, Text, Whole

PAPER = Choice(
    (
        Option("attendance", _("attendance sheet")),
        Option("consent", _("consent sheet")),
        Option("evaluation", _("evaluation form")),
        Option("reimbursement", _("reimbursement sheet")),
    )
)


def title(row: Row, _lang: str) -> str:
    """The number of the edition; the code of what it was printed for stands before it."""
    return f"/{row.get('number') or '—'}"


#: ``record`` is what it was printed for (a session, for consents also a cooperative), ``register``
#: says of which register; ``slots`` are the uids of its half-days, none meaning all of them;
#: ``first_blank`` and ``blanks`` are its numbered lines without a name.
EDITION = Register(
    key="edition",
    one=_("edition"),
    many=_("Editions"),
    icon="printer",
    title=title,
    parent="record",
    parent_register=ANY,
    line_order=("number",),
    count=lambda n: n_("%(n)s edition", "%(n)s editions", n),
    fields=(
        Field("record", Text(), _("Record"), hidden=True, searchable=False),
        Field("register", Text(), _("Register"), hidden=True, searchable=False),
        Field("paper", PAPER, _("Paper"), listed=True, searchable=False),
        Field("number", Whole(), _("Edition"), listed=True, searchable=False),
        Field("printed_on", Date(), _("Printed on"), listed=True, searchable=False),
        Field("languages", Text(), _("Languages"), listed=True, searchable=False),
        Field("slots", Text(), _("Half-days"), hidden=True, searchable=False),
        Field("first_blank", Whole(), _("First blank line"), searchable=False),
        Field("blanks", Whole(), _("Blank lines"), searchable=False),
        Field("text_version", Text(), _("Version of the text"), searchable=False),
    ),
)
#: A numbered line of an edition: of a participant, or of a member where no session is.
EDITION_LINE = Register(
    key="edition_line",
    one=_("line of an edition"),
    many=_("Lines of an edition"),
    icon="list-checks",
    title=lambda row, _lang: str(row.get("line") or "—"),
    parent="edition",
    parent_register="edition",
    line_order=("line",),
    fields=(
        parent_field("edition", _("Edition")),
        Field("line", Whole(), _("Line"), listed=True, searchable=False),
        Field("participant", Reference("participant"), _("Participant"), hidden=True,
              searchable=False),
        Field("member", Reference("member"), _("Member"), hidden=True, searchable=False),
    ),
)
EDITIONS = (EDITION, EDITION_LINE)
