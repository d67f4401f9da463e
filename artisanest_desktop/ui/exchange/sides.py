"""The two sides of a question: who wrote what is here and when, and what the file is."""

from __future__ import annotations

from artisanest_desktop.exchange.plan import Plan, Row
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store, documents
from artisanest_desktop.ui.session import Session

#: So far back the last writing of a field is looked for.
_FAR = 50


def here(store: Store, plan: Plan, row: Row, key: str, session: Session) -> str:
    """``Naïma, 24 nov. 18:04``: who wrote the value that is here."""
    lang = session.lang
    for entry in store.history(plan.register, row.uid, limit=_FAR) if row.uid else ():
        for register, uid, fields in entry.changes:
            if (register, uid) == (plan.register, row.uid) and key in fields:
                when = lang.moment(entry.at, entry.offset)
                return lang(
                    _("here, %(who)s") % {"who": " ".join(filter(None, (entry.author, when)))}
                )
    return lang(_("here"))


def there(store: Store, plan: Plan, session: Session) -> str:
    """The file, and when it left when it is one of ours."""
    lang = session.lang
    left = next((d for d in documents.documents(store) if d.uid == plan.document), None)
    if not plan.document or left is None:
        return lang(_("file"))
    return lang(_("file that left on %(day)s") % {"day": lang.date(left.at[:10])})
