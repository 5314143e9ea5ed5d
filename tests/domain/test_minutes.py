from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from app.domain.floor import (
    Accept,
    Cancel,
    Command,
    Deny,
    Extend,
    FloorEvent,
    FloorEventKind,
    FloorState,
    Grant,
    NameSpeaker,
    Next,
    Pause,
    Release,
    Request,
    Resume,
    Revoke,
    Speaker,
    TurnKind,
    Undo,
    apply,
)
from app.domain.identity import ProposalId, RequestId, SessionId, SiteId
from app.domain.minutes import SessionFacts, SessionRecord, SiteMinutes, session_facts
from app.domain.presence import Outage, PresenceEvent, PresenceKind
from app.domain.proposal import Proposal, ProposalFields, ProposalState
from app.domain.session import Session, SpeakingRules
from app.domain.site import HALL, Participant, Site, SiteKind, StreamAddress

PEJUANG, KRANJI = SiteId("32.75.06.1003"), SiteId("32.75.02.1002")
OPENED_MS = 1_516_672_800_000
CLOSED_MS = OPENED_MS + 3_600_000
NOW_MS = CLOSED_MS + 60_000
SITI = Speaker("Siti", "Ketua RW 007")
FIRST, SECOND = RequestId("r1"), RequestId("r2")


def site(site_id: SiteId, name: str, short: str, *people: Participant) -> Site:
    return Site(site_id, SiteKind.KELURAHAN, site_id, name, short, "", StreamAddress("rtsp://x"), participants=people)


def build(
    floor: Sequence[FloorEvent] = (),
    presence: Sequence[PresenceEvent] = (),
    proposals: Sequence[Proposal] = (),
    people: Sequence[Participant] = (),
    closed_ms: int | None = CLOSED_MS,
) -> SessionFacts:
    session = Session(
        session_id=SessionId("a"),
        title="Musrenbang",
        city="Kota Bekasi",
        agency="Bappeda",
        held_on=date(2018, 1, 23),
        rkpd_year=2019,
        sites=(site(PEJUANG, "Pejuang", "PJG", *people), site(KRANJI, "Kranji", "KRJ")),
        agenda=(),
        speaking=SpeakingRules(),
    )
    record = SessionRecord(session, OPENED_MS, closed_ms, tuple(floor), tuple(presence), tuple(proposals))
    return session_facts(record, NOW_MS)


def play(*steps: tuple[int, Command]) -> tuple[FloorEvent, ...]:
    """Return the log of commands given so many seconds after the opening."""
    state, log = FloorState(), list[FloorEvent]()
    for after_s, command in steps:
        outcome = apply(state, command, OPENED_MS + after_s * 1000)
        state = outcome.state
        log.extend(outcome.events)
    return tuple(log)


def proposal(number: str, site_id: SiteId = PEJUANG, state: ProposalState = ProposalState.RECORDED) -> Proposal:
    return Proposal(
        ProposalId(number), SessionId("a"), site_id, number, state, ProposalFields(), None, OPENED_MS, OPENED_MS, 1
    )


def pejuang(document: SessionFacts) -> SiteMinutes:
    return document.sites[0]


def test_the_document_carries_what_the_record_says() -> None:
    document = build()
    assert (document.opened_ms, document.closed_ms, document.written_ms) == (OPENED_MS, CLOSED_MS, NOW_MS)
    assert [minutes.site.name for minutes in document.sites] == ["Pejuang", "Kranji"]
    assert document.timeline == ()
    assert document.proposals == ()
    assert document.sites_present == 0


# --- proposals ------------------------------------------------------------------------------


def test_proposals_stand_under_their_site_in_the_order_of_their_numbers() -> None:
    document = build(proposals=[proposal("PJG-1000"), proposal("KRJ-001", KRANJI), proposal("PJG-999")])
    assert [p.number for p in pejuang(document).proposals] == ["PJG-999", "PJG-1000"]
    assert [p.number for p in document.proposals] == ["PJG-999", "PJG-1000", "KRJ-001"]


def test_a_draft_is_no_part_of_the_minutes() -> None:
    assert build(proposals=[proposal("PJG-001", state=ProposalState.DRAFT)]).proposals == ()


def test_a_proposal_of_a_site_outside_the_roster_is_a_broken_record() -> None:
    with pytest.raises(KeyError):
        build(proposals=[proposal("XXX-001", SiteId("tidak-ada"))])


# --- the floor ------------------------------------------------------------------------------


def test_the_timeline_leaves_out_what_a_reader_does_not_need() -> None:
    document = build(
        play(
            (1, Request(FIRST, PEJUANG, accept=False)),
            (2, Accept(FIRST)),
            (3, NameSpeaker(FIRST, SITI)),
            (4, Next()),
            (5, Request(SECOND, KRANJI)),
            (6, Cancel(SECOND)),
            (7, Request(RequestId("r3"), KRANJI, accept=False)),
            (8, Deny(RequestId("r3"))),
            (10, Pause()),
            (20, Resume()),
            (21, Extend(60)),
            (22, Extend(-30)),
            (34, Release()),
        )
    )
    assert [(e.kind.value, (e.at_ms - OPENED_MS) // 1000, e.duration_s, e.added_s) for e in document.timeline] == [
        ("requested", 1, None, 0),
        ("granted", 4, None, 0),
        ("requested", 5, None, 0),
        ("cancelled", 6, None, 0),
        ("requested", 7, None, 0),
        ("denied", 8, None, 0),
        ("paused", 10, None, 0),
        ("resumed", 20, None, 0),
        ("extended", 21, None, 60),
        ("extended", 22, None, -30),
        ("released", 34, 20, 0),
    ]
    assert [e.site.name for e in document.timeline[2:6]] == ["Kranji"] * 4


def test_an_answer_is_a_line_of_its_own_under_the_turn_it_answers() -> None:
    log = play(
        (1, Grant(PEJUANG, FIRST)),
        (5, Grant(HALL, SECOND, Speaker("Kabid Jalan", "Dinas PU"), TurnKind.TANGGAPAN)),
        (25, Release()),
        (30, Grant(KRANJI, RequestId("keliru"))),
        (31, Undo()),
        (34, Release()),
    )
    lines = [
        (e.kind.value, e.site.name, e.speaker.office, e.answered.name if e.answered else "", e.duration_s)
        for e in build(log).timeline
    ]
    assert lines == [
        ("requested", "Pejuang", "", "", None),
        ("granted", "Pejuang", "", "", None),
        ("granted", "Ruang sidang", "Dinas PU", "Pejuang", None),
        ("released", "Ruang sidang", "Dinas PU", "Pejuang", 20),
        ("released", "Pejuang", "", "", 13),
    ]


def test_a_name_heard_late_counts_for_the_whole_turn() -> None:
    log = play((1, Grant(PEJUANG, FIRST)), (9, NameSpeaker(FIRST, SITI)), (10, Revoke()))
    assert {entry.speaker for entry in build(log).timeline} == {SITI}


def test_a_request_without_a_turn_keeps_the_name_it_was_made_with() -> None:
    log = play((1, Request(FIRST, PEJUANG, SITI)), (2, Cancel(FIRST)))
    assert [entry.speaker for entry in build(log).timeline] == [SITI, SITI]


def test_turns_and_time_are_counted_for_each_site() -> None:
    log = play(
        (0, Grant(PEJUANG, FIRST)), (10, Grant(KRANJI, SECOND)), (15, Grant(PEJUANG, RequestId("r3"))), (40, Revoke())
    )
    document = build(log)
    assert [(minutes.turns, minutes.spoken_s) for minutes in document.sites] == [(2, 35), (1, 5)]
    ended = [e.duration_s for e in document.timeline if e.kind in (FloorEventKind.RELEASED, FloorEventKind.REVOKED)]
    assert ended == [10, 5, 25]


@pytest.mark.parametrize(("closed_ms", "spoken_s"), [(CLOSED_MS, 3_600), (None, 3_660)])
def test_a_turn_nobody_ended_lasts_until_the_session_is_closed(closed_ms: int | None, spoken_s: int) -> None:
    document = build(play((0, Grant(PEJUANG, FIRST, SITI))), closed_ms=closed_ms)
    assert (pejuang(document).turns, pejuang(document).spoken_s) == (1, spoken_s)
    assert document.timeline[-1].duration_s is None


# --- people ---------------------------------------------------------------------------------


def test_who_spoke_without_being_on_the_list_is_added_once() -> None:
    log = play(
        (0, Grant(PEJUANG, FIRST, Speaker(" budi ", "lain"))),
        (1, Grant(KRANJI, SECOND, Speaker("Joko"))),
        (2, Grant(PEJUANG, RequestId("r3"), Speaker("Siti"))),
        (3, Grant(KRANJI, RequestId("r4"), Speaker("joko", "Ketua RT 001"))),
        (4, Grant(PEJUANG, RequestId("r5"), Speaker("  "))),
    )
    document = build(log, people=[Participant("Budi", "Lurah")])
    assert pejuang(document).participants == (Participant("Budi", "Lurah"), Participant("Siti"))
    assert document.sites[1].participants == (Participant("joko", "Ketua RT 001"),)


def test_two_people_of_the_same_name_are_two() -> None:
    people = (Participant("Budi", "Ketua RW 001"), Participant("Budi", "Ketua RW 002"))
    assert pejuang(build(people=people)).participants == people


# --- presence -------------------------------------------------------------------------------


def seen(kind: PresenceKind, after_s: int) -> PresenceEvent:
    return PresenceEvent(PEJUANG, kind, OPENED_MS + after_s * 1000)


def test_presence_is_counted_until_the_session_is_closed() -> None:
    document = build(presence=[seen(PresenceKind.LIVE, 0)])
    assert pejuang(document).presence.connected_s == 3_600
    assert document.sites_present == 1


def test_presence_of_an_open_session_is_counted_until_now() -> None:
    assert pejuang(build(presence=[seen(PresenceKind.LIVE, 0)], closed_ms=None)).presence.connected_s == 3_660


def test_an_outage_is_part_of_the_minutes() -> None:
    log = [seen(PresenceKind.LIVE, 0), seen(PresenceKind.LOST, 60), seen(PresenceKind.LIVE, 90)]
    assert pejuang(build(presence=log)).presence.outages == (Outage(OPENED_MS + 60_000, OPENED_MS + 90_000),)


def test_links_that_go_down_after_the_session_are_no_outage() -> None:
    log = [seen(PresenceKind.LIVE, 0), seen(PresenceKind.LOST, 3_601), seen(PresenceKind.ENDED, 3_602)]
    presence = pejuang(build(presence=log)).presence
    assert (presence.outages, presence.connected_s, presence.last_ms) == ((), 3_600, CLOSED_MS)
