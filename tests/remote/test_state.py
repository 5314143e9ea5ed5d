"""The state as one document: what it says, and that it says nothing new while nothing is new."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from app.domain.floor_state import Speaker, TurnKind
from app.remote.state import Json, quiet_key
from tests.remote.rig import Rig


@pytest.fixture
def rig() -> Iterator[Rig]:
    made = Rig(3)
    yield made
    made.close()


def state(rig: Rig) -> Json:
    document = rig.remote._read()
    # It can be sent as it is.
    assert json.loads(json.dumps(document)) == document
    return document


def floor(rig: Rig) -> Json:
    found = state(rig)["floor"]
    assert isinstance(found, dict)
    return found


def test_an_empty_floor(rig: Rig) -> None:
    found = floor(rig)
    assert (found["state"], found["speaking"], found["queue"], found["mode"]) == ("idle", None, [], "operator")
    assert state(rig)["session"] == {
        "id": "2018-01-23-kelurahan",
        "title": "Musrenbang Kelurahan",
        "date": "2018-01-23",
    }


def test_who_speaks_and_who_waits(rig: Rig) -> None:
    rig.floor.grant(rig.ids[0], Speaker("Ibu Sari", "Ketua RW 07"))
    rig.floor.request(rig.ids[2])
    rig.clock.at_ms += 130_000
    found = floor(rig)
    assert found["speaking"] == {
        "site": rig.ids[0],
        "short": "S01",
        "name": "Pejuang",
        "kind": "usulan",
        "speaker": "Ibu Sari",
        "office": "Ketua RW 07",
        "unsur": "",
        "elapsed_s": 130,
        "remaining_s": 50,
        "allotted_s": 180,
        "phase": "warning",
    }
    queue = found["queue"]
    assert isinstance(queue, list)
    assert [(request["short"], request["position"]) for request in queue] == [("S03", 1)]
    sites = state(rig)["sites"]
    assert isinstance(sites, list)
    assert [(site["tally"], site["position"], site["used_s"]) for site in sites] == [
        ("speaking", 0, 130),
        ("idle", 0, 0),
        ("waiting", 1, 0),
    ]


def test_the_holder_waits_while_the_hall_answers(rig: Rig) -> None:
    rig.floor.grant(rig.ids[0])
    rig.floor.interpose(Speaker("Bapak Budi", "Dinas PU"), TurnKind.TANGGAPAN)
    found = floor(rig)
    assert found["speaking"] == found["interposed"]
    for key, kind, phase in (("speaking", "tanggapan", "running"), ("holder", "usulan", "paused")):
        turn = found[key]
        assert isinstance(turn, dict)
        assert (turn["kind"], turn["phase"]) == (kind, phase)
    assert found["speaking"]["name"] == "Ruang sidang"  # type: ignore[index]


def test_a_lost_site_has_no_findings(rig: Rig) -> None:
    rig.lose_feed(2)
    sites = state(rig)["sites"]
    assert isinstance(sites, list)
    assert (sites[1]["link"], sites[1]["findings"]) == ("lost", [])
    assert sites[0]["link"] == "live"


def test_time_that_passes_and_levels_that_move_are_no_news(rig: Rig) -> None:
    before = quiet_key(state(rig))
    rig.clock.at_ms += 60_000
    rig.levels.level_dbfs = -50.0
    assert quiet_key(state(rig)) == before
    rig.desk.mute(muted=True)
    assert quiet_key(state(rig)) != before
