"""The commands for documents, as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from app.minutes.templates import TEMPLATES
from app.minutes_commands import minutes
from app.settings.paths import find_paths
from tests.bench.minutes import fill
from tests.log_watch import LogWatch
from tests.minutes.documents import make_record


def test_the_package_is_written_by_one_command(tmp_path: Path) -> None:
    store = tmp_path / "m.db"
    fill(store, make_record(1, 2, 3), 0)
    done = CliRunner().invoke(
        minutes,
        ["package", "2018-01-23", "--out", str(tmp_path / "keluar"), "--store", str(store), "--format", "json"],
        catch_exceptions=False,
    )
    assert done.exit_code == 0
    assert "BA-32.75.06.1003-2018-01-23.json" in done.output
    assert f"5 berkas: {tmp_path / 'keluar' / 'Paket-2018-01-23'}" in done.output


def test_the_templates_of_an_office_are_tried(expected_log: LogWatch) -> None:
    runner = CliRunner()
    copied = runner.invoke(minutes, ["templates"], catch_exceptions=False)
    assert copied.output.count("disalin") == len(TEMPLATES)
    assert runner.invoke(minutes, ["templates"]).output.count("sudah ada") == len(TEMPLATES)
    assert runner.invoke(minutes, ["check-templates"]).exit_code == 0

    broken = find_paths().templates / "janji-opd.docx"
    broken.write_bytes(b"bukan Word")
    expected_log("cannot be opened")
    found = runner.invoke(minutes, ["check-templates"])
    assert found.exit_code == 1
    assert f"SALAH  {broken}" in found.output
    assert "tidak dapat dibuka" in found.output


@pytest.mark.parametrize("words", [["package", "x", "--out", "keluar", "--store", "/tidak/ada"]])
def test_without_a_store_it_says_what_to_do(words: list[str]) -> None:
    done = CliRunner().invoke(minutes, words)
    assert "Jalankan sebuah sesi" in str(done.exception)
