"""Workbooks with a password: opened in memory, never written anywhere."""

from __future__ import annotations

import io
from typing import Any

from artisanest_desktop.exchange.guarding import MAX_BYTES, damaged, locked, too_large

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
#: What Excel locks a workbook with when only its structure is protected.
_EXCELS_OWN = "VelvetSweatshop"


def is_locked_office(data: bytes) -> bool:
    """A new workbook (.xlsx, .xlsm, .xlsb) in the container that a password makes."""
    return data.startswith(_OLE) and _ENCRYPTED_PACKAGE in data


def unlock(data: bytes, name: str, password: str | None) -> bytes:
    """The workbook without its password; Locked when there is none, or another."""
    import msoffcrypto

    # Each kind of file fails in its own way over what it does not expect.
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        is_locked = bool(file.is_encrypted())
    except Exception:
        raise damaged(name) from None
    if not is_locked:
        raise damaged(name)
    # What only Excel knows of is no secret of a person.
    for attempt in filter(None, (password, _EXCELS_OWN)):
        found = _try(file, name, attempt)
        if found is not None:
            return found
    raise locked(name, wrong=bool(password))


def _try(file: Any, name: str, password: str) -> bytes | None:
    from msoffcrypto.exceptions import DecryptionError

    out = io.BytesIO()
    more = {"verify_password": True} if file.format == "ooxml" else {}
    try:
        file.load_key(password=password, **more)
        file.decrypt(out)
    except (DecryptionError, UnicodeError):
        return None
    except Exception:
        raise damaged(name) from None
    unlocked = out.getvalue()
    if len(unlocked) > MAX_BYTES * 2:
        raise too_large(name)
    return unlocked
