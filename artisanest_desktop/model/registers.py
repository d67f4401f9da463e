"""Every register of the program, by key; adding one is adding it here."""

from __future__ import annotations

from artisanest_desktop.model.cooperative import COOPERATIVE
from artisanest_desktop.model.fields import Register
from artisanest_desktop.model.lists import LISTS
from artisanest_desktop.model.member import MEMBER

REGISTERS: dict[str, Register] = {r.key: r for r in (COOPERATIVE, MEMBER, *LISTS)}
