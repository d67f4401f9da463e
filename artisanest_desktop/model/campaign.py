"""A campaign: workbooks sent to several cooperatives, and what came back of them."""

from __future__ import annotations

from typing import Any

from artisanest_desktop.i18n import _, n_, p_
from artisanest_desktop.model.fields import Field, Register, Row, Section
from artisanest_desktop.model.lining import parent_field, rank_field
from artisanest_desktop.rules import (
    Choice,
    Date,
    LastDay,
    LongText,
    Option,
    Reference,
    Text,
    Whole,
)

#: What was sent: a workbook to fill in, the list as it is, or the cells to correct.
SENT_AS = Choice(
    (
        Option("template", _("template to fill in")),
        Option("list", _("list to complete")),
        Option("correction", _("correction sheet")),
    )
)
LANGUAGE = Choice(
    (Option("fr", _("French")), Option("ar", _("Arabic")), Option("en", _("English")))
)
STAGE = Choice(
    (
        Option("waiting", _("to send")),
        Option("sent", _("sent, not back yet")),
        Option("late", p_("sending", "late")),
        Option("back", _("back, to be merged")),
        Option("merged", _("merged")),
    ),
    tags={"waiting": "soft", "sent": "accent", "late": "terra", "back": "saffron",
          "merged": "olive"},
)  # fmt: skip


def title(row: Row, _lang: str) -> str:
    """Its title."""
    return row.get("title") or "—"


def stage_of(row: Row, due: str | None, context: Any) -> str:
    """How far a sending is: from what is written of it, the campaign's day and today; an import
    that was undone waits to be merged again."""
    if row.get("merged_on") and not context.is_undone(row.get("txn")):
        return "merged"
    if row.get("returned_on"):
        return "back"
    if not row.get("sent_on"):
        return "waiting"
    return "late" if due and due < context.today.isoformat() else "sent"


def _stage(row: Row, context: Any) -> str | None:
    if context is None or not row.get("campaign"):
        return None
    above = context.get("campaign", row["campaign"]) or {}
    return stage_of(row, above.get("due"), context)


def _count(stages: tuple[str, ...]) -> Any:
    def compute(row: Row, context: Any) -> int | None:
        if context is None or not row.get("uid"):
            return None
        lines = context.lines("sending", row["uid"])
        return sum(not stages or stage_of(s, row.get("due"), context) in stages for s in lines)

    return compute


CAMPAIGN = Register(
    key="campaign",
    one=_("campaign"),
    many=_("Campaigns"),
    icon="send",
    title=title,
    sort=("title",),
    order=("asked_on", True),
    add=_("Start a campaign"),
    empty=_("Send one list to several cooperatives, and see here what came back."),
    search_hint=_("Search a title…"),
    count=lambda n: n_("%(n)s campaign", "%(n)s campaigns", n),
    sections=(
        Section("identity", _("Identity"), "send"),
        Section("sendings", _("Sent to"), "building-2", lines="sending", short=True),
        Section("notes", _("Notes"), "pencil"),
    ),
    fields=(
        Field("title", Text(), _("Title"), "identity", short=True, listed=True),
        Field("register", Text(), _("Register"), "identity", hidden=True, searchable=False),
        Field("sent_as", SENT_AS, _("What is sent"), "identity", short=True, listed=True,
              usual="template"),
        Field("profile", Text(), _("For whom"), "identity", hidden=True, searchable=False),
        Field("asked_on", Date(), _("Asked on"), "identity", short=True, listed=True,
              searchable=False),
        Field("due", LastDay(), _("Back by"), "identity", short=True, listed=True,
              searchable=False),
        Field("message", LongText(), _("Message"), "identity"),
        Field("sent", Whole(), _("Sent"), "identity", searchable=False,
              compute=_count(("sent", "late", "back", "merged"))),
        Field("back", Whole(), _("Came back"), "identity", searchable=False,
              compute=_count(("back", "merged"))),
        Field("late", Whole(), _("Late"), "identity", searchable=False, compute=_count(("late",))),
        Field("notes", LongText(), _("Notes"), "notes", private=True),
    ),
)  # fmt: skip

#: A workbook that went to one cooperative (or to somebody else, by name); ``document`` is the
#: identity it carries, ``txn`` the import that it became when it came back.
SENDING = Register(
    key="sending",
    one=_("sending"),
    many=_("Sendings"),
    icon="send",
    title=title,
    parent="campaign",
    parent_register="campaign",
    named_by="cooperative",
    add=_("Add a cooperative"),
    count=lambda n: n_("%(n)s sending", "%(n)s sendings", n),
    fields=(
        parent_field("campaign", _("Campaign"), "campagne", "الحملة"),
        rank_field(),
        Field("cooperative", Reference("cooperative"), _("Cooperative"), listed=True),
        Field("title", Text(), _("To someone else"), listed=True),
        Field("language", LANGUAGE, _("Language"), listed=True, searchable=False),
        Field("document", Text(), _("Document"), hidden=True, searchable=False),
        Field("sent_name", Text(), _("File sent"), searchable=False),
        Field("sent_on", Date(), _("Sent on"), listed=True, searchable=False),
        Field("returned_name", Text(), _("File that came back"), searchable=False),
        Field("returned_hash", Text(), _("Document"), hidden=True, searchable=False),
        Field("returned_on", Date(), _("Came back on"), listed=True, searchable=False),
        Field("merged_on", Date(), _("Merged on"), listed=True, searchable=False),
        Field("txn", Text(), _("Import"), hidden=True, searchable=False),
        Field("rows", Whole(), _("Rows"), listed=True, searchable=False, summed=True),
        Field("questions", Whole(), _("Questions"), listed=True, searchable=False, summed=True),
        Field("refused", Whole(), _("To complete"), listed=True, searchable=False, summed=True),
        Field("stage", STAGE, _("Stage"), listed=True, searchable=False, compute=_stage),
    ),
)  # fmt: skip
