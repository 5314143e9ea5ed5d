from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import ExternalError
from app.settings.form import load_form, save_form
from app.settings.paths import DATA_VARIABLE, find_paths


@pytest.mark.parametrize("details", [True, False])
def test_what_was_open_is_open_again(details: bool, tmp_path: Path) -> None:
    path = find_paths({DATA_VARIABLE: str(tmp_path)}).form
    assert load_form(path) is False
    save_form(path, details)
    assert load_form(path) is details


def test_a_file_that_says_something_else_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "formulir.toml"
    path.write_text('rincian = "ya"', encoding="utf-8")
    assert load_form(path) is False


def test_a_disk_that_refuses_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("", encoding="utf-8")
    with pytest.raises(ExternalError, match="tidak dapat diingat"):
        save_form(tmp_path / "data" / "formulir.toml", True)
