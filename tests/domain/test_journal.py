from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.agenda import AgendaEvent, AgendaEventKind
from app.domain.feed import FeedState
from app.domain.floor import FloorEvent, FloorEventKind
from app.domain.identity import RequestId, SiteId
from app.domain.journal import Topic, journal
from app.domain.line_check import Answer, LineResult
from app.domain.minutes import SessionRecord
from app.domain.presence import PresenceEvent, PresenceKind
from tests.ui.samples import session

SITE = SiteId("32.75.06.1003")


def floor_event(at_ms: int, kind: FloorEventKind = FloorEventKind.GRANTED) -> FloorEvent:
    return FloorEvent(kind, at_ms, RequestId("r"), SITE)


EMPTY = SessionRecord(session(2, (), 0), None, None, (), (), ())


def test_a_session_in_which_nothing_happened_has_no_lines() -> None:
    assert journal(EMPTY) == ()


def test_all_logs_are_read_and_the_newest_line_comes_first() -> None:
    record = replace(
        EMPTY,
        floor_events=(floor_event(40),),
        presence=(PresenceEvent(SITE, PresenceKind.LIVE, 10),),
        agenda_events=(AgendaEvent(AgendaEventKind.PAUSED, 30),),
        line_results=(LineResult(SITE, 5, 20, Answer.YES, Answer.YES, FeedState.LIVE),),
    )
    assert [(entry.at_ms, entry.topic) for entry in journal(record)] == [
        (40, Topic.FLOOR),
        (30, Topic.AGENDA),
        (20, Topic.LINE),
        (10, Topic.LINK),
    ]
    assert [entry.site_id for entry in journal(record)] == [SITE, None, SITE, SITE]


def test_what_was_taken_back_stands_in_it_too() -> None:
    events = (floor_event(1), floor_event(2, FloorEventKind.UNDONE))
    kinds = [entry.happening for entry in journal(replace(EMPTY, floor_events=events))]
    assert kinds == list(reversed(events))


def test_a_topic_narrows_it_down() -> None:
    record = replace(EMPTY, floor_events=(floor_event(1),), presence=(PresenceEvent(SITE, PresenceKind.LOST, 2),))
    assert [entry.topic for entry in journal(record, [Topic.LINK])] == [Topic.LINK]
    assert journal(record, []) == ()


@given(st.lists(st.integers(0, 20), max_size=30))
def test_nothing_is_lost_and_lines_of_one_moment_keep_their_order(times: list[int]) -> None:
    times.sort()
    events = tuple(replace(floor_event(at_ms), step=number) for number, at_ms in enumerate(times))
    assert [entry.happening for entry in reversed(journal(replace(EMPTY, floor_events=events)))] == list(events)
