"""`lip_sync_ms` of a site's sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.settings.session_file import load_session
from tests.settings.session_texts import SITE, TOP, lines_of, refusal, write


@pytest.mark.parametrize(
    ("line", "offset_ms"),
    [("", 0), ("sound = { lip_sync_ms = -300 }\n", -300), ("[site.sound]\nlip_sync_ms = 300\n", 300)],
)
def test_an_offset_is_read(line: str, offset_ms: int, tmp_path: Path) -> None:
    assert load_session(write(tmp_path, TOP + SITE + line)).sites[0].lip_sync_ms == offset_ms


@pytest.mark.parametrize("value", ["-301", "301", "1.5", '"100"', "true"])
def test_what_is_no_offset_is_refused_with_what_may_stand_there(value: str, tmp_path: Path) -> None:
    (found,) = lines_of(refusal(write(tmp_path, f"{TOP}{SITE}sound = {{ lip_sync_ms = {value} }}\n")))
    assert found.startswith("1. site[1].sound.lip_sync_ms (Aren Jaya):")
    assert "bilangan bulat -300 sampai 300" in found
