"""The notulen: what happened, in the order of time, written by the floor's log itself (domain.md §4.4). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.documents.listing import Lists, known, moment, seconds, verdict
from app.domain.documents.model import CellKind, Column, Row, Sources, Table
from app.domain.documents.settings import filled
from app.domain.documents.sources import from_disturbance, from_item, from_note, from_proposal, from_response, from_turn
from app.domain.floor import FloorRequest, RequestStatus, TurnKind
from app.domain.identity import RequestId, SiteId
from app.domain.minutes_words import (
    DECISION_WORDS,
    DISTURBANCE_WORDS,
    DOTS,
    TURN_WORDS,
    or_dots,
    person_line,
    site_title,
)
from app.domain.note import notes_in_force
from app.domain.proposal import Decision, Proposal
from app.domain.response import Response
from app.domain.site import HALL, Participant, Site
from app.domain.wording import clock, duration, long_date

COLUMNS = (
    Column("jam", "Jam", 19, CellKind.MOMENT),
    Column("durasi", "Durasi", 17, CellKind.LASTING, is_blank_known=True),
    Column("situs", "Situs", 34),
    Column("pembicara", "Pembicara", 44, is_blank_known=True),
    Column("jenis", "Jenis", 24),
    Column("uraian", "Uraian ringkas", 124),
    Column("usulan", "No. usulan", 26, CellKind.CODE, is_blank_known=True),
)

_SETTLED = frozenset(Decision) - {Decision.UNDISCUSSED, Decision.DISCUSSED}


_IN_A_ROW_MS = 300_000
"""What was decided within five minutes and not spoken of stands in one line."""


@dataclass(frozen=True, slots=True)
class _Happening:
    """A line before it has its place. Lines of one moment keep the order in which they are told: `rank`."""

    at_ms: int
    rank: int
    row: Row
    site_id: SiteId | None


def notulen_table(lists: Lists, site: Site | None = None) -> Table:
    """Return what happened, of one site with the agenda, or of all.

    - A turn is told once, with who spoke, how long, and what was proposed in it.
    - Answers, promises and decisions stand where they were given.
    """
    told = sorted(_told(lists), key=lambda one: (one.at_ms, one.rank))
    rows = tuple(one.row for one in told if site is None or one.site_id in (None, site.site_id))
    return Table("notulen", COLUMNS, rows, "Tidak ada yang dicatat.")


def _told(lists: Lists) -> Iterator[_Happening]:
    yield from _agenda(lists)
    yield from _turns(lists)
    yield from _responses(lists)
    yield from _decisions(lists)
    yield from _disturbances(lists)
    yield from _notes(lists)


def _agenda(lists: Lists) -> Iterator[_Happening]:
    for item in lists.material.facts.agenda:
        if item.begun_ms is None:
            continue
        text = filled(
            lists.material.settings.phrases.agenda_begun, nomor=str(item.number), acara=or_dots(item.item.title)
        )
        cells = (moment(item.begun_ms), seconds(item.real_s), "Semua lokasi", None, "acara", text, None)
        row = Row(f"notulen/acara/{item.item_id}", cells, (from_item(item.item_id),))
        yield _Happening(item.begun_ms, 0, row, None)


def _turns(lists: Lists) -> Iterator[_Happening]:
    record, phrases = lists.material.record, lists.material.settings.phrases
    turns = lists.turns
    by_id = {turn.request_id: turn for turn in turns}
    spoken_in: dict[RequestId, list[Proposal]] = {}
    for site_proposals in lists.by_site.values():
        for proposal in site_proposals:
            if proposal.request_id:
                spoken_in.setdefault(proposal.request_id, []).append(proposal)
    now_ms = lists.material.facts.written_ms if record.closed_ms is None else record.closed_ms
    for turn in turns:
        if not turn.granted_ms:
            continue
        site = record.session.site(turn.site_id)
        proposals = sorted(spoken_in.get(turn.request_id, ()), key=lambda p: p.number)
        answered = by_id.get(turn.answers)
        lines = [_granted(lists, turn, site, record.session.site(answered.site_id) if answered else None)]
        lines += [
            filled(
                phrases.proposed,
                nomor=or_dots(p.number),
                usulan=_clause(p.fields.usulan),
                masalah=_clause(p.fields.permasalahan),
            )
            for p in proposals
        ]
        if turn.status is RequestStatus.REVOKED:
            lines.append(phrases.revoked)
        cells = (
            moment(turn.granted_ms),
            seconds(turn.spoken_ms(now_ms) // 1000),
            known(site_title(site)),
            _named(turn),
            TURN_WORDS[turn.kind],
            "\n".join(lines),
            known(", ".join(p.number for p in proposals if p.number.strip())),
        )
        sources = (from_turn(turn.request_id), *(from_proposal(p.proposal_id) for p in proposals))
        about = answered.site_id if answered and turn.site_id == HALL else turn.site_id
        yield _Happening(turn.granted_ms, 1, Row(f"notulen/giliran/{turn.request_id}", cells, sources), about)


def _granted(lists: Lists, turn: FloorRequest, site: Site, answered: Site | None) -> str:
    phrases = lists.material.settings.phrases
    name, place = or_dots(_named(turn)), or_dots(site_title(site))
    if answered is not None:
        return filled(phrases.answered, nama=name, lokasi=or_dots(site_title(answered)))
    if turn.kind is TurnKind.USULAN:
        return filled(phrases.granted, nama=name, lokasi=place)
    return filled(phrases.granted_kind, nama=name, lokasi=place, jenis=TURN_WORDS[turn.kind])


def _named(turn: FloorRequest) -> str:
    speaker = turn.speaker
    return person_line(Participant(or_dots(speaker.name), speaker.office or speaker.unsur))


def _responses(lists: Lists) -> Iterator[_Happening]:
    phrases, session = lists.material.settings.phrases, lists.material.record.session
    for response in given(lists):
        proposal = lists.by_id.get(response.proposal_id)
        if proposal is None:
            continue
        said = response.fields
        lines: list[str] = []
        if said.text.strip():
            lines.append(
                filled(
                    phrases.responded, nama=who_answered(response), nomor=or_dots(proposal.number), tanggapan=said.text
                )
            )
        if said.promise.strip():
            lines.append(promise_line(lists, response))
        site = session.site(proposal.site_id)
        cells = (
            moment(response.at_ms),
            None,
            known(site_title(site)),
            known(who_answered(response)),
            "tanggapan",
            "\n".join(lines),
            known(proposal.number),
        )
        sources: Sources = (from_response(response.response_id), from_proposal(proposal.proposal_id))
        if response.request_id:
            sources = (*sources, from_turn(response.request_id))
        yield _Happening(
            response.at_ms, 2, Row(f"notulen/tanggapan/{response.response_id}", cells, sources), proposal.site_id
        )


def _decisions(lists: Lists) -> Iterator[_Happening]:
    """Tell each decision on what was spoken of; what was decided in a row without a word is one line."""
    spoken_of = {p.proposal_id for p in discussed(lists, lists.by_id.values())}
    rows_of: dict[tuple[SiteId, int], list[Proposal]] = {}
    for proposal in lists.by_id.values():
        decided = proposal.decided
        if decided.state not in _SETTLED or decided.decided_ms is None:
            continue
        if proposal.proposal_id in spoken_of:
            key, text = f"notulen/keputusan/{proposal.proposal_id}", decided_line(lists, proposal)
            yield _decision(lists, key, text, (proposal,))
        else:
            rows_of.setdefault((proposal.site_id, decided.decided_ms // _IN_A_ROW_MS), []).append(proposal)
    for (site_id, row), proposals in rows_of.items():
        proposals.sort(key=lambda p: (p.decided.decided_ms or 0, p.number))
        yield _decision(lists, f"notulen/keputusan/{site_id}@{row}", _in_a_row(proposals), tuple(proposals))


def _decision(lists: Lists, key: str, text: str, proposals: tuple[Proposal, ...]) -> _Happening:
    first = proposals[0]
    at_ms = first.decided.decided_ms or 0
    cells = (
        moment(at_ms),
        None,
        known(site_title(lists.material.record.session.site(first.site_id))),
        None,
        "keputusan",
        text,
        known(first.number) if len(proposals) == 1 else f"{len(proposals)} usulan",
    )
    return _Happening(at_ms, 3, Row(key, cells, tuple(from_proposal(p.proposal_id) for p in proposals)), first.site_id)


def _in_a_row(proposals: Sequence[Proposal]) -> str:
    """Return what was decided without a discussion: `Disepakati 2 usulan: PJG-001, PJG-002.` and so on."""
    groups: dict[str, list[str]] = {}
    for proposal in proposals:
        groups.setdefault(DECISION_WORDS[proposal.decided.state], []).append(or_dots(proposal.number))
    return "\n".join(f"{word} {len(numbers)} usulan: {', '.join(numbers)}." for word, numbers in groups.items())


def _disturbances(lists: Lists) -> Iterator[_Happening]:
    phrases = lists.material.settings.phrases
    for one in lists.material.facts.disturbances:
        text = filled(
            phrases.disturbed,
            jenis=DISTURBANCE_WORDS[one.kind].capitalize(),
            lokasi=or_dots(site_title(one.site)),
            jam=clock(one.from_ms),
            lama=f"selama {duration(one.lasted_s)}" if one.lasted_s is not None else "lamanya tidak diketahui",
        )
        cells = (
            moment(one.from_ms),
            seconds(one.lasted_s),
            known(site_title(one.site)),
            None,
            "gangguan",
            text,
            None,
        )
        row = Row(f"notulen/gangguan/{from_disturbance(one)}", cells, (from_disturbance(one),))
        yield _Happening(one.from_ms, 4, row, one.site.site_id)


def _notes(lists: Lists) -> Iterator[_Happening]:
    """Tell what the operator noted for the minutes; what he noted for himself stays at his desk."""
    session = lists.material.record.session
    for note in notes_in_force(lists.material.record.notes):
        if not note.for_minutes:
            continue
        site_id = note.subject.site_id
        place = known(site_title(session.site(site_id))) if site_id else None
        cells = (moment(note.at_ms), None, place or "Semua lokasi", None, "catatan", note.text, None)
        row = Row(f"notulen/catatan/{note.note_id}", cells, (from_note(note.note_id),))
        yield _Happening(note.at_ms, 5, row, site_id)


def decided_line(lists: Lists, proposal: Proposal) -> str:
    """Return the sentence that says what was decided, with the reason where one was given."""
    phrases, decided = lists.material.settings.phrases, proposal.decided
    word = verdict(proposal)
    if decided.state is Decision.MERGED:
        word = f"{word} ke {lists.number_of(decided.merged_into) or DOTS}"
    text = word[:1].lower() + word[1:]
    if decided.reason.strip():
        number = or_dots(proposal.number)
        return filled(phrases.decided_reason, nomor=number, keputusan=text, alasan=decided.reason)
    return filled(phrases.decided, nomor=or_dots(proposal.number), keputusan=text)


def promise_line(lists: Lists, response: Response) -> str:
    """Return the sentence that says what was promised until when."""
    said = response.fields
    return filled(
        lists.material.settings.phrases.promised,
        opd=or_dots(lists.material.opd_name(said.opd.strip()) or said.name),
        janji=_clause(said.promise),
        tenggat=long_date(said.due) if said.due else DOTS,
    )


def given(lists: Lists) -> tuple[Response, ...]:
    """Return the answers that stand, in the order of time."""
    return tuple(sorted((r for r in lists.material.record.responses if not r.is_struck), key=lambda r: r.at_ms))


def who_answered(response: Response) -> str:
    """Return who answered: the name with office or OPD, the OPD alone where no name is known."""
    said = response.fields
    if not said.name.strip():
        return or_dots(said.opd)
    return person_line(Participant(said.name, ", ".join(t for t in (said.office, said.opd) if t.strip())))


def discussed(lists: Lists, proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return what was spoken of in the session: raised in a turn, or answered by an OPD."""
    answered = {response.proposal_id for response in given(lists)}
    return tuple(p for p in proposals if p.request_id or p.proposal_id in answered)


def _clause(text: str) -> str:
    """Return a text as part of a sentence: without its own full stop."""
    return or_dots(text).strip().removesuffix(".") if text.strip() else DOTS
