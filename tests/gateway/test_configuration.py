"""The gateway's configuration promises; MediaMTX itself is not run."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
TEXT = (RESOURCES / "gateway" / "mediamtx.yml").read_text(encoding="utf-8")
SETTINGS = "\n".join(
    line.partition(" #")[0].rstrip() for line in TEXT.splitlines() if not line.lstrip().startswith("#")
)
USERS = re.findall(r"^  - user: (\w+)$((?:\n    .*)+)", SETTINGS, re.MULTILINE)


def names() -> list[str]:
    session = tomllib.loads((RESOURCES / "sessions" / "2018-01-23-kelurahan.toml").read_text(encoding="utf-8"))
    return [site["name"].lower().replace(" ", "") for site in session["site"]]


def test_no_password_is_in_the_file_and_none_is_empty() -> None:
    # To MediaMTX an empty password means that every password is right.
    assert [re.findall(r"pass: (.*)", rest) for _, rest in USERS] == [["sha256:UNSET"]] * 14
    assert SETTINGS.count("pass:") == 14


def test_each_site_may_publish_to_its_own_path_only() -> None:
    assert [user for user, _ in USERS] == ["ruangkendali", "pemantau", *names()]
    for user, rest in USERS[2:]:
        assert re.findall(r"(?:action|path): (.*)", rest) == ["publish", user]


def test_each_variable_is_named_beside_its_user() -> None:
    assert re.findall(r"- user: \w+ # MTX_AUTHINTERNALUSERS_(\d+)_PASS", TEXT) == [str(n) for n in range(14)]


def test_one_path_for_each_kelurahan_and_no_other() -> None:
    paths = SETTINGS.partition("\npaths:\n")[2]
    assert re.findall(r"^  (\w+):$", paths, re.MULTILINE) == names()


def test_reading_and_the_api_are_for_the_control_room() -> None:
    for _, rest in USERS[:2]:
        assert 'ips: ["127.0.0.1", "::1"]' in rest
    assert [re.findall(r"action: (\w+)", rest) for _, rest in USERS[:2]] == [["read"], ["api"]]
    for line in ("apiAddress: 127.0.0.1:9997", "rtspAddress: 127.0.0.1:8554", "rtspTransports: [tcp]"):
        assert f"\n{line}\n" in SETTINGS
