"""A sitting as it might have been, played through the real reducer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.agenda import (
    AgendaEvent,
    AgendaState,
    EndBreak,
    StepForward,
    TakeBreak,
    apply_agenda,
    plan_events,
    replay_agenda,
)
from app.domain.attendance import Attendee, AttendeeFields, Gender, Unsur, may_answer_from
from app.domain.disturbance import Disturbance, DisturbanceKind
from app.domain.feed import FeedState
from app.domain.floor import (
    Cancel,
    Command,
    Extend,
    FloorEvent,
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
    apply,
)
from app.domain.identity import AttendeeId, ProposalId, RequestId, SessionId, SiteId
from app.domain.line_check import Answer, LineLevel, LineResult
from app.domain.minutes import SessionFacts, SessionRecord, session_facts
from app.domain.presence import PresenceEvent, PresenceKind
from app.domain.proposal import Proposal, ProposalFields, ProposalState, Urgency, display_number
from app.domain.session import AgendaItem, Session, SpeakingRules
from app.domain.site import HALL, Participant, Site, SiteKind, StreamAddress

OPENED_MS = 1_516_672_800_000
"""Tuesday 23 January 2018, 09.00 WIB."""

NAMES = (
    ("32.75.06.1003", "Pejuang", "PJG", "Medan Satria"),
    ("32.75.03.1005", "Harapan Jaya", "HRJ", "Bekasi Utara"),
    ("32.75.01.1004", "Aren Jaya", "ARJ", "Bekasi Timur"),
    ("32.75.02.1002", "Kranji", "KRJ", "Bekasi Barat"),
    ("32.75.04.1003", "Kayuringin Jaya", "KYJ", "Bekasi Selatan"),
    ("32.75.05.1004", "Bojong Rawalumbu", "BRL", "Rawalumbu"),
    ("32.75.07.1002", "Cikiwul", "CKW", "Bantar Gebang"),
    ("32.75.08.1001", "Jatikramat", "JKR", "Pondok Gede"),
    ("32.75.09.1004", "Jatiluhur", "JLH", "Jatiasih"),
    ("32.75.10.1002", "Jatisampurna", "JSP", "Jatisampurna"),
    ("32.75.11.1001", "Mustika Jaya", "MSJ", "Mustika Jaya"),
    ("32.75.12.1003", "Jatimelati", "JML", "Pondok Melati"),
)

PROBLEMS = (
    "Saluran air di Jalan Pejuang Raya tersumbat endapan lumpur; setiap hujan deras air menggenang setinggi lutut.",
    "Jalan lingkungan rusak dan berlubang sehingga membahayakan pengendara sepeda motor, terutama pada malam hari.",
    "Balai warga tidak lagi menampung kegiatan posyandu dan pendidikan anak usia dini.",
    "Lampu penerangan jalan umum padam di sepanjang jalan menuju sekolah.",
    "Anak putus sekolah dan pemuda menganggur memerlukan pelatihan keterampilan.",
)
REQUESTS = (
    "Normalisasi saluran air dan pembangunan turap sepanjang jalan utama RW.",
    "Pengaspalan jalan lingkungan dan pemasangan dua polisi tidur di depan sekolah dasar.",
    "Pembangunan lantai dua balai warga beserta perlengkapannya.",
    "Pemasangan lampu penerangan jalan umum tenaga surya.",
    "Pelatihan menjahit dan perbengkelan bagi pemuda karang taruna.",
)
URGENCIES = (*(u for u in Urgency if u), Urgency.UNSET)


def make_site(position: int) -> Site:
    code, name, short, kecamatan = NAMES[position]
    people = (
        Participant(f"H. Sumarno {position + 1}", "Lurah"),
        Participant(f"Siti Aminah {position + 1}", "Ketua LPM"),
        Participant(f"Bambang {position + 1}"),
    )
    return Site(
        site_id=SiteId(code),
        kind=SiteKind.KELURAHAN,
        code=code,
        name=name,
        short=short,
        kecamatan=kecamatan,
        main=StreamAddress(f"rtsp://192.0.2.{position + 1}/utama"),
        participants=people if position % 3 else (),
    )


def make_proposal(site: Site, sequence: int) -> Proposal:
    kind = sequence % 5
    known = sequence % 4 > 0
    return Proposal(
        proposal_id=ProposalId(f"0190a000-0000-7000-8000-{site.short.encode().hex()}{sequence:06d}"),
        session_id=SessionId("2018-01-23"),
        site_id=site.site_id,
        number=display_number(site.short, sequence),
        state=ProposalState.RECORDED,
        fields=ProposalFields(
            pengusul=f"Ketua RW {sequence % 20 + 1:03d}",
            rw=f"{sequence % 20 + 1:03d}" if known else "",
            rt=f"{sequence % 9 + 1:03d}" if sequence % 3 else "",
            permasalahan=PROBLEMS[kind],
            usulan=REQUESTS[kind],
            lokasi=f"Jalan Kemuning Raya Nomor {sequence}" if known else "",
            urgensi=URGENCIES[sequence % 6],
            volume=Decimal("1250.5") + sequence if known else None,
            satuan="meter" if known else "",
        ),
        request_id=RequestId(f"r{sequence}") if known else None,
        created_ms=OPENED_MS + sequence * 60_000,
        updated_ms=OPENED_MS + sequence * 60_000 + 30_000,
        revision=sequence,
    )


def make_floor(sites: tuple[Site, ...], rounds: int) -> tuple[FloorEvent, ...]:
    """Play a sitting through the real reducer, with every kind of event."""
    state, events = FloorState(), list[FloorEvent]()
    now_ms = OPENED_MS

    def play(command: Command, after_s: int) -> None:
        nonlocal state, now_ms
        now_ms += after_s * 1000
        outcome = apply(state, command, now_ms)
        state = outcome.state
        events.extend(outcome.events)

    for turn in range(rounds):
        site, other = sites[turn % len(sites)], sites[(turn + 1) % len(sites)]
        own = RequestId(f"r{turn}")
        play(Request(own, site.site_id, Speaker(f"Ibu Ratna {turn}", "Ketua RW 007")), 5)
        play(Next(), 3)
        if turn % 4 == 0 and other is not site:
            play(Request(RequestId(f"x{turn}"), other.site_id), 10)
            play(Cancel(RequestId(f"x{turn}")), 10)
            play(Grant(other.site_id, RequestId(f"g{turn}")), 20)
            play(NameSpeaker(RequestId(f"g{turn}"), Speaker("Pak Joko", "")), 1)
        play(Pause(), 30)
        play(Resume(), 12)
        play(Extend(60 if turn % 2 else -30), 50)
        play(Revoke() if turn % 5 == 4 else Release(), 71)
    return tuple(events)


def make_presence(sites: tuple[Site, ...]) -> tuple[PresenceEvent, ...]:
    """All but the last site come; every fourth is lost for two minutes."""
    events = []
    for position, site in enumerate(sites[:-1]):
        start_ms = OPENED_MS + position * 7_000
        events.append(PresenceEvent(site.site_id, PresenceKind.LIVE, start_ms))
        if position % 4 == 1:
            events.append(PresenceEvent(site.site_id, PresenceKind.LOST, start_ms + 1_200_000))
            events.append(PresenceEvent(site.site_id, PresenceKind.LIVE, start_ms + 1_325_000))
    return tuple(sorted(events, key=lambda event: event.at_ms))


def make_person(number: int, site_id: SiteId, fields: AttendeeFields, **changes: object) -> Attendee:
    present_ms = OPENED_MS + number * 1_000
    person = Attendee(
        attendee_id=AttendeeId(f"0190a000-0000-7000-8000-{number:012d}"),
        session_id=SessionId("2018-01-23"),
        site_id=site_id,
        fields=replace(fields, may_answer=may_answer_from(site_id, fields.unsur)),
        imported=None,
        present_ms=present_ms,
        left_ms=None,
        is_struck=False,
        created_ms=present_ms,
        updated_ms=present_ms,
        revision=1,
    )
    return replace(person, **changes)  # type: ignore[arg-type]  # the tests name real fields


def make_people(sites: tuple[Site, ...]) -> tuple[Attendee, ...]:
    """Two people at every site that came, two in the hall, one who never came and one mistake."""
    people: list[Attendee] = []

    def add(site_id: SiteId, fields: AttendeeFields, **changes: object) -> None:
        people.append(make_person(len(people), site_id, fields, **changes))

    for number, site in enumerate(sites[:-1], start=1):
        add(site.site_id, AttendeeFields(f"Siti Aminah {number}", Unsur.LPM.value, Gender.FEMALE, "Ketua LPM"))
        phone = f"0812-0000-{number:04d}"
        add(
            site.site_id,
            AttendeeFields(
                f"Ahmad {number}", Unsur.RT_RW.value, Gender.MALE, "Ketua RW 003", phone=phone, is_delegate=True
            ),
        )
    add(HALL, AttendeeFields("Dewi Lestari", Unsur.OPD.value, Gender.FEMALE, "Kepala Bidang", "Disbimarta"))
    add(HALL, AttendeeFields("Budi Santoso", Unsur.DPRD.value, Gender.MALE, "Anggota", "DPRD Komisi II"))
    add(HALL, AttendeeFields("Tidak Datang", Unsur.OPD.value), present_ms=None)
    add(HALL, AttendeeFields("Salah Ketik", Unsur.OPD.value), is_struck=True)
    return tuple(people)


def make_agenda(session: Session) -> tuple[AgendaEvent, ...]:
    """Hold the first item for 12 of 10 minutes and be in the second, after a rest of five."""
    log = list(plan_events(session.agenda, OPENED_MS))
    state: AgendaState = replay_agenda(log)
    for command, after_min in ((StepForward(), 0), (StepForward(), 12), (TakeBreak(), 30), (EndBreak(), 35)):
        outcome = apply_agenda(state, command, OPENED_MS + after_min * 60_000)
        state = outcome.state
        log.extend(outcome.events)
    return tuple(log)


@dataclass(frozen=True)
class Recipe:
    """What a test wants to have in its session."""

    sites: int = 12
    rounds: int = 12
    proposals: int = 36
    attended: bool = True
    closed: bool = True


def make_session(sites: int = 12) -> Session:
    return Session(
        session_id=SessionId("2018-01-23"),
        title="Musrenbang Kelurahan Virtual Kota Bekasi",
        city="Kota Bekasi",
        agency="Badan Perencanaan Pembangunan Daerah",
        held_on=date(2018, 1, 23),
        rkpd_year=2019,
        sites=tuple(make_site(position) for position in range(sites)),
        agenda=(AgendaItem("Pembukaan", 10), AgendaItem("Penyampaian usulan per kelurahan", 120)),
        speaking=SpeakingRules(),
    )


def make_document(recipe: Recipe) -> SessionFacts:
    session = make_session(recipe.sites)
    closed_ms = OPENED_MS + 3 * 3_600_000
    record = SessionRecord(
        session=session,
        opened_ms=OPENED_MS,
        closed_ms=closed_ms if recipe.closed else None,
        floor_events=make_floor(session.sites, recipe.rounds),
        presence=make_presence(session.sites) if recipe.attended else (),
        proposals=tuple(
            make_proposal(session.sites[number % recipe.sites], number // recipe.sites + 1)
            for number in range(recipe.proposals)
        ),
        agenda_events=make_agenda(session) if recipe.attended else (),
        attendees=make_people(session.sites) if recipe.attended else (),
    )
    return session_facts(record, closed_ms + 5 * 60_000)


def with_failed_line(document: SessionFacts) -> SessionFacts:
    """Let the first site fail its line check before the session."""
    site, at_ms = document.sites[0].site, OPENED_MS - 600_000
    level = LineLevel(-52.5, -40.0)
    check = LineResult(site.site_id, at_ms, at_ms, Answer.NO, Answer.NO, FeedState.LIVE, level, "Mikrofon mati")
    failed = Disturbance(at_ms, None, site, DisturbanceKind.SOUND, check)
    return replace(document, disturbances=(failed, *document.disturbances))


def make_empty_document() -> SessionFacts:
    session = replace(make_session(0), agenda=())
    return session_facts(SessionRecord(session, None, None, (), (), ()), OPENED_MS)
