"""A package as one file: what it holds is compressed, counted, checked, and perhaps locked.

``MAGIC``, the number of the format, the length of an open header (JSON), the header, the content,
and the SHA-256 of all before. The content unfolds to records: a letter, a length, bytes.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.store import parcel_lock, schema
from artisanest_desktop.store.errors import Newer, Refusal, in_words
from artisanest_desktop.store.packages import Package
from artisanest_desktop.store.parcel_lock import ALTERED, WrongPassword

ENDING = ".artisanest-package"
MAGIC = b"ArtisaNest package\n"
FORMAT = 1
_START = struct.Struct(">HI")
_RECORD = struct.Struct(">cI")
_DIGEST = 32
#: No file of ours is longer, and none unfolds to more: it is held in memory while it is merged.
MAX_BYTES = 700 * 1024 * 1024
MAX_UNFOLDED = 1024**3
_MAX_HEADER = 4096
_MAX_JSON = 32 * 1024 * 1024
_PIECE = 1024 * 1024

NOT_A_PACKAGE = _("“%(name)s” is not a package of this program: nothing was changed.")
NEWER = _(
    "The package comes from a newer version of the program. Install that version here; nothing "
    "was changed."
)
TOO_LARGE = _(
    "The package is too large to be received at once: nothing was changed. Ask for one with only "
    "what is new, or bring the file of the cooperative itself."
)
TOO_MUCH = _(
    "There are too many pictures and files for one package: it was not made. Prepare one with only "
    "what is new, or take a safety copy to the other computer."
)


@dataclass(frozen=True)
class Parcel:
    """A package and who made it; ``have`` is what that copy held (replica → last number)."""

    package: Package
    store: str
    replica: str
    own: tuple[str, ...] = ()
    author: str = ""
    computer: str = ""
    at: str = ""
    offset: int = 0
    have: Mapping[str, int] = field(default_factory=dict)

    @property
    def sender(self) -> str:
        """Who made it, as far as the package says."""
        return " · ".join(filter(None, (self.author, self.computer)))


# Out


def to_bytes(parcel: Parcel, password: str | None = None) -> bytes:
    """The file."""
    lock = parcel_lock.new_lock() if password else None
    key = b""
    if lock is not None:
        assert password
        key, lock["check"] = parcel_lock.derive(lock, password)
    words = json.dumps({"schema": parcel.package.schema, "lock": lock}).encode()
    header = MAGIC + _START.pack(FORMAT, len(words)) + words
    packer = zlib.compressobj(6)
    parts = [packer.compress(record) for record in _records(parcel)]
    content = b"".join(parts) + packer.flush()
    if lock is not None:
        content = parcel_lock.encrypt(lock, key, content, header)
    whole = header + content
    return whole + hashlib.sha256(whole).digest()


def _records(parcel: Parcel) -> Iterator[bytes]:
    package = parcel.package
    about = {
        "store": parcel.store,
        "replica": parcel.replica,
        "own": list(parcel.own),
        "author": parcel.author,
        "computer": parcel.computer,
        "at": parcel.at,
        "offset": parcel.offset,
        "have": dict(parcel.have),
        "last": {k: list(v) for k, v in package.last.items()},
        "erased": [list(mark) for mark in package.erased],
    }
    yield _record(b"i", json.dumps(about).encode())
    for txn in package.txns:
        yield _record(b"t", json.dumps(dict(txn)).encode())
        for change in package.changes.get(txn["uid"], ()):
            yield _record(b"c", json.dumps(list(change)).encode())
    for mime, data in package.blobs.values():
        name = mime.encode()
        yield _record(b"b", struct.pack(">H", len(name)) + name + data)
    yield _record(b"z", b"")


def _record(kind: bytes, data: bytes) -> bytes:
    return _RECORD.pack(kind, len(data)) + data


# In


def read(path: Path, password: str | None = None) -> Parcel:
    """The package in a file; WrongPassword when it needs another one, Refusal when it is not one,
    is newer, or was altered."""
    name = path.name
    try:
        size = path.stat().st_size
    except OSError:
        raise Refusal(_("There is no file “%(path)s”.") % {"path": str(path)}) from None
    if size > MAX_BYTES:
        raise Refusal(TOO_LARGE)
    with in_words(str(path.parent)):
        data = path.read_bytes()
    return from_bytes(data, name, password)


def is_parcel(path: Path) -> bool:
    """Whether a file begins as a package does, whatever it is called."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def from_bytes(data: bytes, name: str, password: str | None = None) -> Parcel:
    """The package that a file holds."""
    if not data.startswith(MAGIC) or len(data) < len(MAGIC) + _START.size + _DIGEST:
        said: Msg = ALTERED if data.startswith(MAGIC) else NOT_A_PACKAGE % {"name": name}
        raise Refusal(said)
    version, length = _START.unpack_from(data, len(MAGIC))
    whole = hashlib.sha256(memoryview(data)[:-_DIGEST]).digest() == data[-_DIGEST:]
    if version > FORMAT and whole:
        raise Newer(NEWER)
    start = len(MAGIC) + _START.size
    if not whole or version != FORMAT or length > _MAX_HEADER:
        raise Refusal(ALTERED)
    header, content = data[: start + length], data[start + length : -_DIGEST]
    about = _of(dict, _json(header[start:]))
    lock, number = about.get("lock"), about.get("schema")
    if not isinstance(number, int):
        raise Refusal(ALTERED)
    if number > schema.SCHEMA:
        raise Newer(NEWER)
    if isinstance(lock, dict):
        content = parcel_lock.decrypt(lock, password, content, header)
    elif lock is not None:
        raise Refusal(ALTERED)
    return _Unpacking(number).run(_unfold(content))


def _unfold(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Record after record; never more than a piece of what is compressed at a time."""
    unpacker = zlib.decompressobj()
    waiting, at, total = bytearray(), 0, 0
    rest: bytes = b""
    while True:
        if not rest and at < len(content):
            rest, at = content[at : at + _PIECE], at + _PIECE
        try:
            piece = unpacker.decompress(rest, _PIECE)
        except zlib.error:
            raise Refusal(ALTERED) from None
        rest = unpacker.unconsumed_tail
        total += len(piece)
        if total > MAX_UNFOLDED:
            raise Refusal(TOO_LARGE)
        waiting += piece
        used = 0
        while len(waiting) - used >= _RECORD.size:
            kind, length = _RECORD.unpack_from(waiting, used)
            if kind != b"b" and length > _MAX_JSON:
                raise Refusal(ALTERED)
            end = used + _RECORD.size + length
            if end > len(waiting):
                break
            yield kind, bytes(waiting[used + _RECORD.size : end])
            used = end
        del waiting[:used]
        if not piece and not rest and at >= len(content):
            break
    if waiting or not unpacker.eof or unpacker.unused_data:
        raise Refusal(ALTERED)


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise Refusal(ALTERED) from None


class _Unpacking:
    """Records → package; whatever is not as we write it is refused."""

    def __init__(self, number: int) -> None:
        self._schema = number
        self._about: dict[str, Any] = {}
        self._txns: list[dict[str, Any]] = []
        self._changes: dict[str, list[tuple[str, str, str]]] = {}
        self._blobs: dict[str, tuple[str, bytes]] = {}
        self._ended = False

    def run(self, records: Iterator[tuple[bytes, bytes]]) -> Parcel:
        """All of it."""
        for kind, data in records:
            if self._ended or (not self._about and kind != b"i"):
                raise Refusal(ALTERED)
            if kind == b"i":
                self._about = _of(dict, _json(data))
            elif kind == b"t":
                self._txn(_of(dict, _json(data)))
            elif kind == b"c" and self._txns:
                self._change(_json(data))
            elif kind == b"b":
                self._blob(data)
            elif kind == b"z":
                self._ended = True
            else:
                raise Refusal(ALTERED)
        if not self._ended:
            raise Refusal(ALTERED)
        return self._parcel()

    def _txn(self, txn: dict[str, Any]) -> None:
        for key, (kind, may_miss) in _COLUMNS.items():
            value = txn.get(key)
            if not (value is None and may_miss) and type(value) is not kind:
                raise Refusal(ALTERED)
        if txn.keys() != _COLUMNS.keys() or txn["seq"] < 1:
            raise Refusal(ALTERED)
        seen = _of(dict, _json(txn["seen"].encode()))
        if any(type(number) is not int for number in seen.values()):
            raise Refusal(ALTERED)
        if txn["undoes"] is not None:
            _of(list, _json(txn["undoes"].encode()))
        if txn["report"] is not None:
            _json(txn["report"].encode())
        try:
            str(Msg.from_json(txn["title"]))
        except Exception:  # a title that cannot be shown is none that we wrote
            raise Refusal(ALTERED) from None
        self._txns.append(txn)

    def _change(self, change: Any) -> None:
        register, record, fields = map(_word, _three(change))
        for pair in _of(dict, _json(fields.encode())).values():
            if not isinstance(pair, list) or len(pair) != 2:
                raise Refusal(ALTERED)
        self._changes.setdefault(self._txns[-1]["uid"], []).append((register, record, fields))

    def _blob(self, data: bytes) -> None:
        if len(data) < 2:
            raise Refusal(ALTERED)
        length = struct.unpack_from(">H", data)[0]
        mime = data[2 : 2 + length].decode("utf-8", "replace")
        picture = data[2 + length :]
        self._blobs[hashlib.sha256(picture).hexdigest()] = (mime, picture)

    def _parcel(self) -> Parcel:
        about = self._about
        erased = [tuple(map(_word, _three(mark))) for mark in _of(list, about.get("erased"))]
        last = {}
        for replica, pair in _of(dict, about.get("last")).items():
            if not isinstance(pair, list) or len(pair) != 2:
                raise Refusal(ALTERED)
            last[replica] = (_of(int, pair[0]), _word(pair[1]))
        package = Package(
            self._schema,
            self._txns,
            self._changes,
            erased,  # type: ignore[arg-type]
            self._blobs,
            last,
        )
        return Parcel(
            package,
            _word(about.get("store")),
            _word(about.get("replica")),
            own=tuple(map(_word, _of(list, about.get("own")))),
            author=_word(about.get("author"))[:200],
            computer=_word(about.get("computer"))[:200],
            at=_word(about.get("at"))[:40],
            offset=_of(int, about.get("offset")),
            have={r: _of(int, n) for r, n in _of(dict, about.get("have")).items()},
        )


def _column(kind: str) -> type:
    return int if kind == "INTEGER" else str


_COLUMNS = {
    c.name: (_column(str(c.type)), bool(c.nullable))
    for c in schema.txn.c
    if c.name not in ("id", "undone")
}


def _of(kind: type, value: Any) -> Any:
    if type(value) is not kind:
        raise Refusal(ALTERED)
    return value


def _word(value: Any) -> str:
    return str(_of(str, value))


def _three(value: Any) -> list[Any]:
    if not isinstance(value, list) or len(value) != 3:
        raise Refusal(ALTERED)
    return value


__all__ = ["ENDING", "Parcel", "WrongPassword", "from_bytes", "is_parcel", "read", "to_bytes"]
