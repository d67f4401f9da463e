"""``certificates`` and ``passport``: what came of sessions, as the window prints it."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from artisanest_desktop.cli.verbs import open_store
from artisanest_desktop.i18n import Language, Msg, _, n_
from artisanest_desktop.store import Refusal

if TYPE_CHECKING:
    from artisanest_desktop.store import Store

_NO_SESSION = _("No session, or more than one, is called “%(name)s”. Say its code: S-2026-014.")
_NO_MEMBER = _("Nobody, or more than one, is called “%(name)s”. Say the member’s number: M-0042.")
_NONE = _("Nobody has earned a certificate of this session yet: no file was made.")


def certificates(options: Namespace, lang: Language) -> int:
    """``certificates``: the numbers are given as the file is made."""
    from artisanest_desktop import reports

    reports.ready()
    with open_store(options, write=True) as store:
        uid = _record(store, "session", options.session, _NO_SESSION)
        answers = {"which": options.only or "", "whose": "paper" if options.lang else "own"}
        how = reports.Options(store.language(options.lang or lang.code), answers=answers)
        document = reports.certificates_document(store, uid, how)
        if not document.pages:
            raise Refusal(_NONE)
        path = reports.publish(store, document, options.file)
        count = n_("%(n)s certificate", "%(n)s certificates", len(document.pages))
        print(lang(_("%(file)s: %(count)s.") % {"file": str(path), "count": lang(count)}))
    return 0


def passport(options: Namespace, lang: Language) -> int:
    """``passport``."""
    from artisanest_desktop import reports

    reports.ready()
    with open_store(options, write=False) as store:
        uid = _record(store, "member", options.member, _NO_MEMBER)
        answers = {"whose": "both" if options.both else ""}
        how = reports.Options(store.language(options.lang or lang.code), answers=answers)
        path = reports.publish(store, reports.passport_document(store, uid, how), options.file)
        print(path)
    return 0


def _record(store: Store, register: str, name: str, refused: Msg) -> str:
    uid = store.find_record(register, name)
    if uid is None:
        raise Refusal(refused % {"name": name})
    return uid
