"""Identities: time-ordered for what is born once, derived for what exists once per parents."""

from __future__ import annotations

import os
import uuid
from hashlib import sha1

NAMESPACE = uuid.UUID("8f6a1c52-6f0b-5d0a-9a53-6b2f1f3f7a10")


def new_uid(now_ms: int) -> str:
    """A UUID version 7 (RFC 9562): sorts by birth, says nothing else."""
    raw = int.from_bytes(os.urandom(10), "big")
    value = (max(now_ms, 0) & ((1 << 48) - 1)) << 80 | 0x7 << 76 | (raw >> 68 & 0xFFF) << 64
    value |= 0b10 << 62 | raw & ((1 << 62) - 1)
    return _written(f"{value:032x}")


def derived_uid(*parts: str) -> str:
    """A UUID version 5 of its parents: two devices make the same one."""
    # As uuid.uuid5 does, without an object for each of the thousands of rows of a file.
    digest = sha1(NAMESPACE.bytes + "\x1f".join(parts).encode(), usedforsecurity=False).digest()
    value = bytearray(digest[:16])
    value[6] = value[6] & 0x0F | 0x50
    value[8] = value[8] & 0x3F | 0x80
    return _written(value.hex())


def _written(digits: str) -> str:
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def new_replica() -> str:
    """A short random name for one writer of one store."""
    return os.urandom(6).hex()
