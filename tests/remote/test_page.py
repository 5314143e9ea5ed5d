"""What the page about the remote control shows works as it stands there."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

from app.remote.commands import COMMANDS, prepare
from app.remote.state import RemoteReading, state_document
from app.settings.session_model import RemoteTable
from tests.remote.rig import Rig, running
from tests.ui import samples

PAGE = (Path(__file__).parents[2] / "docs" / "kendali-jarak-jauh.md").read_text(encoding="utf-8")
SESSION = samples.session(12)
AS_ON_THE_PAGE = replace(SESSION, sites=(replace(SESSION.sites[0], short="PJG"), *SESSION.sites[1:]))


def test_every_body_is_a_command() -> None:
    bodies = [json.loads(found) for found in re.findall(r'\{"command".*?\}', PAGE)]
    assert len(bodies) >= 10
    for body in bodies:
        prepare(body.pop("command"), body, AS_ON_THE_PAGE)


def test_every_header_is_json() -> None:
    headers = [json.loads(found) for found in re.findall(r'\{"Authorization".*?\}', PAGE)]
    assert len(headers) == 2
    assert all(header["Authorization"] == "Bearer $(custom:kunci)" for header in headers)


def test_every_command_that_ctl_shows_is_one() -> None:
    known = {command.command_id for command in COMMANDS}
    shown = re.findall(r"ctl run (\S+)", PAGE)
    assert shown
    assert set(shown) <= known


def test_every_key_of_the_file_is_explained() -> None:
    assert [key for key in RemoteTable.model_fields if f"| `{key}` |" not in PAGE] == []


def test_the_paths_of_the_expressions_are_there() -> None:
    with running(12) as rig:
        for site in (0, 1):
            rig.floor.request(rig.ids[site])
        assert rig.post("floor.next").ok
        state = state_document(reading(rig))
    for path in re.findall(r"'\$\.([^']+)'", PAGE):
        found: object = state
        for name, place in re.findall(r"(\w+)(?:\[(\d+)\])?", path):
            assert isinstance(found, dict)
            found = found[name]
            if place:
                assert isinstance(found, list)
                found = found[int(place)]
        assert found is not None, path


def reading(rig: Rig) -> RemoteReading:
    return RemoteReading(
        session=rig.session,
        version="uji",
        now_ms=rig.clock.now_ms(),
        floor=rig.floor.state,
        times=rig.floor.times(),
        suggestion=rig.floor.suggestion(),
        feeds=tuple(rig.feeds.values()),
        levels=rig.levels.levels(),
    )
