"""The names of files: safe to write on any disk, and what a system would run if it opened it."""

from __future__ import annotations

import re

from artisanest_desktop.rules.cleaning import clean

#: Bytes of a name: file systems take 255, and a copy of a copy wants room for " (2)".
MOST = 150
_LONG_ENDING = 16
#: What no Windows disk takes in a name; a name of nothing else is none.
_MARKS = re.compile(r'[\\/:*?"<>|]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
#: What a system runs, or what changes the system, when it is opened.
_RUN = re.compile(
    "apk|app|appimage|application|appref-ms|bash|bat|bin|chm|cmd|com|command|cpl|csh|deb|desktop|"
    "diagcab|dll|exe|gadget|hta|img|inf|ins|iso|jar|jnlp|jse?|ksh|library-ms|lnk|msc|msi|msix|msp|"
    "mst|pif|pkg|psm?1|py|pyc|pyw|rb|reg|rpm|run|scf|scpt|scr|sct|settingcontent-ms|sh|shb|shs|"
    "sys|url|vb|vbe|vbs|vhdx?|webloc|workflow|ws|wsc|wsf|wsh|xbap|zsh"
)
_RUN_STARTS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"[Desktop E")


def safe(name: str, instead: str = "file") -> str:
    """``name`` without folders, as any disk takes it; its ending stays. ``instead`` for no name."""
    last = re.split(r"[\\/]", name.rstrip("\\/"))[-1]
    name = clean(_MARKS.sub(" ", last)).rstrip(". ")
    stem, dot, end = name.rpartition(".")
    if not dot or " " in end or len(end.encode()) > _LONG_ENDING:
        stem, dot, end = name, "", ""
    stem = _short(stem.strip(". "), MOST - len((dot + end).encode())) or instead
    if _RESERVED.fullmatch(stem.partition(".")[0].strip()):
        stem = f"_{stem}"
    return f"{stem}{dot}{end}"


def _short(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore").strip(". ")


def ending(name: str) -> str:
    """``pdf`` for ``Scan.PDF``; empty when there is none."""
    stem, dot, end = name.strip(". ").rpartition(".")
    return end.lower() if dot and stem else ""


def is_run(name: str, start: bytes = b"") -> bool:
    """Whether a system would run the file rather than show it, by its name or first bytes."""
    by_name = _RUN.fullmatch(ending(name)) is not None
    return by_name or start.lstrip(b"\xef\xbb\xbf").startswith(_RUN_STARTS)
