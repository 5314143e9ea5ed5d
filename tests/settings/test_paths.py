from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from app.domain.errors import BugError, UserError
from app.settings.paths import DATA_VARIABLE, AppPaths, find_paths, find_resources, make_folders


def test_a_checkout_uses_its_own_resources() -> None:
    root = Path(__file__).resolve().parents[2]
    paths = find_paths({})
    assert paths.resources == root / "resources"
    assert paths.sessions / "2018-01-23-kelurahan.toml" in paths.sessions.iterdir()


def test_an_installed_package_uses_what_the_wheel_put_into_it(tmp_path: Path) -> None:
    package = tmp_path / "app"
    (package / "_resources").mkdir(parents=True)
    # Another program's folder may stand beside the package in site-packages.
    (tmp_path / "resources").mkdir()
    assert find_resources(package) == package / "_resources"


def test_a_package_without_resources_is_a_fault_of_ours(tmp_path: Path) -> None:
    with pytest.raises(BugError, match=r"Berkas bawaan program tidak ditemukan"):
        find_resources(tmp_path / "app")


def test_the_stores_are_two_files_in_the_data_folder() -> None:
    paths = find_paths({})
    assert paths.data.name == "ruang-kendali-musrenbang"
    assert paths.data.is_absolute()
    assert paths.logs.is_absolute()
    assert paths.store.parent == paths.demo_store.parent == paths.data
    assert paths.store != paths.demo_store


def test_the_variable_moves_data_and_logs(tmp_path: Path) -> None:
    paths = find_paths({DATA_VARIABLE: str(tmp_path / "lain")})
    assert paths.data == tmp_path / "lain"
    assert paths.store.parent == paths.data
    assert paths.logs.is_relative_to(paths.data)
    assert paths.resources == find_paths({}).resources


def test_the_variable_may_be_relative_or_begin_with_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("USERPROFILE" if sys.platform == "win32" else "HOME", str(tmp_path / "rumah"))
    assert find_paths({DATA_VARIABLE: "data"}).data == tmp_path / "data"
    assert find_paths({DATA_VARIABLE: "~/data"}).data == tmp_path / "rumah" / "data"


def test_an_empty_variable_counts_as_none() -> None:
    assert find_paths({DATA_VARIABLE: "  "}) == find_paths({})


def test_the_environment_of_the_process_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    assert find_paths().data == tmp_path


def test_finding_creates_nothing_and_making_creates_private_folders(tmp_path: Path) -> None:
    paths = find_paths({DATA_VARIABLE: str(tmp_path / "a" / "b")})
    assert list(tmp_path.iterdir()) == []
    make_folders(paths)
    make_folders(paths)
    assert paths.data.is_dir()
    assert paths.logs.is_dir()
    assert not paths.store.exists()
    if os.name == "posix":
        assert paths.data.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_named_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    paths: AppPaths = find_paths({DATA_VARIABLE: str(tmp_path / "berkas" / "data")})
    with pytest.raises(UserError) as caught:
        make_folders(paths)
    assert str(paths.data) in caught.value.message
    assert DATA_VARIABLE in caught.value.advice
