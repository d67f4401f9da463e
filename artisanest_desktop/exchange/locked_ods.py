"""An OpenDocument workbook with a password, as LibreOffice 3.5 to 24.2 writes it (ODF 1.2 and 1.3:
PBKDF2, AES-256 in blocks, each part by itself) → the same without it, in memory."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from html import unescape

_MANIFEST = "META-INF/manifest.xml"
#: All that is read of a workbook.
_NEEDED = ("content.xml", "meta.xml", "styles.xml", "settings.xml")
_ENTRY = re.compile(r"<manifest:file-entry\b([^>]*)>(.*?)</manifest:file-entry>", re.S)
_ATTRIBUTE = re.compile(r'([\w:-]+)\s*=\s*"([^"]*)"')
#: LibreOffice uses 100,000 rounds; a file that asks for many more only wants our time.
_MOST_ROUNDS = 2_000_000
_FIRST = 1024
_PLAIN = (
    '<?xml version="1.0"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)


class WrongPassword(Exception):
    """This is not the password of the file."""


@dataclass(frozen=True, slots=True)
class _Lock:
    """How one part is locked."""

    vector: bytes
    salt: bytes
    rounds: int
    start: str
    check: bytes
    size: int


def is_locked(archive: zipfile.ZipFile) -> bool:
    """Whether parts of it are."""
    return "encryption-data" in _manifest(archive)


def unlock(data: bytes, password: str, limit: int) -> bytes:
    """The workbook without its password; WrongPassword, or ValueError when it is locked in another
    way, damaged, or larger than ``limit``."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as made:
        locks = _locks(_manifest(archive))
        if "content.xml" not in locks:
            raise ValueError("locked in a way that is not known")
        made.writestr("mimetype", _part(archive, "mimetype", limit))
        for name in _NEEDED:
            if name in archive.namelist():
                part = _part(archive, name, limit)
                part = _opened(part, locks[name], password, limit) if name in locks else part
                made.writestr(name, part)
        made.writestr(_MANIFEST, _PLAIN)
    return out.getvalue()


def _manifest(archive: zipfile.ZipFile) -> str:
    try:
        return _part(archive, _MANIFEST, 1_000_000).decode("utf-8", "replace")
    except KeyError:
        return ""


def _part(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    with archive.open(name) as file:
        return file.read(limit)


def _locks(manifest: str) -> dict[str, _Lock]:
    found = {}
    for head, inside in _ENTRY.findall(manifest):
        if "encryption-data" in inside:
            about = _attributes(head)
            lock = _lock(_attributes(inside), about.get("manifest:size", "0"))
            found[about.get("manifest:full-path", "")] = lock
    return found


def _attributes(text: str) -> dict[str, str]:
    return {k: unescape(v) for k, v in _ATTRIBUTE.findall(text)}


def _lock(said: dict[str, str], size: str) -> _Lock:
    ways = (
        said.get("manifest:algorithm-name", "").endswith("#aes256-cbc"),
        said.get("manifest:key-derivation-name", "").lower().endswith("pbkdf2"),
        said.get("manifest:checksum-type", "").lower().endswith("sha256-1k"),
    )
    start = said.get("manifest:start-key-generation-name", "").rpartition("#")[2].lower()
    rounds = int(said.get("manifest:iteration-count", "0"))
    if not all(ways) or start not in ("sha256", "sha1") or not 0 < rounds <= _MOST_ROUNDS:
        raise ValueError("locked in a way that is not known")
    vector, salt, check = (
        base64.b64decode(said.get(f"manifest:{key}", ""))
        for key in ("initialisation-vector", "salt", "checksum")
    )
    return _Lock(vector, salt, rounds, start, check, int(size))


def _opened(part: bytes, lock: _Lock, password: str, limit: int) -> bytes:
    """One part: decrypted, checked by its first bytes, unfolded."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    if lock.size > limit or len(part) % 16 or not part or len(lock.vector) != 16:
        raise ValueError("damaged, or too large")
    begun = hashlib.new(lock.start, password.encode("utf-8")).digest()
    key = hashlib.pbkdf2_hmac("sha1", begun, lock.salt, lock.rounds, 32)
    decryptor = Cipher(algorithms.AES(key), modes.CBC(lock.vector)).decryptor()
    folded = decryptor.update(part) + decryptor.finalize()
    folded = folded[: -folded[-1]] if 0 < folded[-1] <= 16 else folded
    if hashlib.sha256(folded[:_FIRST]).digest() != lock.check:
        raise WrongPassword
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(folded, limit)
    except zlib.error as error:
        raise ValueError("what was locked is damaged") from error
