"""Where a store should not lie is recognised; where it may is left in peace."""

from __future__ import annotations

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from artisanest_desktop.i18n import Language
from artisanest_desktop.store import Store
from artisanest_desktop.store.place import (
    mount_of,
    on_network,
    removable,
    synced_by,
    warnings,
)

MOUNTS = r"""
/dev/sda2 / ext4 rw,relatime 0 0
tmpfs /run tmpfs rw 0 0
/dev/sdb1 /media/khadija/CLÉ\040USB vfat rw 0 0
/dev/sdc1 /media/khadija/disque fuseblk rw 0 0
serveur:/partage /srv/partage nfs4 rw 0 0
//serveur/commun /mnt/commun cifs rw 0 0
bureau@serveur:/ /home/khadija/serveur fuse.sshfs rw 0 0
encfs /home/khadija/secret fuse.encfs rw 0 0
https://nuage /mnt/nuage davfs rw 0 0
hote /mnt/hote 9p rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (PureWindowsPath(r"C:\Users\Khadija\OneDrive\coop.artisanest"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\K\OneDrive - ARTISANEST\Documents\c.artisanest"), "OneDrive"),
        (PureWindowsPath(r"D:\Dropbox (Personal)\c.artisanest"), "Dropbox"),
        (PureWindowsPath(r"G:\Mon Drive\c.artisanest"), "Google Drive"),
        (PureWindowsPath(r"C:\Users\K\iCloudDrive\c.artisanest"), "iCloud"),
        (PurePosixPath("/Users/k/Library/CloudStorage/GoogleDrive-k@x.ma/c.a"), "Google Drive"),
        (PurePosixPath("/Users/k/Library/Mobile Documents/com~apple~CloudDocs/c.a"), "iCloud"),
        (PurePosixPath("/home/k/Nextcloud/coop/c.a"), "Nextcloud"),
        (PurePosixPath("/home/k/pCloudDrive/c.a"), "pCloud"),
        (PurePosixPath("/home/k/kDrive/c.a"), "kDrive"),
        (PurePosixPath("/home/k/Documents/c.a"), None),
        (PurePosixPath("/home/k/Megane et Dropboxeurs/c.a"), None),
        (PurePosixPath("/home/k/Dropbox.artisanest"), None),
        (PureWindowsPath(r"C:\Users\Khadija\Documents\c.artisanest"), None),
    ],
)
def test_synced_folders_by_name(path: PurePath, service: str | None) -> None:
    assert synced_by(path, {}) == service


def test_synced_folders_by_setting_and_by_mark(tmp_path: Path) -> None:
    bureau = PureWindowsPath(r"E:\Travail\coop.artisanest")
    assert synced_by(bureau, {"OneDriveCommercial": r"E:\Travail"}) == "OneDrive"
    assert synced_by(bureau, {"OneDrive": r"E:\Trav"}) is None
    shared = tmp_path / "partage" / "coop"
    shared.mkdir(parents=True)
    assert synced_by(shared / "c.artisanest", {}) is None
    (tmp_path / "partage" / ".stfolder").mkdir()
    assert synced_by(shared / "c.artisanest", {}) == "Syncthing"


@pytest.mark.parametrize(
    ("path", "far"),
    [
        ("/srv/partage/c.a", True),
        ("/mnt/commun/coop/c.a", True),
        ("/home/khadija/serveur/c.a", True),
        ("/mnt/nuage/c.a", True),
        ("/mnt/hote/c.a", True),
        ("/home/khadija/c.a", False),
        ("/home/khadija/secret/c.a", False),
        ("/srv/partagé/c.a", False),
        ("/media/khadija/disque/c.a", False),
    ],
)
def test_network_drives(path: str, far: bool) -> None:
    assert on_network(PurePosixPath(path), MOUNTS) is far


def test_windows_shares() -> None:
    assert on_network(PureWindowsPath(r"\\serveur\commun\c.artisanest"))
    assert not on_network(PureWindowsPath(r"C:\coop\c.artisanest"))


def test_sticks() -> None:
    stick = PurePosixPath("/media/khadija/CLÉ USB/coop/c.a")
    assert mount_of(stick, MOUNTS) == ("/media/khadija/CLÉ USB", "vfat")
    assert removable(stick, MOUNTS)
    assert not removable(PurePosixPath("/home/khadija/c.a"), MOUNTS)
    assert warnings(stick, {}, MOUNTS) == []


def test_a_network_folder_mounted_over_another(tmp_path: Path) -> None:
    twice = "/dev/sda1 /data ext4 rw 0 0\nserveur:/ /data nfs rw 0 0\n"
    assert on_network(PurePosixPath("/data/c.a"), twice)


def test_what_is_said(store: Store) -> None:
    assert store.place_warnings() == []
    both = warnings(PurePosixPath("/mnt/commun/Dropbox/c.a"), {}, MOUNTS)
    assert len(both) == 2
    for code in ("fr", "ar", "en"):
        lang = Language(code)
        assert "Dropbox" in lang(both[0])
        assert len({lang(m) for m in both}) == 2
