"""The commands without HTTP: what they are told, and what they do to the room."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

import pytest

from app.domain.agenda import AgendaRefused
from app.domain.errors import UserError
from app.domain.floor_commands import FloorRefused
from app.domain.floor_state import Speaker, TurnKind
from app.domain.identity import SiteId
from app.domain.proposal import Decision, Proposal
from app.domain.site import HALL
from app.domain.wall import WallCover, WallLayoutKind, WallPin
from app.remote.arguments import CommandError, UnknownCommand
from app.remote.command import RoomControls
from app.remote.commands import COMMANDS, command_list, prepare
from app.session.agenda import Agenda
from app.session.decisions import DecisionDesk
from app.session.floor import Floor
from app.session.numbered_decisions import NumberedDecisions
from app.session.proposals import ProposalDesk
from app.session.sound_desk import SoundDesk
from app.session.time_bell import TimeBell
from app.ui.commands import COMMANDS as SCREEN_COMMANDS
from tests.remote.rig import Orders, RuledDecisions
from tests.session.fakes import FakeMixer, FakeStore, StillClock
from tests.ui import samples
from tests.ui.fakes import FakeStore as ProposalStore

ON_SCREEN_ONLY = {
    *("wall.discuss", "wall.displays"),
    *("floor.up", "floor.down", "floor.urgent", "floor.less_urgent", "floor.queue"),
}
"""They are about what is selected on the console; from afar a site or a place in the list says it better."""


class AtOnceScreen:
    def call(self, closure: Callable[[], None]) -> None:
        closure()


class Board:
    def __init__(self, connected: frozenset[SiteId] | None = None) -> None:
        self.session = samples.session(14)
        self.clock = StillClock()
        self.floor = Floor(self.session, self.clock, FakeStore(), (), lambda _: None, lambda: connected)
        self.desk = SoundDesk(FakeMixer())
        self.agenda = Agenda(self.session, self.clock, FakeStore(), (), lambda _: None)
        self.bell = TimeBell(self.floor, self.desk, self.session.speaking)
        self.wall = Orders()
        self.proposals, self.told = ProposalStore(), list[Proposal]()
        self.numbered = NumberedDecisions(
            ProposalDesk(self.session, self.clock, self.proposals, "remote"),
            DecisionDesk(self.session, self.clock, RuledDecisions(self.proposals), "remote"),
            lambda: self.wall.orders.proposal,
            AtOnceScreen(),
        )
        self.numbered.subscribe(self.told.append)
        self.controls = RoomControls(
            *(self.session, self.floor, self.desk, self.agenda, self.bell, self.numbered), wall=lambda: self.wall
        )

    def run(self, command_id: str, **given: object) -> object:
        return prepare(command_id, given, self.session)(self.controls)

    @property
    def holder(self) -> str:
        holder = self.floor.state.holder
        return holder.site_id if holder else ""


@pytest.fixture
def room() -> Board:
    return Board()


def test_no_id_is_used_twice() -> None:
    assert len({c.command_id for c in COMMANDS}) == len(COMMANDS)


def test_every_command_of_the_floor_can_be_given_from_afar() -> None:
    on_screen = {c.command_id for c in SCREEN_COMMANDS if c.command_id.startswith(("floor.", "wall.", "agenda."))}
    assert on_screen - {c.command_id for c in COMMANDS} - ON_SCREEN_ONLY == set(), "add a line to a table of app/remote"


@pytest.mark.parametrize(
    ("given", "number"),
    [("F5", 5), ("f5", 5), (" F12 ", 12), ("Shift+F1", 13), ("⇧F2", 14), ("S05", 5), ("s05", 5), ("32.75.05.1001", 5)],
)
def test_a_site_is_named_by_key_letters_or_code(room: Board, given: str, number: int) -> None:
    room.run("floor.grant", site=given)
    assert room.holder == samples.site_id(number)


@pytest.mark.parametrize("given", ["", "F0", "F13", "F15", "Pejuang", 5, None, ["F5"], True, "F5; DROP"])
def test_another_site_is_refused_by_name(room: Board, given: object) -> None:
    with pytest.raises(CommandError, match="argumen site tidak ada di sesi ini"):
        room.run("floor.grant", site=given)
    assert room.holder == ""


def test_a_turn_from_the_queue_to_its_end(room: Board) -> None:
    room.run("floor.request", site="F1")
    room.run("floor.request", site="F2")
    room.run("floor.cancel", site="F1")
    room.run("floor.next")
    assert room.holder == samples.site_id(2)
    room.run("floor.speaker", name="  Ibu Sari ", office="Ketua RW 07")
    assert room.floor.state.holder is not None
    assert room.floor.state.holder.speaker == Speaker("Ibu Sari", "Ketua RW 07")
    before_s = room.floor.state.holder.allotted_s
    room.run("floor.extend")
    room.run("floor.extend", seconds="-30")
    assert room.floor.state.holder.allotted_s == before_s + 30
    room.run("floor.pause")
    assert room.floor.state.holder.is_paused
    room.run("floor.pause")
    assert not room.floor.state.holder.is_paused
    room.run("floor.release")
    assert room.holder == ""
    room.run("floor.grant", site="F3")
    room.run("floor.revoke")
    assert [turn.status.value for turn in room.floor.state.turns] == ["released", "revoked"]


@pytest.mark.parametrize(
    ("command_id", "given"),
    [
        ("floor.next", {}),
        ("floor.release", {}),
        ("floor.revoke", {}),
        ("floor.pause", {}),
        ("floor.extend", {}),
        ("floor.cancel", {"site": "F1"}),
        ("floor.speaker", {"name": "Sari"}),
    ],
)
def test_what_does_not_fit_the_floor_is_refused_with_a_sentence(
    room: Board, command_id: str, given: dict[str, object]
) -> None:
    with pytest.raises(FloorRefused) as caught:
        room.run(command_id, **given)
    assert caught.value.message.endswith(".")


@pytest.mark.parametrize("seconds", ["", "1.5", "1_0", "601", "-601", "٣", "9" * 5000, 1.5, True, None, "x"])
def test_seconds_are_whole_and_within_their_limits(room: Board, seconds: object) -> None:
    room.run("floor.grant", site="F1")
    with pytest.raises(CommandError, match="bilangan bulat -600 sampai 600"):
        room.run("floor.extend", seconds=seconds)


@pytest.mark.parametrize("name", ["x" * 201, "dua\nbaris", 7, None])
def test_a_text_is_one_line(room: Board, name: object) -> None:
    room.run("floor.grant", site="F1")
    with pytest.raises(CommandError, match="satu baris teks"):
        room.run("floor.speaker", name=name)


def test_people_of_the_hall_speak_in_between(room: Board) -> None:
    room.run("floor.grant", site="F1")
    room.run("floor.tanggapan", name="Bapak Budi", office="Dinas PU")
    assert room.floor.state.interposed is not None
    assert (room.floor.state.interposed.site_id, room.floor.state.interposed.kind) == (HALL, TurnKind.TANGGAPAN)
    assert room.floor.state.interposed.speaker == Speaker("Bapak Budi", "Dinas PU")
    assert room.holder == samples.site_id(1)
    room.run("floor.arahan", site="ruang")
    room.run("floor.release")
    room.run("floor.interupsi", site="F2")
    assert room.floor.state.interposed.site_id == samples.site_id(2)
    with pytest.raises(CommandError, match="belum diisi"):
        room.run("floor.interupsi")
    with pytest.raises(CommandError, match="tidak ada di sesi ini"):
        room.run("floor.grant", site="RUANG")


def test_the_queue_is_put_in_order(room: Board) -> None:
    for site in ("F1", "F2", "F3"):
        room.run("floor.request", site=site)
    room.run("floor.move", site="F3")
    room.run("floor.priority", site="F2", priority=4)
    assert [r.site_id for r in room.floor.state.queue] == [samples.site_id(number) for number in (2, 3, 1)]
    room.run("floor.list", open=False)
    with pytest.raises(FloorRefused):
        room.run("floor.request", site="F4")
    room.run("floor.list", open=True)
    room.run("floor.clear")
    assert room.floor.state.queue == ()


def test_a_turn_is_given_back_taken_back_and_timed(room: Board) -> None:
    room.run("floor.grant", site="F1")
    room.run("floor.set_time", seconds=200)
    assert room.floor.state.holder is not None
    assert room.floor.state.holder.allotted_s == 200
    room.clock.at_ms += 260_000
    room.run("floor.spread", site="F1") if room.floor.times()[0].remaining_s < 0 else None
    room.run("floor.release")
    room.run("floor.re_add")
    assert room.floor.state.queue[0].site_id == samples.site_id(1)
    room.run("floor.undo")
    assert room.floor.state.queue == ()


def test_several_may_be_open(room: Board) -> None:
    room.run("floor.mode", mode="open", limit=2)
    for site in ("F1", "F2", "F3"):
        room.run("floor.request", site=site)
    assert len(room.floor.state.holders) == 2
    with pytest.raises(CommandError, match="operator, responses, open, override"):
        room.run("floor.mode", mode="bebas")


def test_answers_have_a_list_of_their_own(room: Board) -> None:
    room.run("floor.mode", mode="responses")
    with pytest.raises(FloorRefused):
        room.run("floor.next_response")


def test_a_site_that_is_not_connected_is_given_the_floor_only_on_purpose() -> None:
    room = Board(connected=frozenset({samples.site_id(1)}))
    with pytest.raises(FloorRefused):
        room.run("floor.grant", site="F2")
    room.run("floor.grant", site="F2", override=True)
    assert room.holder == samples.site_id(2)


def test_sound(room: Board) -> None:
    room.run("sound.mute", muted=True)
    assert room.desk.state.panic
    room.run("sound.mute", muted="false")
    assert not room.desk.state.panic
    room.run("sound.listen", site="F2")
    assert room.desk.state.cue == {samples.site_id(2)}
    with pytest.raises(CommandError, match="true atau false"):
        room.run("sound.mute", muted="mungkin")


def test_the_wall_is_pinned_and_let_go(room: Board) -> None:
    room.run("wall.sorot", site="F3")
    assert room.wall.orders.pin == WallPin(WallLayoutKind.SOROT, (samples.site_id(3),))
    room.run("wall.penuh")
    assert room.wall.orders.pin == WallPin(WallLayoutKind.PENUH)
    for layout in ("semua", "usulan"):
        room.run(f"wall.{layout}")
        assert room.wall.orders.pin == WallPin(WallLayoutKind(layout))
    room.run("wall.auto")
    assert room.wall.orders.pin is None
    with pytest.raises(CommandError, match="tidak ada di sesi ini"):
        room.run("wall.sorot", site="XXX")


def test_two_sites_chosen_one_after_the_other_are_shown_together(room: Board) -> None:
    room.run("wall.berdua", site="F1")
    room.run("wall.berdua", site="F2")
    assert room.wall.orders.pin == WallPin(WallLayoutKind.BERDUA, (samples.site_id(1), samples.site_id(2)))


@pytest.mark.parametrize("cover", [WallCover.BLACK, WallCover.SLATE, WallCover.FREEZE])
def test_a_cover_that_is_put_on_twice_stays_on(room: Board, cover: WallCover) -> None:
    for _ in range(2):
        room.run(f"wall.{cover.value}")
        assert room.wall.orders.cover is cover
    room.run(f"wall.{cover.value}", on="false")
    assert room.wall.orders.cover is WallCover.NONE


def test_a_message_is_shown_and_taken_away(room: Board) -> None:
    room.run("wall.pesan", text="Istirahat sampai 10.30")
    assert room.wall.orders.pin == WallPin(WallLayoutKind.PESAN)
    room.run("wall.pesan")
    assert room.wall.orders.pin is None
    with pytest.raises(FloorRefused, match="Tidak ada pesan"):
        room.run("wall.pesan")


def test_unknown_commands_and_arguments_are_named_but_not_at_length(room: Board) -> None:
    with pytest.raises(UnknownCommand, match=r"floor\.terbang"):
        room.run("floor.terbang")
    with pytest.raises(CommandError, match="Argumen kelurahan tidak dikenal") as caught:
        room.run("floor.grant", kelurahan="PJG")
    assert "site" in caught.value.advice
    with pytest.raises(UnknownCommand) as caught_long:
        room.run("\x1b[2J" * 1000)
    assert len(caught_long.value.message) < 100
    assert caught_long.value.message.isprintable()


def test_the_list_says_what_a_button_has_to_send() -> None:
    extend = next(c for c in command_list() if c["id"] == "floor.extend")
    assert extend["arguments"] == [
        {
            "name": "seconds",
            "kind": "number",
            "required": False,
            "default": 60,
            "help": "Tambahan waktu dalam detik.",
            "lowest": -600,
            "highest": 600,
        },
        {
            "name": "site",
            "kind": "site",
            "required": False,
            "default": "",
            "help": "Lokasi seperti pada floor.grant; kosong berarti yang bicara.",
        },
    ]


def test_the_agenda_goes_on_and_back_and_rests(room: Board) -> None:
    room.run("agenda.forward")
    first = room.agenda.outlook().current
    assert first is not None
    assert first.number == 1
    room.run("agenda.break")
    assert room.agenda.state.is_paused
    room.run("agenda.break")
    room.run("agenda.back")
    assert room.agenda.outlook().current is None


def test_an_agenda_that_cannot_go_back_says_so(room: Board) -> None:
    with pytest.raises(AgendaRefused):
        room.run("agenda.back")


def test_the_bell_is_switched_from_afar(room: Board) -> None:
    before = room.bell.state
    room.run("floor.bell")
    assert room.bell.state != before


def test_the_site_that_is_suggested_and_one_that_is_cut_off_get_the_floor(room: Board) -> None:
    suggestion = room.floor.suggestion()
    assert suggestion is not None
    room.run("floor.suggested")
    assert room.holder == suggestion.site_id
    cut_off = Board(frozenset())
    with pytest.raises(FloorRefused):
        cut_off.run("floor.suggested")
    cut_off.run("floor.override", site="F3")
    assert cut_off.holder == samples.site_id(3)


def test_a_minute_is_taken_away(room: Board) -> None:
    room.run("floor.grant", site="F1")
    before = room.floor.state.holder
    room.run("floor.shorten")
    after = room.floor.state.holder
    assert before is not None
    assert after is not None
    assert after.allotted_s == before.allotted_s - 60


def test_who_asks_waits_for_a_yes_or_a_no(room: Board) -> None:
    for site in ("F1", "F2"):
        room.run("floor.ask", site=site)
    assert room.floor.state.queue == ()
    room.run("floor.accept", site="F2")
    room.run("floor.deny", site="F1")
    assert [request.site_id for request in room.floor.state.waiting] == [samples.site_id(2)]
    assert room.floor.state.queue == room.floor.state.waiting
    with pytest.raises(FloorRefused, match="sudah diterima"):
        room.run("floor.accept", site="F2")
    with pytest.raises(FloorRefused, match="tidak menunggu"):
        room.run("floor.deny", site="F1")


def test_an_answer_is_chosen_by_its_place(room: Board) -> None:
    room.run("floor.mode", mode="responses")
    for name in ("Budi", "Ratna", "Sari"):
        room.floor.wait(Speaker(name), TurnKind.TANGGAPAN)
    room.run("floor.response_cancel", position=1)
    room.run("floor.response", position=2)
    assert room.floor.state.interposed is not None
    assert room.floor.state.interposed.speaker.name == "Sari"
    assert [request.speaker.name for request in room.floor.state.responses] == ["Ratna"]
    with pytest.raises(FloorRefused, match="tidak menunggu"):
        room.run("floor.response", position=2)


def test_one_of_several_is_named(room: Board) -> None:
    room.run("floor.mode", mode="operator", limit=2)
    for site in ("F1", "F2"):
        room.run("floor.grant", site=site)
    room.run("floor.pause", site="F2")
    room.run("floor.set_time", seconds=90, site="F2")
    room.run("floor.speaker", name="Ibu Sari", unsur="PKK", site="F2")
    room.run("floor.paparan", site="F2")
    first, second = room.floor.state.holders
    assert (first.is_paused, first.kind, first.speaker) == (False, TurnKind.USULAN, Speaker())
    assert (second.is_paused, second.kind, second.allotted_s) == (True, TurnKind.PAPARAN, 90)
    assert second.speaker == Speaker("Ibu Sari", "", "PKK")
    room.run("floor.klarifikasi")
    assert room.floor.state.holders[0].kind is TurnKind.KLARIFIKASI
    room.run("floor.release", site="F2")
    assert room.holder == samples.site_id(1)
    with pytest.raises(FloorRefused, match="tidak sedang bicara"):
        room.run("floor.revoke", site="F2")


def test_a_kind_is_given_to_who_waits_and_refused_where_nobody_does(room: Board) -> None:
    room.run("floor.request", site="F4")
    room.run("floor.paparan", site="F4")
    assert room.floor.state.queue[0].kind is TurnKind.PAPARAN
    room.run("floor.usulan", site="F4")
    assert room.floor.state.queue[0].kind is TurnKind.USULAN
    for given in ({}, {"site": "F5"}):
        with pytest.raises(FloorRefused, match="diberi jenis"):
            room.run("floor.paparan", **given)


def test_who_comes_next_is_made_ready_and_a_budget_is_set(room: Board) -> None:
    room.run("floor.prepare")
    assert room.desk.state.cue == {samples.site_id(1)}
    room.run("floor.request", site="F3")
    room.run("floor.prepare")
    assert room.desk.state.cue == {samples.site_id(3)}
    room.run("floor.budget", site="F2", seconds=1200)
    assert [time.remaining_s for time in room.floor.times()][:3] == [900, 1200, 900]
    with pytest.raises(FloorRefused):
        room.run("floor.budget", site="F2", seconds=1200)
    room.run("floor.teknis", site="F4")
    assert room.floor.state.interposed is not None
    assert room.floor.state.interposed.kind is TurnKind.TEKNIS


# --- proposals ------------------------------------------------------------------------------


def told(answer: object) -> Proposal:
    assert isinstance(answer, Future)
    proposal = answer.result()
    assert isinstance(proposal, Proposal)
    return proposal


def test_a_proposal_is_discussed_and_decided_by_its_number(room: Board) -> None:
    room.proposals.put(samples.proposal(3, room.session.sites[4].site_id))
    room.proposals.put(samples.proposal(4, room.session.sites[4].site_id))
    assert told(room.run("proposal.discuss", number=" klt-003 ")).decided.state is Decision.DISCUSSED
    refused = told(room.run("proposal.refuse", number="KLT-003", reason="Tanah masih bersengketa."))
    assert (refused.decided.state, refused.decided.reason) == (Decision.NOT_AGREED, "Tanah masih bersengketa.")
    assert told(room.run("proposal.postpone", number="KLT-004")).decided.state is Decision.POSTPONED
    assert told(room.run("proposal.reopen", number="KLT-004")).decided.state is Decision.UNDISCUSSED
    assert [(p.number, p.decided.state) for p in room.told] == [
        ("KLT-003", Decision.DISCUSSED),
        ("KLT-003", Decision.NOT_AGREED),
        ("KLT-004", Decision.POSTPONED),
        ("KLT-004", Decision.UNDISCUSSED),
    ]


def test_without_a_number_it_is_the_one_that_is_discussed(room: Board) -> None:
    stored = samples.proposal(3, room.session.sites[4].site_id, menyusul=True)
    room.proposals.put(stored)
    with pytest.raises(UserError, match="Belum ada usulan yang dibahas"):
        told(room.run("proposal.agree"))
    room.wall.order(room.wall.orders.discussing(stored.proposal_id, stored.site_id))
    assert told(room.run("proposal.agree")).decided.state is Decision.AGREED


@pytest.mark.parametrize(
    ("command", "given", "why"),
    [
        ("proposal.refuse", {"number": "KLT-003", "reason": "singkat"}, "Alasan belum disepakati belum cukup"),
        ("proposal.agree", {"number": "KLT-003"}, "memerlukan volume dan perkiraan biaya"),
        ("proposal.discuss", {"number": "KLT-03"}, "Usulan KLT-03 tidak ada"),
        ("proposal.discuss", {"number": "PJG-003"}, "Usulan PJG-003 tidak ada"),
    ],
)
def test_the_rules_of_the_console_hold_from_afar(room: Board, command: str, given: dict[str, object], why: str) -> None:
    room.proposals.put(samples.proposal(3, room.session.sites[4].site_id))
    with pytest.raises(UserError, match=why):
        told(room.run(command, **given))
    assert room.told == []
