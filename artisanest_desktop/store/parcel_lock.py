"""A password on a package: the key is drawn from it by scrypt, the content is kept by AES-GCM,
which also refuses what was altered. ``cryptography`` is imported only when there is a password."""

from __future__ import annotations

import base64
import os
import unicodedata
from typing import Any

from artisanest_desktop.i18n import _
from artisanest_desktop.store.errors import Refusal

#: 32 MB and a tenth of a second on an old laptop; what others may ask of us at most.
_COST, _MOST = 2**15, 2**17
_BLOCK = 8
_KEY, _CHECK = 32, 16


class WrongPassword(Refusal):
    """None was given though one is needed, or another one (``given``)."""

    def __init__(self, given: bool) -> None:
        self.given = given
        super().__init__(
            _("This is not the password of the package: nothing was changed.")
            if given
            else _("The package is locked with a password. Whoever made it knows the password.")
        )


ALTERED = _(
    "The package was damaged on its way or altered: nothing was changed. Ask for it to be sent "
    "again."
)


def new_lock() -> dict[str, Any]:
    """What stands in the open beside a locked content; the check of the password is still to
    come."""
    return {"cost": _COST, "salt": _text(os.urandom(16)), "nonce": _text(os.urandom(12))}


def derive(lock: dict[str, Any], password: str) -> tuple[bytes, str]:
    """The key, and the check by which a wrong password is told from an altered content."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    cost, salt = lock.get("cost"), _bytes(lock.get("salt"))
    if not isinstance(cost, int) or not 2 <= cost <= _MOST or cost & (cost - 1) or len(salt) != 16:
        raise Refusal(ALTERED)
    # The same letters on any keyboard, however they are put together.
    words = unicodedata.normalize("NFC", password).encode()
    found = Scrypt(salt=salt, length=_KEY + _CHECK, n=cost, r=_BLOCK, p=1).derive(words)
    return found[:_KEY], _text(found[_KEY:])


def encrypt(lock: dict[str, Any], key: bytes, data: bytes, header: bytes) -> bytes:
    """The content, closed; ``header`` stays open but cannot be altered either."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key).encrypt(_bytes(lock["nonce"]), data, header)


def decrypt(lock: dict[str, Any], password: str | None, data: bytes, header: bytes) -> bytes:
    """The content; WrongPassword, or a Refusal when it was altered."""
    if not password:
        raise WrongPassword(given=False)
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key, check = derive(lock, password)
    if check != lock.get("check"):
        raise WrongPassword(given=True)
    nonce = _bytes(lock.get("nonce"))
    if len(nonce) != 12:
        raise Refusal(ALTERED)
    try:
        return AESGCM(key).decrypt(nonce, data, header)
    except InvalidTag:
        raise Refusal(ALTERED) from None


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: Any) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (ValueError, TypeError):
        raise Refusal(ALTERED) from None
