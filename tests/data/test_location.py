from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from app.data.location import acquire_instance_lock, check_location, lock_path, prepare_folder
from app.data.store import Store
from app.domain.errors import ExternalError, UserError
from tests.data.samples import SteppingClock


@pytest.mark.parametrize(
    "folder",
    ["OneDrive", "OneDrive - Bappeda Kota Bekasi", "Dropbox (Kantor)", "Google Drive", "GoogleDrive", "iCloud Drive"],
)
def test_a_sync_folder_is_refused(tmp_path: Path, folder: str) -> None:
    with pytest.raises(UserError, match="sinkronisasi") as caught:
        check_location(tmp_path / folder / "data" / "musrenbang.db")
    assert folder in caught.value.message


@pytest.mark.parametrize("folder", ["onedriver", "dropboxes", "Mega Wati", "Musrenbang 2018"])
def test_a_folder_of_a_similar_name_is_not(tmp_path: Path, folder: str) -> None:
    check_location(tmp_path / folder / "musrenbang.db")


def test_a_link_into_a_sync_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    with pytest.raises(UserError, match="sinkronisasi"):
        check_location(tmp_path / "data" / "musrenbang.db")


@pytest.mark.parametrize(
    ("mark", "service"), [(".dropbox.cache", "Dropbox"), (".stfolder", "Syncthing"), (".tmp.drivedownload", "Google")]
)
def test_a_sync_folder_of_any_name_is_known_by_its_mark(tmp_path: Path, mark: str, service: str) -> None:
    (tmp_path / mark).mkdir()
    with pytest.raises(UserError, match=service):
        check_location(tmp_path / "Musrenbang" / "data" / "musrenbang.db")


@pytest.mark.parametrize("place", [r"\\server\bagian\a.db", "//server/bagian/a.db", r"\\?\UNC\server\bagian\a.db"])
def test_a_share_is_refused(place: str) -> None:
    with pytest.raises(UserError, match="jaringan"):
        check_location(Path(place))


@pytest.mark.parametrize(
    ("fstype", "opts", "refused"),
    [
        ("nfs4", "rw", True),
        ("CIFS", "rw", True),
        ("NTFS", "rw,remote", True),
        ("NTFS", "rw,fixed", False),
        ("ext4", "rw", False),
    ],
)
def test_a_network_drive_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fstype: str, opts: str, refused: bool
) -> None:
    # A real share cannot be had here: the mount table is the part that is played.
    table = [
        SimpleNamespace(mountpoint=tmp_path.anchor, fstype="nfs", opts="rw"),
        SimpleNamespace(mountpoint=str(tmp_path), fstype="nfs", opts="rw"),
        SimpleNamespace(mountpoint=str(tmp_path), fstype=fstype, opts=opts),
        SimpleNamespace(mountpoint=str(tmp_path / "other"), fstype="nfs", opts="rw"),
    ]
    monkeypatch.setattr(psutil, "disk_partitions", lambda all: table)  # noqa: A006 - psutil's own name
    if refused:
        with pytest.raises(UserError, match="jaringan"):
            check_location(tmp_path / "a.db")
    else:
        check_location(tmp_path / "a.db")


def test_a_machine_without_a_mount_table_is_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psutil, "disk_partitions", lambda all: [])  # noqa: A006 - psutil's own name
    check_location(tmp_path / "a.db")


def test_the_same_process_cannot_open_a_store_twice(path: Path, open_store: Callable[[Path], Store]) -> None:
    with Store.open(path, "operator", SteppingClock()) as store:
        with pytest.raises(UserError, match="sedang dibuka") as caught:
            open_store(path)
        assert caught.value.advice
        assert store.verify().result().ops == 0
    Store.open(path, "operator", SteppingClock()).close()


CHILD = """
import sys
from pathlib import Path
from app.data.location import acquire_instance_lock
from app.domain.errors import UserError
try:
    lock = acquire_instance_lock(Path(sys.argv[1]))
except UserError:
    print("refused", flush=True)
else:
    print("locked", flush=True)
    sys.stdin.read()
"""


def test_another_process_has_the_lock_until_it_dies(path: Path) -> None:
    prepare_folder(path)
    lock = acquire_instance_lock(path)
    command = [sys.executable, "-c", CHILD, str(path)]
    refused = subprocess.run(command, capture_output=True, text=True, timeout=30, stdin=subprocess.DEVNULL)
    assert refused.stdout == "refused\n"
    lock.release()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "locked\n"
        with pytest.raises(UserError):
            acquire_instance_lock(path)
        child.kill()
    acquire_instance_lock(path).release()
    assert lock_path(path).name == "musrenbang.db.lock"


def test_a_lock_that_cannot_be_made_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / "a.db.lock").mkdir()
    with pytest.raises(ExternalError):
        acquire_instance_lock(tmp_path / "a.db")


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExternalError):
        prepare_folder(tmp_path / "file" / "data" / "a.db")


def test_a_failed_opening_leaves_nothing_open(path: Path, open_store: Callable[[Path], Store]) -> None:
    prepare_folder(path)
    path.write_bytes(b"no database " * 1000)
    with pytest.raises(ExternalError, match="rusak"):
        open_store(path)
    path.unlink()
    Store.open(path, "operator", SteppingClock()).close()
