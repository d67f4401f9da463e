"""A record as a page: its head, then its sections in two columns, then its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from artisanest_desktop.i18n import Language
from artisanest_desktop.model import face
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.reports import portraits
from artisanest_desktop.reports.heading import foot, letter_block, letterhead, running
from artisanest_desktop.reports.letters import ACCENT, INK, IVORY, MUTED, Style, Text, mm
from artisanest_desktop.reports.lines import Lines, without_section
from artisanest_desktop.reports.options import Options
from artisanest_desktop.reports.pages import Block, Document, Drawn, Part, gap
from artisanest_desktop.reports.paper import END, PORTRAIT, Paper
from artisanest_desktop.reports.values import Record, only_cooperative, with_computed
from artisanest_desktop.store import Store

_BETWEEN = mm(8)
#: So many lines of a long text stay together on a page.
_PIECE = 4
_PHOTO = (mm(24), mm(30))


@dataclass(frozen=True, slots=True)
class _Look:
    """How closely things stand: a label, its value, the air below it and above a heading."""

    label: Style
    value: Style
    below: float
    above: float


_ROOMY = _Look(Style(7.5, color=MUTED), Style(9.5), mm(1.8), mm(3))
_CLOSE = _Look(Style(7, color=MUTED), Style(8.5), mm(1), mm(2))


def record_document(store: Store, key: str, uid: str, options: Options) -> Document:
    """One record, as a person would keep it in a folder; closely, where that saves a page."""
    content = _Content(store, key, uid, options)
    note = " · ".join(
        filter(None, [options.lang(content.register.many), content.row.get("number")])
    )
    facts = {"rows": {key: 1}, "private": content.private()}
    roomy, close = (
        Document(
            content.title, options.lang, PORTRAIT, [content.part(look)],
            foot(options.lang, note), facts,
        )
        for look in (_ROOMY, _CLOSE)
    )  # fmt: skip
    return close if len(close.pages) < len(roomy.pages) else roomy


class _Content:
    """What the page of a record says, read once."""

    def __init__(self, store: Store, key: str, uid: str, options: Options) -> None:
        self.store, self.options = store, options
        self.register = register = store.registers[key]
        context = store.reader()
        self.row: Record = store.get_many(key, [uid])[uid]
        self.row |= with_computed(register.fields, self.row, context)
        self.names = face.names(register, self.row, options.lang.code)
        self.title = options.title or self.names[0]
        self.letter = letterhead(store, options.lang, only_cooperative(register, [self.row]))
        self.fields = [f for f in register.fields if _is_shown(f, self.row, options.private)]
        self.aside = without_section(store, register)
        self.tables = {k: Lines(store, k, uid, context, options) for k in register.lines}
        for lines in self.aside:
            self.tables[lines] = Lines(store, lines, uid, context, options, named=True)

    def private(self) -> list[str]:
        """The private fields that are shown."""
        found = [f.key for f in self.fields if f.private]
        found += [name for table in self.tables.values() for name in table.private]
        photo = face.photo_field(self.register)
        shown = photo is not None and photo.private and self.options.private
        if photo is not None and shown and self.row.get(photo.key):
            found.append(photo.key)
        return list(dict.fromkeys(found))

    def part(self, look: _Look) -> Part:
        """Head, sections with their fields and lines, then the lines without a section."""
        lang, room = self.options.lang, PORTRAIT.room
        blocks: list[Block] = []
        if self.letter is not None and self.register.key != "cooperative":
            blocks.append(letter_block(self.letter, room))
        blocks.append(_head(self.store, self.register, self.row, self.names, self.options))
        for section in self.register.sections:
            inside = [f for f in self.fields if f.section == section.key]
            below = self.tables[section.lines].blocks(room) if section.lines else []
            if inside or below:
                blocks.append(_heading(lang(section.label), room, look))
                blocks += [*_fields(inside, self.row, lang, room, look), *below]
        for lines in self.aside:
            if below := self.tables[lines].blocks(room):
                words = lang(self.store.registers[lines].many)
                blocks += [_heading(words, room, look), *below]
        return Part(blocks, running(self.title, self.letter, room))


def _is_shown(field: Field, row: Record, private: bool) -> bool:
    if field.kind.key == "photo" or field.hidden or (field.private and not private):
        return False
    value = row.get(field.key)
    if field.compute is not None and field.kind.editor == "number" and not float(value or 0):
        return False  # a count of nothing says nothing
    return value not in (None, "")


def _head(
    store: Store, register: Register, row: Record, names: tuple[str, str], options: Options
) -> Block:
    """The picture, the name in both scripts, and in a word how the record stands."""
    lang, room = options.lang, PORTRAIT.room
    field = face.photo_field(register)
    with_photo = field is not None and (options.private or not field.private)
    image = portraits.photo_of(store, register, row, _PHOTO[1]) if with_photo else None
    is_logo = field is not None and field.key == "logo"
    # Letters stand for a person, not for a thing.
    shown = image is not None or (field is not None and "sex" in register.by_key)
    side = _PHOTO[0] + mm(6) if shown else 0
    day = Text(lang.date(store.clock.today().isoformat(), long=True), Style(9, color=MUTED))
    first = Text(options.title or names[0], Style(18, bold=True), room - side - day.width - mm(6))
    second = Text("" if options.title else names[1], Style(13, color=MUTED), room - side)
    tags = [Text(word, Style(8.5, color=INK)) for word in _tags(register, row, lang)]
    words = first.height + second.height + (mm(8) if tags else 0)
    height = max(words, _PHOTO[1] if shown else 0)

    def draw(paper: Paper, y: float) -> None:
        if shown:
            letters = face.initials(names[0], row)
            portraits.draw(paper, image, letters, (0, y, *_PHOTO), mm(2), whole=is_logo)
        top = y + (height - words) / 2
        paper.text(first, side, top, room - side)
        paper.text(day, side, y, room - side, END)
        paper.text(second, side, top + first.height, room - side)
        x, low = side, top + first.height + second.height + mm(2)
        for tag in tags:
            wide = tag.width + mm(6)
            paper.fill(x, low, wide, mm(5.6), IVORY, mm(2.8))
            paper.text(tag, x + mm(3), low + mm(0.75), tag.width)
            x += wide + mm(2)

    return Drawn(height + mm(5), draw, keeps=True)


def _tags(register: Register, row: Record, lang: Language) -> list[str]:
    """State, role and number, as over the record on the screen."""
    tagged = [f.key for f in register.fields if getattr(f.kind, "tags", None)]
    keys = dict.fromkeys([*tagged, "role", "number"])
    found = [face.words(register[k], row.get(k), lang, row) for k in keys if k in register.by_key]
    return [word for word in found if word]


def _fields(
    fields: Sequence[Field], row: Record, lang: Language, room: float, look: _Look
) -> list[Block]:
    """Two in a line."""
    blocks: list[Block] = []
    half = (room - _BETWEEN) / 2
    line: list[_Said] = []
    for field in fields:
        said = _Said(field, row, lang, half, look)
        # A long text has the whole width, unless it happens to be short.
        if field.kind.key == "long_text" and len(said.value.lines) > 1:
            blocks += _line(line, half)
            blocks += _Said(field, row, lang, room, look).blocks(room)
            line = []
            continue
        line.append(said)
        if len(line) == 2:
            blocks += _line(line, half)
            line = []
    return blocks + _line(line, half)


def _heading(words: str, room: float, look: _Look) -> Block:
    """What stands over a section."""
    text = Text(words, Style(10, bold=True, color=ACCENT), room)

    def draw(paper: Paper, y: float) -> None:
        paper.text(text, 0, y + look.above, room)
        paper.rule(0, y + look.above + text.height + mm(0.9), room)

    return Drawn(text.height + look.above + mm(3), draw, keeps=True)


class _Said:
    """A field's label, and its value below."""

    def __init__(self, field: Field, row: Record, lang: Language, room: float, look: _Look) -> None:
        words = face.words(field, row.get(field.key), lang, row)
        self._below = look.below
        self.label = Text(lang(field.label), look.label, room)
        self.value = Text(words, look.value, room, field.kind.align == "ltr")
        self.height = self.label.height + self.value.height + look.below

    def draw(self, paper: Paper, x: float, y: float, room: float) -> None:
        """At the reader's side."""
        paper.text(self.label, x, y, room)
        paper.text(self.value, x, y + self.label.height - mm(0.3), room)

    def blocks(self, room: float) -> list[Block]:
        """Alone, over the whole width; a text of many lines may go on overleaf."""
        label = Drawn(
            self.label.height - mm(0.3),
            lambda paper, y: paper.text(self.label, 0, y, room),
            keeps=True,
        )
        count, leading = len(self.value.lines), self.value.style.leading
        pieces: list[Block] = []
        for start in range(0, count, _PIECE):
            stop = min(start + _PIECE, count)

            def draw(paper: Paper, y: float, start: int = start, stop: int = stop) -> None:
                paper.text(self.value, 0, y, room, start=start, stop=stop)

            pieces.append(Drawn((stop - start) * leading, draw))
        return [label, *pieces, gap(self._below)]


def _line(said: Sequence[_Said], room: float) -> list[Block]:
    """One field, or two beside each other."""
    if not said:
        return []

    def draw(paper: Paper, y: float) -> None:
        for n, one in enumerate(said):
            one.draw(paper, n * (room + _BETWEEN), y, room)

    return [Drawn(max(one.height for one in said), draw)]
