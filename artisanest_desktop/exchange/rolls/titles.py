"""What the lines above a list of who was there say of the session: title, place, days, trainer."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from artisanest_desktop.exchange.plan import Remark
from artisanest_desktop.i18n import Language, Msg, _, fold
from artisanest_desktop.model.session import KIND
from artisanest_desktop.rules import sheet_days
from artisanest_desktop.rules.names import script_of
from artisanest_desktop.rules.sheet_days import Said

#: A line above a table: the number of its row, its cells as text.
Above = Sequence[tuple[int, Sequence[str]]]

_ROLL = re.compile(
    r"^\W*(?:(?:liste|feuille|fiche|registre|[ée]tat|tableau)s?\s+(?:nominative\s+)?"
    r"(?:de\s+la\s+|de\s+|d['’]\s?|des\s+)?(?:pr[ée]sences?|[ée]margements?|appel|participant(?:e|\(e\))?s?"
    r"|participation|b[ée]n[ée]ficiaires?|pr[ée]sent(?:e|\(e\))?s|inscrit(?:e|\(e\))?s)"
    r"(?:\s*(?:et|/|&)\s*(?:d['’]\s?|des?\s+)?(?:participant(?:e|\(e\))?s?|pr[ée]sences?"
    r"|[ée]margements?))?|[ée]margements?|"
    r"pr[ée]sences?(?=\s*[:\-–—]|\s+(?:[àa]\s|au\s|d[eu]\s|formation|atelier|session))|"
    r"attendance(?:\s+(?:list|sheet|register))?|roll call|list of (?:participants|attendees)|"
    r"participants?\s+list|sign-?in sheet|"
    r"(?:لائحة|لاءحة|لائحه|ورقة|سجل|قائمة|جدول|بيان)\s+(?:ال)?(?:حضور|مشارك(?:ين|ات)|"
    r"مستفيد(?:ين|ات)|متدرب(?:ين|ات)|حاضر(?:ين|ات)|توقيعات)(?:\s+و\s?(?:ال)?(?:غياب|مشارك\w+))?)",
    re.I,
)
_AFTER = re.compile(
    r"^\s*(?:(?:[:,\-–—]|au(?:x)?\b|à\s+l['’]|à\s+la\b|à\b|du\b|des\b|de\s+l['’]|de\s+la\b|de\b|"
    r"d['’]|"
    r"pour\s+l[ae]s?\b|pour\b|of\s+the\b|of\b|for\b|in\b|to\s+the\b|la\b|l['’]|le\b|"
    r"الخاصة?\s+ب|المتعلقة?\s+ب|في(?!\w)|ب(?=ال)|لل(?=\w{3}))\s*)+",
    re.I,
)
_LABELS = {
    "title": r"theme(?:s)?(?: d.*)?|intitule(?: d.*)?|objet|sujet|titre(?: d.*)?|formation|atelier|"
    r"activite|session|module|seminaire|formation sur|topic|title|training|workshop|"
    r"(?:ال)?موضوع(?: .*)?|(?:ال)?عنوان(?: .*)?|(?:ال)?دوره(?: (?:ال)?تكوينيه)?|(?:ال)?تكوين|"
    r"(?:ال)?ورشه|(?:ال)?نشاط",
    "place": r"lieu(?: d.*)?|salle|endroit|adresse|place|venue|(?:ال)?مكان(?: .*)?|(?:ال)?قاعه",
    "days": r"dates?(?: d.*)?|periode|jours?|journees?|le|du|days?|(?:ال)?تاريخ(?: .*)?|يوم|ايام|"
    r"(?:ال)?فتره|بتاريخ",
    "hours": r"horaires?|heures?|time|(?:ال)?توقيت|(?:ال)?ساعه",
    "trainer": r"(?:nom d[eu] (?:la |l )?)?format(?:eur|rice)s?|animat(?:eur|rice)s?|"
    r"anime(?:e)? par|"
    r"formateur trice|formateur formatrice|encadre(?:e)? par|encadrante?|intervenante?s?|"
    r"facilitat(?:eur|rice)|assure(?:e)? par|trainer|facilitator|"
    r"(?:ال)?(?:مكون|موطر|منشط|استاذ|مدرب)(?:ه|ون|ين)?|(?:من )?تاطير|تنشيط",
    "programme": r"programme|projet|bailleur|finance(?:ment|ur)?(?: par)?|cadre|project|funder|"
    r"(?:ال)?برنامج|(?:ال)?مشروع|في اطار",
    "commune": r"commune(?: d.*)?|(?:ال)?جماعه(?: .*)?",
    "number": r"code(?: .*)?|(?:ال)?رمز(?: .*)?|session code",
    "": r"duree|nombre.*|effectif|nb.*|organis\w* par|organisateur|organisme|cooperative|province|"
    r"region|total|page|tel\w*|gsm|association|email|e mail|edite le|imprime le|fait .*|"
    r"(?:ال)?مده|عدد.*|(?:ال)?تعاونيه|(?:ال)?اقليم|(?:ال)?جهه|(?:ال)?جمعيه|منظم.*|هاتف",
}
_LABEL = {key: re.compile(words) for key, words in _LABELS.items()}
_TRAINER = re.compile(
    r"^(?:(?:la |le )?format(?:eur|rice)s?|anim[ée]e?s? par|animat(?:eur|rice)|encadr[ée]e? par|"
    r"intervenante?|facilitat(?:eur|rice)|assur[ée]e? par|trainer|par(?= m)|"
    r"(?:من )?تأطير|(?:ال)?مؤطرة?|(?:ال)?مكونة?|(?:من )?تنشيط|الأستاذة?)(?!\w)\s*:?\s*(.{3,})",
    re.I,
)
_PLACE = re.compile(
    r"^(?:(?:lieu|à la|à l['’]|à|au|dans la)\s+)?((?:salle|dar|centre|maison|si[èe]ge|local|"
    r"[ée]cole|"
    r"complexe|h[ôo]tel|espace|coop[ée]rative|douar|commune|foyer|biblioth[èe]que|mairie|caïdat|"
    r"qu?artier|ville|village)\b.{2,}"
    r"|ب?(?:ال)?(?:قاعة|دار|مركز|مقر|مدرسة|فضاء|فندق|دوار|جماعة|نادي|مركب)(?:\s.{2,}))$",
    re.I,
)
_AT = re.compile(r"^(?:à|au|lieu)\s+(\S.{2,})$", re.I)
_PROGRAMME = re.compile(
    r"^(?:dans le cadre (?:de la |de l['’]|du |des |de )?|financ[ée]e? par |في إطار )(.{3,})", re.I
)
_CODE = re.compile(r"\bS-\d{4}-\d{2,5}\b")
_SPLIT = re.compile(
    r"\s*[\n|;•·]\s*|\s+/\s+|\s+[-–—]+(?!\s*\d)\s*|(?<![\d\s])\s*[-–—]+\s+|(?<!\d)[,،]\s*|[,،]\s*(?!\s*\d)"
)
_KIND_WORDS = (
    ("training", r"formation|session de formation|cycle de formation|training|"
     r"(?:ال)?(?:دوره )?تكوين\w*"),
    ("workshop", r"atelier|workshop|(?:ال)?ورشه"),
    ("awareness", r"(?:(?:journee|seance|campagne) de )?sensibilisation|(?:ال)?تحسيس\w*"),
    ("linkup", r"linkup|rencontre|reunion|(?:ال)?لقاء|(?:ال)?اجتماع"),
    ("visit", r"visite|voyage d etude|(?:ال)?زياره"),
    ("coaching", r"accompagnement|coaching|(?:ال)?مواكبه"),
    ("fair", r"foire|salon|(?:ال)?معرض"),
)  # fmt: skip
_KIND = tuple((code, re.compile(rf"(?:{words})(?!\w)")) for code, words in _KIND_WORDS)
_EDGES = " \t\u00a0:,;،.–—-|*_[]"
_QUOTED = re.compile(r"^[\"«“(]\s*([^\"«»“”()]+?)\s*[\"»”)]$")
_GOES_ON = re.compile(r"[/.\-–][\d٠-٩]|\s*/\s*[\d٠-٩]")
_CUT = re.compile(
    r"(?:[\s,(–—-]|\b(?:le|les|du|de|des|au|en date d[ue]|date|dates|journ[ée]es?|jours?|pendant|"
    r"lun(?:di)?|mar(?:di)?|mer(?:credi)?|jeu(?:di)?|ven(?:dredi)?|sam(?:edi)?|dim(?:anche)?)\b|(?:بتاريخ|ليوم|يومي|يوم|أيام|ايام|من|في|"
    r"التاريخ|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)(?!\w)|[:/])+$",
    re.I,
)

#: No title is shorter.
_SHORT = 3
GUESSED = _("“%(text)s” was taken from the lines above the list: look whether it is right.")


@dataclass(slots=True)
class Told:
    """What is said of a session; ``row`` is that of its title, 0 where there is none."""

    fields: dict[str, str] = field(default_factory=dict)
    days: list[Said] = field(default_factory=list)
    start: str = ""
    end: str = ""
    trainer: str = ""
    row: int = 0
    remarks: list[Remark] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The title in whichever script."""
        return self.fields.get("title") or self.fields.get("title_ar") or ""

    @property
    def year(self) -> int:
        """The year that was written, 0 where none was."""
        return next((int(d.date[:4]) for d in self.days if d.rule != sheet_days.YEAR_GUESSED), 0)


def is_roll_title(text: str) -> bool:
    """Whether a title says that a list tells who was there, or who takes part."""
    return any(_ROLL.match(part) for part in _SPLIT.split(text) if part)


def told_of(above: Above, lang: Language, today: dt.date) -> Told:
    """Read the lines above a list."""
    reader = _Titles(lang, today)
    for row, cells in above:
        reader.line(row, [c for c in cells if c.strip()])
    return reader.told


class _Titles:
    def __init__(self, lang: Language, today: dt.date) -> None:
        self.told = Told()
        self._lang = lang
        self._today = today
        self._rolled = False

    def line(self, row: int, cells: Sequence[str]) -> None:
        """One line: labels with what stands beside them, then free words."""
        at = 0
        while at < len(cells):
            text = " ".join(cells[at].split(" ")).strip()
            label = _label(text.rstrip(" :")) if len(text) < 40 else None
            beside = cells[at + 1] if at + 1 < len(cells) else ""
            alone = text.endswith(":") or _label(beside.rstrip(" :")) is None
            if label is not None and beside and alone and ":" not in text.rstrip(" :"):
                self._labelled(row, label, beside)
                at += 2
                continue
            self._free(row, text)
            at += 1

    def _free(self, row: int, text: str) -> None:
        roll = _ROLL.match(text)
        self._rolled = self._rolled or is_roll_title(text)
        if code := _CODE.search(text):
            self.told.fields.setdefault("number", code[0])
            text = text.replace(code[0], " ")
            roll = _ROLL.match(text)
        rest = _AFTER.sub("", text[roll.end() :]) if roll else text
        titled = self._rolled and (bool(roll) or is_roll_title(text))
        for segment in _SPLIT.split(rest):
            segment = segment.strip()
            if again := _ROLL.match(segment):
                segment = _AFTER.sub("", segment[again.end() :]).strip()
            name, colon, value = segment.partition(":")
            label = _label(name) if colon and value.strip() else None
            if label is not None:
                if label == "title" and (kind := _kind_of(name)):
                    self.told.fields.setdefault("kind", kind)
                self._labelled(row, label, value)
                titled = titled and label != "title"
            elif segment:
                titled = self._segment(row, segment, titled)

    def _labelled(self, row: int, label: str, value: str) -> None:
        value = value.strip(_EDGES)
        told = self.told
        if not value or not label:
            return
        if label == "title":
            # What follows the title on its line is told as in any other.
            first, *rest = [s for s in _SPLIT.split(value) if s.strip()] or [""]
            self._title(row, self._dated(row, first))
            for segment in rest:
                self._segment(row, segment.strip(), True)
        elif label == "days":
            self._days(value)
        elif label == "hours":
            self._hours(value)
        elif label == "trainer":
            told.trainer = told.trainer or value
        elif label == "number":
            told.fields.setdefault("number", value)
        elif label == "commune":
            self._commune(value)
        elif label == "place":
            self._place(self._dated(row, value))
        else:
            told.fields.setdefault(label, value)

    def _segment(self, row: int, text: str, titled: bool) -> bool:
        """A piece of a line; whether the next one may still belong to a title."""
        text = self._dated(row, text)
        if not text:
            return titled
        if found := _TRAINER.match(text):
            self.told.trainer = self.told.trainer or found[1].strip(_EDGES)
        elif found := _PROGRAMME.match(text):
            self.told.fields.setdefault("programme", found[1].strip(_EDGES))
        elif found := _PLACE.match(text):
            if titled or self.told.title or self._rolled:
                self._place(found[1])
        elif self._is_hours(text):
            self._hours(text)
        elif self._lang.terms.find("commune", text) is not None:
            if titled or self.told.title or self._rolled:
                self._place(text)
        elif _key(text) not in self.told.fields and (
            _kind_of(text) or (titled and not self.told.title)
        ):
            self._title(row, text)
        elif titled and (found := _AT.match(text)):
            self._place(found[1], doubt=True)
        elif titled and _is_name(text):
            self._place(text, doubt=True)
        elif titled and self.told.title and row == self.told.row:
            key = "title" if "title" in self.told.fields else "title_ar"
            self.told.fields[key] += f", {text}"
        return titled

    def _dated(self, row: int, text: str) -> str:
        """What a piece says beside its days, which are taken."""
        found = sheet_days.days(text, self._today)
        if not found:
            return text.strip(_EDGES)
        whole = [_certain(d) for d in found]

        def same(part: str) -> bool:
            return [_certain(d) for d in sheet_days.days(part, self._today)] == whole

        starts = [hit.start() for hit in re.finditer(r"[\d٠-٩]+", text)]
        start = max((at for at in starts if same(text[at:])), default=0)
        ends = [hit.end() for hit in re.finditer(r"\w+", text) if hit.end() > start]
        ends = [at for at in ends if not _GOES_ON.match(text[at:])]
        end = next((at for at in ends if same(text[start:at])), len(text))
        self._take(found)
        tail = text[end:].strip(_EDGES)
        if tail:
            self._segment(row, tail, True)
        return _CUT.sub("", text[:start]).strip(_EDGES)

    def _days(self, text: str) -> None:
        self._take(sheet_days.days(text, self._today))
        self._hours(text)

    def _take(self, found: Sequence[Said]) -> None:
        here = {d.date for d in self.told.days}
        self.told.days += [d for d in found if d.date not in here]

    def _is_hours(self, text: str) -> bool:
        return bool(sheet_days.hours(text)[1]) and len(text) < 30

    def _hours(self, text: str) -> None:
        start, end = sheet_days.hours(text)
        if start and end:
            self.told.start, self.told.end = start, end

    def _title(self, row: int, text: str) -> None:
        """The first one in each script."""
        text = _QUOTED.sub(r"\1", text.strip(_EDGES))
        place = re.search(r"\s+(?:à|au)\s+(\S+(?:\s\S+){0,3})$", text)
        if place and self._lang.terms.find("commune", place[1]) is not None:
            self._place(place[1])
            text = text[: place.start()].strip(_EDGES)
        key = _key(text)
        if len(text) < _SHORT or key in self.told.fields:
            return
        self.told.fields[key] = text[:1].upper() + text[1:]
        self.told.row = self.told.row or row
        if (kind := _kind_of(text)) and "kind" not in self.told.fields:
            self.told.fields["kind"] = kind

    def _place(self, text: str, doubt: bool = False) -> None:
        text = text.strip(_EDGES)
        self._commune(text)
        if not text or "place" in self.told.fields:
            return
        self.told.fields["place"] = text
        if doubt:
            self.told.remarks.append(guess("place", text))

    def _commune(self, text: str) -> None:
        for part in (text, *re.split(r"\s*[,،/–-]\s*", text)):
            code = self._lang.terms.find("commune", part)
            if code is not None:
                self.told.fields.setdefault("commune", str(code))


def _key(text: str) -> str:
    return "title_ar" if script_of(text) == "arabic" else "title"


def _certain(day: Said) -> tuple[str, bool]:
    return day.date, day.rule == sheet_days.YEAR_GUESSED


def guess(key: str, text: str) -> Remark:
    """What stands somewhere near the list, and may be meant."""
    said: Msg = GUESSED % {"text": text}
    return Remark(key, "from-title", said, "check", text)


def _label(text: str) -> str | None:
    """What a label announces; None when it is no label."""
    folded = fold(text)
    return next((key for key, words in _LABEL.items() if words.fullmatch(folded)), None)


def _kind_of(text: str) -> str:
    """The kind of a session whose title begins with the word for it."""
    folded = fold(text)
    found = next((code for code, words in _KIND if words.match(folded)), "")
    return found if found in KIND.by_code else ""


def _is_name(text: str) -> bool:
    """Whether all words of any length begin large: the name of a place, as far as one can tell."""
    words = [w for w in text.split() if len(w) > 3]
    return bool(words) and len(text) < 40 and all(w[:1].isupper() for w in words)
