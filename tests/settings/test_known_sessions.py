from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.settings.known_sessions import known_sessions
from app.settings.remembered_sessions import remember_session
from tests.settings.session_texts import SITE, TOP, write

TODAY = date(2026, 12, 1)


def on(day: str, title: str) -> str:
    return TOP.replace("2018-01-23", day).replace('"Musrenbang"', f'"{title}"') + SITE


def test_sessions_are_listed_as_they_are_looked_for(tmp_path: Path) -> None:
    own = tmp_path / "sesi"
    own.mkdir()
    for name, day in {"a": "2026-11-30", "b": "2026-12-03", "c": "2026-12-01", "d": "2018-01-23"}.items():
        write(own, on(day, name), f"{name}.toml")
    found = known_sessions(own, tmp_path / "lain.json", TODAY)
    assert [one.title for one in found] == ["c", "b", "a", "d"]
    assert {(one.sites, one.problem) for one in found} == {(1, "")}


def test_a_file_from_elsewhere_is_remembered_until_it_is_gone(tmp_path: Path) -> None:
    own, remembered = tmp_path / "sesi", tmp_path / "lain.json"
    elsewhere = write(tmp_path, on("2026-12-01", "Lain"))
    for _ in range(2):
        remember_session(own, remembered, elsewhere)
    assert [one.path for one in known_sessions(own, remembered, TODAY)] == [elsewhere.resolve()]
    elsewhere.unlink()
    assert known_sessions(own, remembered, TODAY) == ()


def test_what_is_in_the_own_folder_is_listed_once(tmp_path: Path) -> None:
    own = tmp_path / "sesi"
    own.mkdir()
    path = write(own, on("2026-12-01", "Sini"))
    remember_session(own, tmp_path / "lain.json", path)
    assert not (tmp_path / "lain.json").exists()
    assert len(known_sessions(own, tmp_path / "lain.json", TODAY)) == 1


def test_a_broken_file_is_listed_with_what_is_wrong(tmp_path: Path) -> None:
    write(tmp_path, "= x", "a.toml")
    write(tmp_path, on("2026-12-01", "Kurang").replace("rtsp://10.0.0.1/live", "kamera"), "b.toml")
    kurang, unreadable = known_sessions(tmp_path, tmp_path / "lain.json", TODAY)
    assert (kurang.title, kurang.sites) == ("Kurang", 1)
    assert "main" in kurang.problem
    assert (unreadable.title, unreadable.held_on) == ("a", None)
    assert "baris 1" in unreadable.problem


@pytest.mark.parametrize(("content", "is_said"), [("{", True), ("{}", False), ("[1]", False)])
def test_a_list_that_cannot_be_read_counts_as_none(
    tmp_path: Path, content: str, is_said: bool, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "lain.json").write_text(content, encoding="utf-8")
    assert known_sessions(tmp_path / "sesi", tmp_path / "lain.json", TODAY) == ()
    assert ("cannot be read" in caplog.text) is is_said
