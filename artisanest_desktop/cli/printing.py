"""``print``: a paper of a register, as the window makes it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from artisanest_desktop.cli.verbs import open_store
from artisanest_desktop.i18n import Language, _
from artisanest_desktop.store import Refusal

if TYPE_CHECKING:
    from artisanest_desktop.reports import Document, Options
    from artisanest_desktop.store import Store


def run(options: Namespace, lang: Language) -> int:
    """Make the pages and put the file in place."""
    from artisanest_desktop import reports

    reports.ready()
    with open_store(options, write=options.kind in _NUMBERED) as store:
        document = make(store, options, lang)
        path = reports.publish(store, document, options.file)
        pages = lang.number(len(document.pages))
        print(lang(_("%(file)s – pages: %(n)s.") % {"file": str(path), "n": pages}))
        if private := document.facts["private"]:
            labels = reports.labels_of(store, options.register, private)
            names = lang.list([lang(label) for label in labels])
            print(lang(_("Private fields inside: %(names)s.") % {"names": names}))
    return 0


def make(store: Store, options: Namespace, lang: Language) -> Document:
    """The pages that are asked for."""
    from artisanest_desktop import reports

    key = options.register
    reader = store.language(options.lang or lang.code)
    landscape = True if options.landscape else None
    how = reports.Options(reader, signature=options.signature, landscape=landscape)
    if options.kind in ("cards", "register") and key != "member":
        raise Refusal(_("Cards and the law’s register are of members: name “members”."))
    if options.kind == "register":
        return reports.register_document(store, how)
    if options.kind in ("figures", "meeting") and key != "session":
        raise Refusal(_("Figures and reports of a meeting are of sessions: name “sessions”."))
    if options.kind == "meeting":
        return reports.meeting_document(store, _record(store, options), how)
    if options.kind == "thanks":
        return _thanks(store, key, _record(store, options), how)
    if options.kind == "page":
        return reports.record_document(store, key, _record(store, options), how)
    if options.kind in _OF_SESSIONS:
        return _of_session(store, options, how)
    order = store.registers[key].order
    ids = store.find(key, sort=[order] if order else (), lang=reader.code)
    if options.record:
        row_id = store.row_id(key, _record(store, options))
        ids = [i for i in ids if i == row_id]
    if options.kind == "consents":
        return _consents(store, options, ids, how)
    wanted = reports.Wanted(key, ids)
    makers = {"cards": reports.card_document, "figures": reports.figures_document}
    return makers.get(options.kind, reports.list_document)(store, wanted, how)


def _thanks(store: Store, key: str, uid: str, how: Options) -> Document:
    from artisanest_desktop import reports

    if key not in ("session", "project", "partner"):
        raise Refusal(_("Thanks go to the partners of a session or project, or to one partner."))
    document = reports.thanks_document(store, key, uid, how)
    if not document.pages:
        raise Refusal(_("No partner is named here yet: nobody to thank."))
    return document


#: What is printed with numbers that are kept.
_NUMBERED = ("consents", "evaluation")
_OF_SESSIONS = ("evaluation", "outcome", "visits")


def _of_session(store: Store, options: Namespace, how: Options) -> Document:
    """A paper of one session; the list for visits also of all that are due."""
    from artisanest_desktop import reports

    if options.register != "session":
        raise Refusal(_("This paper is of sessions: name “sessions”."))
    if options.kind == "visits":
        uid = _record(store, options) if options.record else None
        return reports.visits_document(store, uid, how)
    make = {"evaluation": reports.evaluation_document, "outcome": reports.outcome_document}
    return make[options.kind](store, _record(store, options), how)


def _consents(
    store: Store, options: Namespace, ids: Sequence[int], how: Options
) -> Document:
    """The consent sheet of a session, or of members."""
    from artisanest_desktop import reports
    from artisanest_desktop.reports import consents

    if options.register == "session":
        session = _record(store, options)
        people = consents.members_of(store, session)
        return reports.consents_document(store, "session", session, people, how)
    if options.register != "member":
        raise Refusal(_("A consent sheet is of members or of a session."))
    members = [uid for i in ids if (uid := store.row_uid("member", i))]
    cooperative = consents.cooperative_of(store, members)
    if cooperative is None:
        raise Refusal(_("A consent sheet says who keeps it: write down the cooperative first, in "
                        "the settings."))  # fmt: skip
    return reports.consents_document(store, "cooperative", cooperative, members, how)


def _record(store: Store, options: Namespace) -> str:
    """The record that is named."""
    uid = store.find_record(options.register, options.record or "")
    if uid is None:
        text = _("Say which record with --record: a number, or a whole name that only one has.")
        raise Refusal(text)
    return uid
