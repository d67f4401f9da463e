"""A file in a zip that is locked with AES (WinZip's AE-1 and AE-2, which 7-Zip and phones write):
PBKDF2, AES in counter mode, an authentication code over what is locked."""

from __future__ import annotations

import hashlib
import hmac
import struct
import zipfile
import zlib

METHOD = 99
_EXTRA = 0x9901
_ROUNDS = 1000
#: Bytes of the check of a password, and of the code at the end.
_CHECK, _CODE = 2, 10
_LOCAL_HEADER = 30
#: Counters made at once: a megabyte of the file.
_BLOCKS = 65_536


class WrongPassword(Exception):
    """This is not the password of the file."""


def read(data: bytes, part: zipfile.ZipInfo, password: str, limit: int) -> bytes:
    """The bytes of a part; WrongPassword, or ValueError when it is damaged or of another kind."""
    strength, method = _settings(part.extra)
    start = part.header_offset
    if data[start : start + 4] != b"PK\3\4":
        raise ValueError("no file begins there")
    names, extra = struct.unpack_from("<HH", data, start + 26)
    start += _LOCAL_HEADER + names + extra
    locked = data[start : start + part.compress_size]
    salt_size, key_size = 4 + 4 * strength, 8 + 8 * strength
    if len(locked) < part.compress_size or len(locked) < salt_size + _CHECK + _CODE:
        raise ValueError("the file ends too early")
    salt, check = locked[:salt_size], locked[salt_size : salt_size + _CHECK]
    body, code = locked[salt_size + _CHECK : -_CODE], locked[-_CODE:]
    for letters in _spellings(password):
        keys = hashlib.pbkdf2_hmac("sha1", letters, salt, _ROUNDS, 2 * key_size + _CHECK)
        if keys[-_CHECK:] == check:
            made = hmac.new(keys[key_size:-_CHECK], body, "sha1").digest()[:_CODE]
            if hmac.compare_digest(made, code):
                return _unfolded(_decrypted(keys[:key_size], body), method, limit)
    raise WrongPassword


def _settings(extra: bytes) -> tuple[int, int]:
    """How long the key is (1 to 3), and how the file is compressed below."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == _EXTRA and size >= 7 and at + 11 <= len(extra):
            _version, _vendor, strength, method = struct.unpack_from("<H2sBH", extra, at + 4)
            if strength in (1, 2, 3) and method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                return strength, method
        at += 4 + size
    raise ValueError("not locked in a way that is known")


def _spellings(password: str) -> list[bytes]:
    """As letters became bytes on the other machine: nothing in the file says it."""
    found = []
    for encoding in ("utf-8", "cp1252", "cp1256", "cp850"):
        try:
            found.append(password.encode(encoding))
        except UnicodeError:
            continue
    return list(dict.fromkeys(found))


def _decrypted(key: bytes, body: bytes) -> bytes:
    """The counter of these files begins at 1, its smallest byte first."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    encryptor = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # of counters, not of data
    parts = []
    for block in range(0, (len(body) + 15) // 16, _BLOCKS):
        piece = body[block * 16 : (block + _BLOCKS) * 16]
        count = (len(piece) + 15) // 16
        numbers = b"".join(n.to_bytes(16, "little") for n in range(block + 1, block + count + 1))
        stream = encryptor.update(numbers)[: len(piece)]
        mixed = int.from_bytes(piece, "big") ^ int.from_bytes(stream, "big")
        parts.append(mixed.to_bytes(len(piece), "big"))
    return b"".join(parts)


def _unfolded(body: bytes, method: int, limit: int) -> bytes:
    if method == zipfile.ZIP_STORED:
        return body[:limit]
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(body, limit)
    except zlib.error as error:
        raise ValueError("what was locked is damaged") from error
