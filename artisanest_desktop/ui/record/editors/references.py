"""Another record: found by typing, or created in place."""

from __future__ import annotations

from artisanest_desktop.i18n import _
from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import Finding, Parsed, fullnames
from artisanest_desktop.ui.record import face, saving
from artisanest_desktop.ui.record.editors.script import is_arabic
from artisanest_desktop.ui.record.editors.typeahead import Offer, TypeAhead

_NEW = object()


class ReferenceEditor(TypeAhead):
    """Offers records that fit; the last line makes a new one of that name."""

    def target(self) -> str:
        """The register whose records can be chosen."""
        return str(getattr(self.field.kind, "register", ""))

    def wording(self) -> str:
        return self._title(self.value) if self.value else ""

    def _title(self, uid: str) -> str:
        return saving.store_of(self.session).title(self.target(), uid, self.session.lang.code)

    def offered(self, text: str) -> list[Offer]:
        store, key, lang = saving.store_of(self.session), self.target(), self.session.lang
        register = saving.register_of(self.session, key)
        keys = [*face.title_keys(register), *(["number"] if "number" in register.by_key else [])]
        ids = store.find(key, search=text, lang=lang.code, limit=12)
        found = []
        for uid, *values in store.window(key, ids, keys):
            row = dict(zip(keys, values, strict=True))
            first, second = face.names(register, row, lang.code)
            found.append(Offer(uid, first, second or row.get("number") or ""))
        if text.strip():
            word = lang(_("Create “%(name)s”") % {"name": text.strip()})
            found.append(Offer(_NEW, word))
        return found

    def picked(self, offer: Offer) -> None:
        if offer.value is _NEW:
            typed = self.completer.completionPrefix().strip() or self.raw().strip()
            offer = Offer(self._create(typed), typed)
        super().picked(offer)

    def _create(self, name: str) -> str:
        register = saving.register_of(self.session, self.target())
        usual = {f.key: f.usual for f in register.fields if f.usual is not None}
        title = _("Added: %(what)s") % {"what": register.one}
        with saving.store_of(self.session).transaction(title) as t:
            return t.create(self.target(), {**usual, **named(register, name)})

    def parsed(self) -> Parsed:
        text = self.raw().strip()
        if not text:
            return Parsed(None)
        if self.chosen is not None and text == self.chosen.word:
            return Parsed(self.chosen.value)
        if text == self._rest:
            return Parsed(self.value)
        uid = saving.store_of(self.session).find_record(self.target(), text)
        if uid:
            return Parsed(uid)
        words = _("Nobody and nothing is called so here: choose from the list, or create it.")
        return Parsed(None, (Finding("reference-unknown", words, "refused"),))


def named(register: Register, name: str) -> dict[str, str]:
    """The fields of a name as it was typed: the letters say in which script; a person's is
    taken apart in the order in which it is shown."""
    arabic = is_arabic(name)
    if "family_name" in register.by_key:
        return fullnames.split(name, family_first=not arabic)
    keys = face.title_keys(register)
    script = "arabic" if arabic else "latin"
    fitting = (k for k in keys if getattr(register[k].kind, "script", "") == script)
    key = next(fitting, None) or keys[0]
    return {key: name}
