from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from app.domain.countdown import countdown
from app.domain.feed import FeedSnapshot, FeedState, Trouble, snapshot
from app.domain.finding import Finding
from app.domain.floor import Command, FloorState, Grant, Request, Speaker, apply
from app.domain.gateway import GatewayPhase, GatewayReport, Sender, SiteAtGateway
from app.domain.identity import RequestId
from app.domain.publisher import PublisherState, PublishProtocol
from app.domain.session import Session
from app.domain.sound import DeviceState, FeedLevel, Loudness, SoundStatus
from app.domain.thrift import DecodeThrift
from app.session.sound_desk import DeskState
from app.session.status import RoomReading, ScreenFigures, status_document, status_line
from tests.domain.reports import WELL, report
from tests.session.fakes import T0


def floor_after(*commands: Command) -> FloorState:
    state = FloorState()
    for command in commands:
        state = apply(state, command, T0).state
    return state


@pytest.fixture
def reading(session: Session) -> RoomReading:
    ids = [site.site_id for site in session.sites]
    feeds = tuple(snapshot(site_id, WELL, WELL.last_video_ns + 40_444_444) for site_id in ids)
    return RoomReading(
        session=session,
        version="0.1.0",
        time="2018-01-23T09:15:42.123+07:00",
        feeds=feeds,
        levels=tuple(FeedLevel(site_id, -21.44, -9.06, 61.26, number) for number, site_id in enumerate(ids)),
        sound=SoundStatus(DeviceState.PLAYING, "HDMI", "", 3, -18.04, -6.06),
        floor=FloorState(),
        countdown=None,
        screens=ScreenFigures(
            wall_fps={ids[0]: 24.96, ids[1]: 12.04},
            console_fps={ids[0]: 25.0},
            longest_stall_ms=7.77,
            longest_stall_ever_ms=31.25,
            picture_delay_ms=48.123,
        ),
    )


def document(reading: RoomReading) -> dict[str, Any]:
    """Return the document as a reader gets it. A number that JSON does not know would fail here."""
    read: dict[str, Any] = json.loads(json.dumps(status_document(reading, [{"name": "console"}]), allow_nan=False))
    return read


def test_the_head_says_which_program_session_and_time(reading: RoomReading) -> None:
    read = document(reading)
    assert (read["version"], read["time"]) == ("0.1.0", "2018-01-23T09:15:42.123+07:00")
    assert read["session"] == {"id": "2018-01-23", "title": "Musrenbang Kelurahan Virtual Kota Bekasi"}
    assert read["processes"] == [{"name": "console"}]


def test_a_feed_that_is_well(reading: RoomReading) -> None:
    assert document(reading)["feeds"][0] == {
        "site": "32.75.06.1003",
        "name": "Pejuang",
        "short": "PJG",
        "state": "live",
        "stream": "main",
        "codec": "h264",
        "decoder": "",
        "width": 1280,
        "height": 720,
        "fps": 25.0,
        "bitrate_bps": 2_000_000,
        "frame_age_s": 0.04,
        "frames": 1000,
        "drops": 0,
        "corrupt": 0,
        "reconnects": 0,
        "attempt": 1,
        "audio_codec": "aac",
        "sample_rate": 48_000,
        "channels": 1,
        "level_dbfs": -21.4,
        "peak_dbfs": -9.1,
        "peak_hold_dbfs": -120.0,
        "sent": {"true_peak_dbtp": -120.0, "momentary_lufs": -120.0, "short_term_lufs": -120.0},
        "echo": None,
        "echo_ms": 0,
        "audio_delay_ms": 61.3,
        "audio_target_ms": 0.0,
        "concealed_share": 0.0,
        "underruns": 0,
        "diagnosis": "",
        "findings": [],
        "link": "good",
        "detail": "",
        "gateway": None,
        "load": 0.0,
        "thrift": "full",
        "painted_fps": {"wall": 25.0, "console": 25.0},
    }


def test_every_site_has_its_own_row_in_the_order_of_the_roster(reading: RoomReading) -> None:
    feeds = document(reading)["feeds"]
    assert [feed["short"] for feed in feeds] == [site.short for site in reading.session.sites]
    assert [feed["underruns"] for feed in feeds] == [0, 1, 2, 3]
    assert [feed["painted_fps"]["wall"] for feed in feeds] == [25.0, 12.0, 0.0, 0.0]


def test_a_feed_without_a_picture_has_no_age_and_says_why(reading: RoomReading) -> None:
    lost = replace(WELL, alive=False, last_video_ns=0, trouble=Trouble.UNREACHABLE, detail="HostUnreachable")
    feeds = (snapshot(reading.feeds[0].site_id, lost, 1), *reading.feeds[1:])
    feed = document(replace(reading, feeds=feeds))["feeds"][0]
    assert (feed["state"], feed["frame_age_s"]) == ("lost", None)
    assert (feed["diagnosis"], feed["detail"]) == ("unreachable", "HostUnreachable")


def test_feeds_and_levels_that_do_not_belong_together_are_a_mistake(reading: RoomReading) -> None:
    with pytest.raises(ValueError, match="shorter"):
        status_document(replace(reading, levels=reading.levels[1:]), [])


def test_an_idle_floor(reading: RoomReading) -> None:
    assert document(reading)["floor"] == {
        "state": "idle",
        "holder": None,
        "speaker": None,
        "between": None,
        "mode": "operator",
        "closed": False,
        "elapsed_s": None,
        "remaining_s": None,
        "phase": None,
        "queue": [],
        "turns": 0,
    }


def test_a_queue_without_a_speaker(reading: RoomReading) -> None:
    site_id = reading.session.sites[2].site_id
    floor = document(replace(reading, floor=floor_after(Request(RequestId("r"), site_id))))["floor"]
    assert (floor["state"], floor["queue"]) == ("queued", [site_id])
    pending = floor_after(Request(RequestId("r"), site_id, accept=False))
    assert document(replace(reading, floor=pending))["floor"]["state"] == "idle"


def test_a_floor_with_a_speaker(reading: RoomReading) -> None:
    first, second = (site.site_id for site in reading.session.sites[:2])
    floor = floor_after(
        Grant(second, RequestId("r0")),
        Grant(first, RequestId("r1"), Speaker("Ibu Siti", "RW 007")),
        Request(RequestId("r2"), second),
    )
    assert floor.holder is not None
    read = document(replace(reading, floor=floor, countdown=countdown(floor.holder, T0 + 250_000, 60)))["floor"]
    assert read == {
        "state": "granted",
        "holder": first,
        "speaker": "Ibu Siti",
        "between": None,
        "mode": "operator",
        "closed": False,
        "elapsed_s": 250,
        "remaining_s": 50,
        "phase": "warning",
        "queue": [second],
        "turns": 1,
    }


def test_the_screens(reading: RoomReading) -> None:
    assert document(reading)["ui"] == {
        "paint_fps": 12.0,
        "pictures_per_s": 62.0,
        "longest_stall_ms": 7.8,
        "longest_stall_ever_ms": 31.2,
        "picture_delay_ms": 48.1,
        "load": 0.0,
    }


def test_screens_that_painted_nothing_yet(reading: RoomReading) -> None:
    screens = replace(reading.screens, wall_fps={}, console_fps={})
    ui = document(replace(reading, screens=screens))["ui"]
    assert (ui["paint_fps"], ui["pictures_per_s"]) == (0.0, 0)


def test_the_sound_of_the_room(reading: RoomReading) -> None:
    assert document(reading)["audio"] == {
        "state": "playing",
        "device": "HDMI",
        "detail": "",
        "underruns": 3,
        "level_dbfs": -18.0,
        "peak_dbfs": -6.1,
        "peak_hold_dbfs": -120.0,
        "true_peak_dbtp": -120.0,
        "momentary_lufs": -120.0,
        "short_term_lufs": -120.0,
        "cue": None,
        "desk": {
            "open": [],
            "chair": None,
            "checked": None,
            "cue": [],
            "priority": False,
            "panic": False,
            "room_db": 0.0,
            "cue_db": 0.0,
            "bed_db": None,
        },
    }


def test_the_sound_desk_and_the_headphones(reading: RoomReading) -> None:
    holder, chair = (site.site_id for site in reading.session.sites[:2])
    desk = DeskState(holder=holder, cue=frozenset({chair}), bed_db=-50.04, room_db=-6.0, cue_db=3.0, chair=chair)
    cue = SoundStatus(DeviceState.MISSING, "", "no such device", 1, -30.0, -20.0)
    read = document(replace(reading, desk=desk, cue=cue))["audio"]
    assert read["cue"] == {
        "state": "missing",
        "device": "",
        "detail": "no such device",
        "underruns": 1,
        "level_dbfs": -30.0,
        "peak_dbfs": -20.0,
        "peak_hold_dbfs": -120.0,
        "true_peak_dbtp": -120.0,
        "momentary_lufs": -120.0,
        "short_term_lufs": -120.0,
    }
    assert read["desk"] == {
        "open": [holder, chair],
        "chair": chair,
        "checked": None,
        "cue": [chair],
        "priority": False,
        "panic": False,
        "room_db": -6.0,
        "cue_db": 3.0,
        "bed_db": -50.0,
    }
    held = document(replace(reading, desk=replace(desk, priority=True)))["audio"]["desk"]
    assert (held["open"], held["priority"]) == ([chair], True)
    muted = document(replace(reading, desk=replace(desk, panic=True)))["audio"]["desk"]
    assert (muted["open"], muted["panic"]) == ([], True)


def test_a_line_says_who_is_open_and_who_is_listened_to(reading: RoomReading) -> None:
    first, second, *_ = (site.site_id for site in reading.session.sites)
    made = replace(reading, desk=DeskState(holder=first, cue=frozenset({first, second})))
    ends = [status_line(made, index).rpartition("painted")[2].split() for index in range(3)]
    assert ends == [["terbuka", "didengar"], ["didengar"], []]


def test_what_was_measured_of_a_feed_and_of_the_room(reading: RoomReading) -> None:
    first = replace(
        reading.levels[0], hold_dbfs=-3.06, target_ms=44.44, concealed_share=0.01234, echo=0.666, echo_ms=720.4
    )
    sent = snapshot(reading.feeds[0].site_id, replace(WELL, loudness=Loudness(-1.04, -21.26, -22.22)), 1)
    room = replace(reading.sound, hold_dbfs=-2.06, loudness=Loudness(-1.56, -19.94, -20.06))
    known = replace(reading, levels=(first, *reading.levels[1:]), feeds=(sent, *reading.feeds[1:]), sound=room)
    read = document(known)
    feed = read["feeds"][0]
    assert feed["sent"] == {"true_peak_dbtp": -1.0, "momentary_lufs": -21.3, "short_term_lufs": -22.2}
    assert (feed["peak_hold_dbfs"], feed["audio_target_ms"], feed["concealed_share"]) == (-3.1, 44.4, 0.0123)
    assert (feed["echo"], feed["echo_ms"]) == (0.67, 720)
    assert (read["audio"]["peak_hold_dbfs"], read["audio"]["momentary_lufs"]) == (-2.1, -19.9)
    gone = replace(known, feeds=(replace(sent, state=FeedState.LOST), *reading.feeds[1:]))
    assert document(gone)["feeds"][0]["sent"] is None


# --- one line for each feed ------------------------------------------------------------------------


def line(reading: RoomReading, feed: FeedSnapshot, floor: FloorState | None = None) -> str:
    feeds = (feed, *reading.feeds[1:])
    return status_line(replace(reading, feeds=feeds, floor=floor or FloorState()), 0)


def test_a_line_of_a_feed_that_is_well(reading: RoomReading) -> None:
    assert line(reading, reading.feeds[0]) == (
        "09:15:42 PJG Pejuang             live        main  h264     1280x720   25.0 fps    2000 kbps"
        "   -21.4 dBFS   25.0 painted"
    )


def test_a_line_of_a_feed_that_never_came(reading: RoomReading) -> None:
    nothing = report(video_codec="", width=0, height=0, fps=0.0, bitrate_bps=0.0, alive=False, last_video_ns=0)
    feed = snapshot(reading.feeds[0].site_id, replace(nothing, trouble=Trouble.DNS_FAILED), 1)
    assert line(reading, feed) == (
        "09:15:42 PJG Pejuang             lost        main  -               -    0.0 fps       0 kbps"
        "   -21.4 dBFS   25.0 painted  dns_failed"
    )


def test_the_columns_of_all_lines_stand_below_each_other(reading: RoomReading) -> None:
    lines = [status_line(reading, index) for index in range(len(reading.feeds))]
    assert len({text.index(" fps") for text in lines}) == 1
    assert len({text.index(" painted") for text in lines}) == 1


def test_a_line_says_who_speaks_and_who_waits_before_what_is_wrong(reading: RoomReading) -> None:
    site_id = reading.session.sites[0].site_id
    frozen = FeedSnapshot(site_id, FeedState.STALLED, 4.0, replace(WELL, trouble=Trouble.STALLED))
    asked = Request(RequestId("r"), site_id)
    assert line(reading, frozen, floor_after(Grant(site_id, RequestId("r")))).endswith("painted  bicara")
    assert line(reading, frozen, floor_after(asked)).endswith("painted  antre 1")
    assert line(reading, frozen, floor_after(replace(asked, accept=False))).endswith("painted  stalled")


def test_a_finding_is_the_diagnosis_while_the_feed_is_live(reading: RoomReading) -> None:
    dark = replace(WELL, findings=(Finding.FPS_DROPPED, Finding.DARK))
    feeds = (replace(reading.feeds[0], report=dark), *reading.feeds[1:])
    feed = document(replace(reading, feeds=feeds))["feeds"][0]
    assert (feed["diagnosis"], feed["link"]) == ("fps_dropped", "fair")
    assert feed["findings"] == ["fps_dropped", "dark_picture"]
    gone = (replace(reading.feeds[0], state=FeedState.LOST, report=dark), *reading.feeds[1:])
    feed = document(replace(reading, feeds=gone))["feeds"][0]
    assert (feed["diagnosis"], feed["findings"], feed["link"]) == ("", [], "lost")


def test_a_session_without_a_gateway(reading: RoomReading) -> None:
    assert document(reading)["gateway"] is None


def test_what_the_gateway_knows_is_told_for_each_of_its_sites(reading: RoomReading) -> None:
    first, second = (site.site_id for site in reading.session.sites[:2])
    state = PublisherState("pejuang", True, 5000, PublishProtocol.SRT, "s", 900, 100, 6, rtt_ms=412.34)
    sites = {
        first: SiteAtGateway("pejuang", Sender.SENDING, state, 0.05678, (Finding.UPLINK_LOSS,)),
        second: SiteAtGateway("bintarajaya", Sender.NOBODY, PublisherState("bintarajaya", False)),
    }
    known = replace(reading, gateway=GatewayReport(GatewayPhase.ANSWERING, sites))
    read = document(known)
    assert read["gateway"] == {"state": "answering", "detail": ""}
    one, other, third = read["feeds"][:3]
    assert one["gateway"] == {
        "path": "pejuang",
        "sender": "sending",
        "protocol": "srt",
        "since_ms": 5000,
        "bytes": 900,
        "lost_share": 0.0568,
        "jitter_ms": None,
        "rtt_ms": 412.3,
    }
    assert (one["findings"], one["link"], one["diagnosis"]) == (["uplink_loss"], "fair", "uplink_loss")
    assert (other["gateway"]["sender"], other["gateway"]["protocol"]) == ("nobody", None)
    assert third["gateway"] is None
    assert status_line(known, 0).endswith("painted  uplink_loss")


def test_a_gateway_that_fails_says_why(reading: RoomReading) -> None:
    report = GatewayReport(GatewayPhase.FAILING, {}, "gerbang siaran tidak dapat dihubungi.")
    read = document(replace(reading, gateway=report))
    assert read["gateway"] == {"state": "failing", "detail": "gerbang siaran tidak dapat dihubungi."}


def test_how_sparingly_a_feed_is_decoded_and_why(reading: RoomReading) -> None:
    sparing = replace(WELL, load=0.876, thrift=DecodeThrift.HALF_RATE)
    feeds = (snapshot(reading.feeds[0].site_id, sparing, 1), *reading.feeds[1:])
    made = document(replace(reading, feeds=feeds, screens=replace(reading.screens, load=0.914)))
    assert (made["feeds"][0]["thrift"], made["feeds"][0]["load"]) == ("half_rate", 0.88)
    assert (made["feeds"][1]["thrift"], made["feeds"][1]["load"]) == ("full", 0.0)
    assert made["ui"]["load"] == 0.91
