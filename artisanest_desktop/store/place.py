"""Is the store in a place that suits it? A synced or network folder is recognised where possible.

There the write-ahead log is not safe: what two computers write at once, or what is copied in
the middle of being written, can damage the file (design, The journal on a page).
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePath

from artisanest_desktop.i18n import Msg, _

#: Names of folders by which the programs that sync them are known.
_FOLDERS = {
    "OneDrive": r"onedrive( -.*|-.*)?",
    "Dropbox": r"dropbox( \(.*\))?",
    "Google Drive": r"google drive|googledrive(-.*)?|mon drive|my drive",
    "iCloud": r"icloud ?drive|mobile documents|com~apple~clouddocs",
    "Nextcloud": r"nextcloud\d?|owncloud",
    "pCloud": r"pcloud ?drive|pcloud sync",
    "kDrive": r"kdrive\d?",
    "MEGA": r"mega|megasync",
}
#: What those programs leave in the folders they sync.
_MARKERS = {
    "Syncthing": (".stfolder",),
    "Dropbox": (".dropbox", ".dropbox.cache"),
    "Google Drive": (".tmp.driveupload", ".tmp.drivedownload"),
    "Nextcloud": (".nextcloudsync.log", ".owncloudsync.log"),
}
_VARIABLES = {
    "OneDrive": ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"),
    "Dropbox": ("DROPBOX_PATH",),
}
_NETWORK = re.compile(
    r"(nfs4?|cifs|smb3|smbfs|9p|afs|davfs2?|ncpfs|ceph|glusterfs|sshfs|fuse\..*)$"
)
_LOCAL_FUSE = {"fuse.encfs", "fuse.gocryptfs", "fuse.cryfs", "fuse.veracrypt", "fuse.mergerfs"}
_REMOTE_DRIVE, _REMOVABLE_DRIVE = 4, 2

SYNCED = _(
    "This file lies in a folder that %(service)s copies elsewhere by itself: when two computers "
    "write in it, it can be damaged. Keep it in a folder of this computer only, and send safety "
    "copies instead."
)
NETWORK = _(
    "This file lies on another computer of the network: when the connection breaks while it is "
    "written, it can be damaged. Keep it on this computer, and send safety copies instead."
)


def warnings(
    path: PurePath, environ: Mapping[str, str] = os.environ, mounts: str | None = None
) -> list[Msg]:
    """Sentences about the place of a store; empty when it suits. ``mounts`` as /proc/mounts."""
    found = []
    service = synced_by(path, environ)
    if service is not None:
        found.append(SYNCED % {"service": service})
    if on_network(path, mounts):
        found.append(NETWORK)
    return found


def synced_by(path: PurePath, environ: Mapping[str, str] = os.environ) -> str | None:
    """Which program copies the folder to other computers, by names, marks and settings."""
    folders = list(path.parents)
    for folder in folders:
        for service, pattern in _FOLDERS.items():
            if re.fullmatch(pattern, folder.name, re.IGNORECASE):
                return service
    for service, names in _VARIABLES.items():
        for name in names:
            place = environ.get(name)
            if place and type(path)(place) in folders:
                return service
    if isinstance(path, Path):
        for folder in folders:
            for service, marks in _MARKERS.items():
                if any(os.path.lexists(folder / mark) for mark in marks):
                    return service
    return None


def on_network(path: PurePath, mounts: str | None = None) -> bool:
    """Whether the file lies on another computer."""
    if sys.platform == "win32" or path.drive:
        share = path.drive.startswith("\\\\") and not path.drive.startswith("\\\\?\\")
        return share or _drive_type(path) == _REMOTE_DRIVE
    _place, kind = mount_of(path, mounts)
    return bool(_NETWORK.match(kind)) and kind not in _LOCAL_FUSE


def removable(path: PurePath, mounts: str | None = None) -> bool:
    """Whether the file lies on a stick or card that can be taken out."""
    if sys.platform == "win32" or path.drive:
        return _drive_type(path) == _REMOVABLE_DRIVE
    place, _kind = mount_of(path, mounts)
    return place.startswith(("/media/", "/run/media/", "/Volumes/"))


def mount_of(path: PurePath, mounts: str | None = None) -> tuple[str, str]:
    """Where the file system of a path is mounted, and its kind; of two the later one counts."""
    if mounts is None:
        mounts = ""
        with suppress(OSError):
            mounts = Path("/proc/mounts").read_text("utf-8", "surrogateescape")
    best = ("/", "")
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        place = re.sub(r"\\(\d{3})", lambda m: chr(int(m.group(1), 8)), parts[1])
        if (place == "/" or path.is_relative_to(place)) and len(place) >= len(best[0]):
            best = (place, parts[2])
    return best


def _drive_type(path: PurePath) -> int:
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(path.anchor))
    return 0
