from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from app.data.place import Mount, is_on_network, mounts, sync_service


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath(r"C:\Users\a\OneDrive\data"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\a\OneDrive - Pemkot Bekasi\data"), "OneDrive"),
        (PureWindowsPath(r"D:\Dropbox (Bappeda)\data"), "Dropbox"),
        (PureWindowsPath(r"G:\My Drive\data"), "Google Drive"),
        (PureWindowsPath(r"G:\Drive Saya\data"), "Google Drive"),
        (PureWindowsPath(r"C:\Users\a\iCloudDrive\data"), "iCloud"),
        (PurePosixPath("/home/a/Dropbox/data"), "Dropbox"),
        (PurePosixPath("/Users/a/Library/CloudStorage/GoogleDrive-a@b.id/My Drive"), "Google Drive"),
        (PurePosixPath("/Users/a/Library/Mobile Documents/com~apple~CloudDocs"), "iCloud"),
        (PurePosixPath("/home/a/Nextcloud/data"), "Nextcloud"),
        (PurePosixPath("/home/a/.local/share/ruang-kendali-musrenbang"), ""),
        (PureWindowsPath(r"C:\Users\a\AppData\Local\ruang-kendali-musrenbang"), ""),
        (PurePosixPath("/home/a/mydropboxes/onedriver"), ""),
    ],
)
def test_sync_folders_are_known_by_name(folder: PurePosixPath | PureWindowsPath, service: str) -> None:
    assert sync_service(folder, {}) == service


def test_windows_says_where_onedrive_is() -> None:
    environ = {"OneDriveCommercial": r"D:\Kerja"}
    assert sync_service(PureWindowsPath(r"d:\kerja\data"), environ) == "OneDrive"
    assert sync_service(PureWindowsPath(r"D:\Lain\data"), environ) == ""


def test_folders_on_other_computers_are_known() -> None:
    mounted = (
        Mount("/", "ext4", remote=False),
        Mount("/srv/bersama", "nfs4", remote=False),
        Mount("/srv/bersama/lokal", "ext4", remote=False),
    )
    assert not is_on_network(PurePosixPath("/home/a"), mounted)
    assert is_on_network(PurePosixPath("/srv/bersama/data"), mounted)
    assert not is_on_network(PurePosixPath("/srv/bersama/lokal/data"), mounted)
    assert not is_on_network(PurePosixPath("/srv/bersama2"), mounted)
    assert not is_on_network(PurePosixPath("/x"), ())
    assert is_on_network(PureWindowsPath(r"\\server\bersama\data"), ())
    assert is_on_network(PureWindowsPath(r"\\?\UNC\server\bersama\data"), ())
    assert not is_on_network(PureWindowsPath(r"\\?\C:\data"), ())
    twice = (Mount("/data", "nfs", remote=False), Mount("/data", "ext4", remote=False))
    assert not is_on_network(PurePosixPath("/data/x"), twice)
    assert is_on_network(PurePosixPath("/data/x"), twice[::-1])
    drives = (Mount("C:\\", "ntfs", remote=False), Mount("Z:\\", "ntfs", remote=True))
    assert is_on_network(PureWindowsPath(r"Z:\data"), drives)
    assert not is_on_network(PureWindowsPath(r"C:\data"), drives)


def test_this_machine_has_file_systems() -> None:
    assert any(Path(__file__).is_relative_to(mount.point) for mount in mounts())
