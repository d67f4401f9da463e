"""The papers that a register can be printed as, and what can be chosen about each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from artisanest_desktop.i18n import Language, _
from artisanest_desktop.store.errors import Refusal
from artisanest_desktop.ui.printing import sheets
from artisanest_desktop.ui.printing.paper import SECOND
from artisanest_desktop.ui.printing.paper import Paper as Paper
from artisanest_desktop.ui.printing.paper import Question as Question
from artisanest_desktop.ui.printing.paper import Shown as Shown

if TYPE_CHECKING:
    from artisanest_desktop.reports import Document, Options
    from artisanest_desktop.store import Store


def _list(store: Store, key: str, shown: Shown, options: Options) -> Document:
    from artisanest_desktop.reports import Wanted, list_document

    wanted = Wanted(key, shown.ids, shown.columns, shown.search, shown.where, shown.removed)
    return list_document(store, wanted, options)


def _cards(store: Store, key: str, shown: Shown, options: Options) -> Document:
    from artisanest_desktop.reports import Wanted, card_document

    return card_document(store, Wanted(key, shown.ids), options)


def _register(store: Store, _key: str, _shown: Shown, options: Options) -> Document:
    from artisanest_desktop.reports import register_document

    return register_document(store, options)


def _page(store: Store, key: str, shown: Shown, options: Options) -> Document:
    from artisanest_desktop.reports import record_document

    assert shown.uid is not None
    return record_document(store, key, shown.uid, options)


def _of_record(name: str) -> Callable[[Store, str, Shown, Options], Document]:
    """The paper of the open record that ``reports`` makes under this name."""

    def make(store: Store, _key: str, shown: Shown, options: Options) -> Document:
        from artisanest_desktop import reports

        assert shown.uid is not None
        document: Document = getattr(reports, name)(store, shown.uid, options)
        return document

    return make


def _consents(store: Store, key: str, shown: Shown, options: Options) -> Document:
    from artisanest_desktop.reports import consents, consents_document

    if key == "session":
        assert shown.uid is not None
        people = consents.members_of(store, shown.uid)
        return consents_document(store, key, shown.uid, people, options)
    members = [uid for i in shown.ids if (uid := store.row_uid("member", i))]
    cooperative = consents.cooperative_of(store, members)
    if cooperative is None:
        raise Refusal(_("A consent sheet says who keeps it: write down the cooperative first, in "
                        "the settings."))  # fmt: skip
    return consents_document(store, "cooperative", cooperative, members, options)


def _visits(store: Store, _key: str, shown: Shown, options: Options) -> Document:
    from artisanest_desktop.reports import visits_document

    return visits_document(store, shown.uid, options)


def _invitations(store: Store, _key: str, shown: Shown, options: Options) -> Document:
    from artisanest_desktop.reports import invitations_document

    assert shown.uid is not None
    return invitations_document(store, shown.uid, options, shown.people)


def _thanks(store: Store, key: str, shown: Shown, options: Options) -> Document:
    from artisanest_desktop.reports import thanks_document

    assert shown.uid is not None
    return thanks_document(store, key, shown.uid, options)


def _figures(store: Store, key: str, shown: Shown, options: Options) -> Document:
    from artisanest_desktop.reports import Wanted, figures_document

    return figures_document(store, Wanted(key, shown.ids), options)


LIST = Paper(
    "list",
    _("This list…"),
    "list-filter",
    _list,
    frozenset({"rows", "signature", "landscape", "private", "title"}),
)
CARDS = Paper("cards", _("The cards…"), "badge-check", _cards, frozenset({"rows", "private"}))
REGISTER = Paper("register", _("The law’s register…"), "scale", _register)
PAGE = Paper("page", _("This record as a page…"), "file-text", _page, frozenset({"private"}))
CERTIFICATES = Paper(
    "certificates",
    _("The certificates…"),
    "award",
    _of_record("certificates_document"),
    frozenset({"title"}),
    (
        Question(
            "which",
            _("Which certificates?"),
            "award",
            (
                ("", _("All that were earned")),
                ("new", _("Those not printed yet")),
                ("certificate", _("Certificates")),
                ("confirmation", _("Certificates of attendance")),
            ),
        ),
        Question(
            "whose",
            _("Whose language?"),
            "users",
            (("own", _("Each in her own")), ("paper", _("All in the one above"))),
        ),
    ),
    _("Nobody has earned one of these yet: marks come first, in the roll call."),
)
PASSPORT = Paper(
    "passport",
    _("The learning passport…"),
    "book-open",
    _of_record("passport_document"),
    frozenset({"private"}),
    (
        Question(
            "whose",
            _("In both scripts?"),
            "languages",
            (("", _("One page")), ("both", _("A second page in the other script"))),
        ),
    ),
)
SHEET = Paper(
    "sheet",
    _("The attendance sheet…"),
    "list-checks",
    sheets.attendance,
    asks=sheets.ASKED,
    about=sheets.of_session,
    workbook=sheets.workbook,
)
MONEY = Paper(
    "reimbursement",
    _("The reimbursement sheet…"),
    "coins",
    sheets.reimbursement,
    asks=sheets.ASKED,
    about=sheets.of_reimbursement,
)
EVALUATION = Paper(
    "evaluation",
    _("The evaluation forms…"),
    "smile",
    _of_record("evaluation_document"),
    asks=(
        SECOND,
        Question(
            "copies",
            _("How many forms?"),
            "copy",
            (("", _("One for each participant")), *((n, n) for n in ("1", "10", "20", "30", "50"))),
        ),
    ),
)
CONSENTS = Paper(
    "consents",
    _("The consent sheet…"),
    "signature",
    _consents,
    frozenset({"rows"}),
    (SECOND,),
    _("No member is on this list: a consent sheet is signed by members."),
)
VISITS = Paper(
    "visits",
    _("The list for visits…"),
    "calendar-days",
    _visits,
    frozenset({"private", "title"}),
    nothing=_("Nobody of it is to be visited: marks come first, in the roll call."),
)
OUTCOME = Paper(
    "outcome",
    _("What came of it…"),
    "chart-column",
    _of_record("outcome_document"),
    frozenset({"title"}),
)
INVITATIONS = Paper(
    "invitations",
    _("The invitations…"),
    "send",
    _invitations,
    asks=(
        Question(
            "whose",
            _("Whose language?"),
            "users",
            (("own", _("Each in her own")), ("paper", _("All in the one above"))),
        ),
    ),
    nothing=_("Nobody is on the list yet: invite people first."),
)
MEETING = Paper(
    "meeting",
    _("The report of the meeting…"),
    "file-text",
    _of_record("meeting_document"),
    frozenset({"title"}),
)
THANKS = Paper(
    "thanks",
    _("Thanks to the partners…"),
    "handshake",
    _thanks,
    frozenset({"title"}),
    nothing=_("No partner is named here yet: nobody to thank."),
)
FIGURES = Paper(
    "figures",
    _("The figures, with their rules…"),
    "scale",
    _figures,
    frozenset({"rows", "title"}),
)
#: Papers of the record that is open.
OF_ONE = (
    PAGE, INVITATIONS, SHEET, MONEY, CERTIFICATES, PASSPORT, EVALUATION, OUTCOME, VISITS, MEETING,
    THANKS,
)  # fmt: skip
BY_KEY = {paper.key: paper for paper in (LIST, CARDS, REGISTER, CONSENTS, FIGURES, *OF_ONE)}


def of_one(paper: Paper, key: str) -> bool:
    """Whether a paper is about the record that is open, and not about the list."""
    return paper in OF_ONE or (paper is CONSENTS and key == "session")


def papers_for(key: str) -> list[Paper]:
    """What a register's menu offers."""
    more = {
        "member": [CARDS, REGISTER, CONSENTS, PASSPORT],
        "session": [
            INVITATIONS, SHEET, MONEY, CERTIFICATES, EVALUATION, OUTCOME, CONSENTS, VISITS,
            MEETING, THANKS, FIGURES,
        ],
        "partner": [THANKS],
        "project": [THANKS],
    }
    return [LIST, *more.get(key, []), PAGE]


def file_words(store: Store, paper: Paper, key: str, shown: Shown, lang: Language) -> list[str]:
    """The readable part of the file's name; a record is named by its number, never by its name."""
    from artisanest_desktop.reports import (
        cards,
        certificates,
        consents,
        evaluation,
        figures,
        invitations,
        law_register,
        meeting,
        outcome,
        passport,
        thanks,
        visits,
    )
    from artisanest_desktop.reports.sheets import attendance, reimbursement

    many = lang(store.registers[key].many)
    if paper is CARDS:
        return [lang(cards.TITLE)]
    if paper is REGISTER:
        return [lang(law_register.TITLE)]
    row = store.get(key, shown.uid) if of_one(paper, key) and shown.uid else None
    titles = {
        "invitations": invitations.TITLE,
        "sheet": attendance.TITLE,
        "reimbursement": reimbursement.TITLE,
        "certificates": certificates.TITLE,
        "passport": passport.TITLE,
        "evaluation": evaluation.TITLE,
        "outcome": outcome.TITLE,
        "consents": consents.TITLE,
        "visits": visits.TITLE,
        "meeting": meeting.TITLE,
        "thanks": thanks.TITLE,
        "figures": figures.TITLE,
    }
    what = lang(titles[paper.key]) if paper.key in titles else many
    return [what, str((row or {}).get("number") or "")]
