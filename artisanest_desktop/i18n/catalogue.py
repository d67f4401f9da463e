"""The catalogues: ``python -m artisanest_desktop.i18n.catalogue update|compile|check [layer…]``.

Each layer has its own ``locale/<lang>/<layer>.po``, so that several people can translate at
once; all are compiled into one ``LC_MESSAGES/artisanest.mo``. English is the source language
and needs no catalogue. Development only: Babel's PO reader is imported here and nowhere else.
"""

from __future__ import annotations

import ast
import re
import struct
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1]
LOCALE = Path(__file__).parent / "locale"
TARGETS = ("fr", "ar")
PLURALS = {
    "fr": (2, "nplurals=2; plural=(n > 1);"),
    "ar": (
        6,
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
        "n%100>=11 && n%100<=99 ? 4 : 5);",
    ),
}
#: What is not simply named after its folder; the parts of the window that several people write.
_LAYERS = {
    "i18n": "rules",
    "cli.py": "cli",
    "ui/register": "ui_register",
    "ui/record": "ui_register",
    "ui/record/lines": "ui_lines",
    "ui/record/files": "ui_files",
    "ui/record/price": "ui_price",
    "ui/exchange": "ui_exchange",
    "ui/printing": "ui_printing",
    "ui/packages": "ui_packages",
    "ui/home": "ui_home",
    "ui/likeness": "ui_likeness",
    "ui/rollcall": "ui_rollcall",
    "ui/results": "ui_results",
    "ui/campaigns": "ui_campaigns",
    "ui/planning": "ui_planning",
    "ui/help": "ui_help",
    "ui/shortcuts.py": "ui_help",
}
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|%(?!%)")

#: (context, id, plural): what makes a message one message.
Key = tuple[str | None, str, str | None]


def layer_of(path: Path) -> str:
    """The layer whose catalogue holds a file's words."""
    parts = path.relative_to(PACKAGE).parts
    first = parts[0]
    for deep in (3, 2):
        if (part := "/".join(parts[:deep])) in _LAYERS:
            return _LAYERS[part]
    return _LAYERS.get(first, first if not first.endswith(".py") else "app")


def sources(only: list[str] | None = None) -> dict[str, list[Path]]:
    """The package's files by layer, or those of some layers."""
    layers: dict[str, list[Path]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        layer = layer_of(path)
        if path.name not in ("catalogue.py", "messages.py") and (not only or layer in only):
            layers.setdefault(layer, []).append(path)
    return layers


def extract(code: str) -> Iterator[tuple[int, Key]]:
    """Line and key of each message marked in Python source."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        words = [a.value if isinstance(a, ast.Constant) else None for a in node.args]
        for key in _keys(node.func.id, words):
            yield node.lineno, key


def _keys(name: str, words: Sequence[object]) -> list[Key]:
    match name, words:
        case "_", [str(text)]:
            return [(None, text, None)]
        case "n_", [str(one), str(many), *_]:
            return [(None, one, many)]
        case "p_", [str(context), str(text)]:
            return [(context, text, None)]
        case "_bends", [_, str(text), *_]:
            return [(None, text, None), ("woman", text, None), ("man", text, None)]
    return []


def unmarked(code: str) -> Iterator[int]:
    """Lines where something else than a literal is marked: no tool could find its words."""
    tree = ast.parse(code)
    bent = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == "_bends"]
    exempt = {id(node) for function in bent for node in ast.walk(function)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id in ("_", "n_", "p_") and id(node) not in exempt:
            words = [a.value if isinstance(a, ast.Constant) else None for a in node.args]
            if not _keys(node.func.id, words):
                yield node.lineno


def wanted(paths: list[Path]) -> dict[Key, list[str]]:
    """The messages of some files, each with the files it stands in."""
    found: dict[Key, list[str]] = {}
    for path in paths:
        name = path.relative_to(PACKAGE.parent).as_posix()
        for _line, key in sorted(extract(path.read_text("utf-8")), key=lambda hit: hit[0]):
            places = found.setdefault(key, [])
            if name not in places:
                places.append(name)
    return found


def po_path(lang: str, layer: str) -> Path:
    """Where a layer's translation lies."""
    return LOCALE / lang / f"{layer}.po"


def mo_path(lang: str) -> Path:
    """Where gettext looks for the compiled words."""
    return LOCALE / lang / "LC_MESSAGES" / "artisanest.mo"


def read(path: Path, lang: str) -> dict[Key, Message]:
    """The entries of a PO file; none when it does not exist."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        catalog = read_po(file, locale=lang, abort_invalid=True)
    return {_key(m): m for m in catalog if m.id}


def _key(message: Message) -> Key:
    if isinstance(message.id, tuple | list):
        return message.context, message.id[0], message.id[1]
    return message.context, message.id, None


def update(only: list[str]) -> None:
    """Bring PO files in line with the code; translations are kept, new ones left empty."""
    layers = sources(only)
    for lang in TARGETS:
        old = {path.stem: read(path, lang) for path in (LOCALE / lang).glob("*.po")}
        everywhere = {k: m for entries in old.values() for k, m in entries.items() if _done(m)}
        for layer, paths in layers.items():
            entries = wanted(paths)
            path = po_path(lang, layer)
            if not entries:
                path.unlink(missing_ok=True)
                continue
            _write(path, lang, entries, everywhere | old.get(layer, {}))


def _texts(message: Message) -> list[str]:
    """The translation, one text per plural form."""
    text = message.string
    return [text] if isinstance(text, str) else list(text or ())


def _done(message: Message) -> bool:
    return bool(_texts(message)) and all(_texts(message))


def _write(path: Path, lang: str, entries: dict[Key, list[str]], old: dict[Key, Message]) -> None:
    catalog = Catalog(locale=lang)
    for (context, one, many), files in entries.items():
        before = old.get((context, one, many))
        catalog.add(
            one if many is None else (one, many),
            before.string if before else None,
            [(name, 0) for name in files],
            flags=before.flags if before else (),
            user_comments=before.user_comments if before else (),
            context=context,
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    header = (
        f'msgid ""\nmsgstr ""\n"Language: {lang}\\n"\n"MIME-Version: 1.0\\n"\n'
        f'"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {PLURALS[lang][1]}\\n"\n\n'
    )
    with path.open("wb") as file:
        file.write(header.encode())
        write_po(file, catalog, width=100, omit_header=True, include_lineno=False)


def compiled(lang: str) -> bytes:
    """The bytes of the MO file: all layers, sorted, without dates, always the same."""
    words: dict[bytes, bytes] = {
        b"": (
            f"Language: {lang}\nContent-Type: text/plain; charset=utf-8\n"
            f"Plural-Forms: {PLURALS[lang][1]}\n"
        ).encode()
    }
    for path in sorted((LOCALE / lang).glob("*.po")):
        for (context, one, many), message in read(path, lang).items():
            if not _done(message) or message.fuzzy:
                continue
            ident = (f"{context}\x04" if context else "") + one + (f"\0{many}" if many else "")
            words[ident.encode()] = "\0".join(_texts(message)).encode()
    return _packed(sorted(words.items()))


def _packed(pairs: list[tuple[bytes, bytes]]) -> bytes:
    """GNU's MO layout: header, table of ids, table of texts, the bytes themselves."""
    start = 7 * 4 + 16 * len(pairs)
    tables: list[list[int]] = [[], []]
    body = b""
    for column in (0, 1):
        for pair in pairs:
            tables[column] += [len(pair[column]), start + len(body)]
            body += pair[column] + b"\0"
    size = 8 * len(pairs)
    head = struct.pack("<7I", 0x950412DE, 0, len(pairs), 28, 28 + size, 0, 28 + 2 * size)
    return head + struct.pack(f"<{4 * len(pairs)}I", *tables[0], *tables[1]) + body


def compile_all() -> None:
    """Write the MO file of each language."""
    for lang in TARGETS:
        mo_path(lang).parent.mkdir(parents=True, exist_ok=True)
        mo_path(lang).write_bytes(compiled(lang))


def problems(only: list[str] | None = None) -> list[str]:
    """What is wrong with the catalogues, one line each; empty when all is well."""
    layers = sources(only)
    found = [
        f"{path.relative_to(PACKAGE.parent)}:{line}: a message must be a literal"
        for paths in layers.values()
        for path in paths
        for line in unmarked(path.read_text("utf-8"))
    ]
    for lang in TARGETS:
        seen: dict[Key, tuple[str, object]] = {}
        known = {path.stem for path in (LOCALE / lang).glob("*.po")}
        for layer in sorted(set(only) if only else known | set(layers)):
            entries = read(po_path(lang, layer), lang)
            need = wanted(layers.get(layer, []))
            where = f"{lang}/{layer}.po"
            found += [f"{where}: missing: {k[1]!r}" for k in need if k not in entries]
            found += [f"{where}: obsolete: {k[1]!r}" for k in entries if k not in need]
            for key, message in entries.items():
                found += [f"{where}: {what}: {key[1]!r}" for what in _faults(lang, message)]
                first = seen.setdefault(key, (where, message.string))
                if _done(message) and first[1] != message.string:
                    found.append(f"{where}: differs from {first[0]}: {key[1]!r}")
        path = mo_path(lang)
        if not path.exists() or path.read_bytes() != compiled(lang):
            found.append(f"{lang}: artisanest.mo is stale: run compile")
    return found


def _faults(lang: str, message: Message) -> Iterator[str]:
    if message.fuzzy:
        yield "fuzzy"
    if not _done(message):
        yield "not translated"
        return
    ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
    texts = _texts(message)
    if len(ids) == 2 and len(texts) != PLURALS[lang][0]:
        yield f"{len(texts)} plural forms instead of {PLURALS[lang][0]}"
    need = set().union(*(_placeholders(text) for text in ids))
    for text in texts:
        # A form for none, one or two may say the count in words.
        spoken = {"n"} if len(ids) == 2 else set()
        if not need - spoken <= _placeholders(text) <= need:
            yield "wrong placeholders"
            return


def _placeholders(text: str) -> set[str]:
    return {hit[1] or hit[0] for hit in _PLACEHOLDER.finditer(text)}


def main(argv: list[str]) -> int:
    """Run one verb; 1 when ``check`` finds something, 2 on wrong use."""
    match argv:
        case ["update", *layers]:
            update(layers)
        case ["compile"]:
            compile_all()
        case ["check", *layers]:
            found = problems(layers)
            print("\n".join(found) or "The catalogues are complete.")
            return 1 if found else 0
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
