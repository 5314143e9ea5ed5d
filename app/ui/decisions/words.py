"""Decisions and parts of the list in words, each decision with a shape and a tone of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.discussion import Part
from app.domain.identity import SiteId
from app.domain.proposal import Decided, Decision, Diversion, Proposal, ProposalState, format_volume
from app.domain.quota import SiteStanding
from app.domain.response import Response
from app.domain.rupiah import format_rupiah
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import clock
from app.ui.proposal_words import stand_word
from app.ui.words import translated

CONTEXT = "decisions"
_MOST_RW = 6


@dataclass(frozen=True, slots=True)
class StandWord:
    """How a decision is shown: a shape that the typeface has, a word, and the tone that repeats them."""

    shape: str
    word: str
    tone: str


_LOOKS = {
    Decision.UNDISCUSSED: ("○", "muted"),
    Decision.DISCUSSED: ("●", "selection"),
    Decision.AGREED: ("✓", "good"),
    Decision.NOT_AGREED: ("×", "attention"),
    Decision.POSTPONED: ("»", "attention"),
    Decision.MERGED: ("+", ""),
    Decision.WITHDRAWN: ("↩", ""),
    Decision.REDIRECTED: ("↪", ""),
    Decision.RESERVE: ("☆", "strong"),
}
"""Shape and tone; the words stand in `app.ui.proposal_words`."""

_DRAFT = ("−", "muted")
_PARTS = {
    Part.ALL: QT_TRANSLATE_NOOP("decisions", "Semua"),
    Part.UNDISCUSSED: QT_TRANSLATE_NOOP("decisions", "Belum dibahas"),
    Part.DISCUSSED: QT_TRANSLATE_NOOP("decisions", "Dibahas"),
    Part.AGREED: QT_TRANSLATE_NOOP("decisions", "Disepakati"),
    Part.NOT_AGREED: QT_TRANSLATE_NOOP("decisions", "Belum disepakati"),
    Part.POSTPONED: QT_TRANSLATE_NOOP("decisions", "Ditunda"),
    Part.RESERVE: QT_TRANSLATE_NOOP("decisions", "Cadangan"),
    Part.ELSEWHERE: QT_TRANSLATE_NOOP("decisions", "Digabung, ditarik, dialihkan"),
    Part.DRAFT: QT_TRANSLATE_NOOP("decisions", "Draf"),
}
_DIVERSIONS = {
    Diversion.SOROT: QT_TRANSLATE_NOOP("decisions", "kanal pengaduan SOROT"),
    Diversion.OTHER_AUTHORITY: QT_TRANSLATE_NOOP("decisions", "kewenangan lain"),
}


def part_word(part: Part) -> str:
    """Return the name of a part of the list."""
    return _text(_PARTS[part])


def diversion_word(diversion: Diversion) -> str:
    """Return where a proposal was sent to."""
    return _text(_DIVERSIONS[diversion])


def stand_of(proposal: Proposal) -> StandWord:
    """Return how a proposal stands, in the language of the screen."""
    shape, tone = _look(proposal)
    return StandWord(shape, stand_word(proposal), tone)


def tone_of(proposal: Proposal) -> str:
    """Return the tone of how a proposal stands."""
    return _look(proposal)[1]


def _look(proposal: Proposal) -> tuple[str, str]:
    return _DRAFT if proposal.state is ProposalState.DRAFT else _LOOKS[proposal.decided.state]


def stand_text(proposal: Proposal, numbers: Mapping[str, str]) -> str:
    """Return shape and word with what belongs to them: `× belum disepakati · Lahan sengketa`."""
    stand, decided = stand_of(proposal), proposal.decided
    told = ""
    match decided.state:
        case Decision.NOT_AGREED:
            told = decided.reason
        case Decision.POSTPONED:
            told = postponed_text(decided)
        case Decision.MERGED:
            told = numbers.get(decided.merged_into or "", "")
        case Decision.REDIRECTED:
            told = decided.reference or diversion_word(decided.diverted_to)
        case _:
            pass
    told = " ".join(told.split())
    return f"{stand.shape} {stand.word} · {told}" if told else f"{stand.shape} {stand.word}"


def postponed_text(decided: Decided) -> str:
    """Return what is waited for, from whom and until when."""
    due = _text(QT_TRANSLATE_NOOP("decisions", "sampai {text}")).format(text=decided.due) if decided.due else ""
    return "; ".join(part for part in (decided.owner, due, decided.reason) if part)


def place_text(proposal: Proposal) -> str:
    """Return RT and RW as `03/07`."""
    return "/".join(part for part in (proposal.fields.rt.strip(), proposal.fields.rw.strip()) if part)


def asked_text(proposal: Proposal) -> str:
    """Return what is asked for, on one line; what is wrong where nobody has said what to do."""
    return " ".join((proposal.fields.usulan or proposal.fields.permasalahan).split())


def detail_text(
    proposal: Proposal, site: str, related: Sequence[Proposal], answers: Sequence[Response], numbers: Mapping[str, str]
) -> str:
    """Return all that is to be known while a proposal is discussed, line by line."""
    fields, decided = proposal.fields, proposal.decided
    rt_rw = " ".join(f"{word} {value}" for word, value in (("RT", fields.rt), ("RW", fields.rw)) if value.strip())
    head = [proposal.number, site, fields.pengusul, rt_rw]
    volume = " ".join(part for part in (format_volume(fields.volume), fields.satuan) if part)
    cost = format_rupiah(fields.perkiraan_biaya)
    if fields.menyusul and not (volume and cost):
        cost = cost or _text(QT_TRANSLATE_NOOP("decisions", "volume dan biaya menyusul"))
    lines = [
        " · ".join(part for part in head if part.strip()),
        fields.usulan,
        fields.permasalahan,
        " · ".join(part for part in (fields.lokasi, volume, cost, fields.opd_akhir or fields.opd_awal) if part),
        _decided_line(proposal, numbers) if decided.decided_ms is not None else "",
    ]
    if related:
        text = _text(QT_TRANSLATE_NOOP("decisions", "Bagian dari usulan ini: {numbers}"))
        lines.append(text.format(numbers=", ".join(one.number for one in related)))
    lines += [answer_line(answer) for answer in answers if not answer.is_struck]
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())


def answer_line(answer: Response) -> str:
    """Return an answer on one line: who, what, and what was promised until when."""
    fields = answer.fields
    who = ", ".join(part for part in (fields.name, fields.office, fields.opd) if part)
    parts = [f"{who}: {fields.text}" if fields.text else who]
    if fields.promise:
        due = f" ({fields.due:%d/%m/%Y})" if fields.due else ""
        text = _text(QT_TRANSLATE_NOOP("decisions", "Janji: {promise}{due}"))
        parts.append(text.format(promise=fields.promise, due=due))
    return " · ".join(parts)


def _decided_line(proposal: Proposal, numbers: Mapping[str, str]) -> str:
    decided = proposal.decided
    parts = [stand_text(proposal, numbers)]
    if decided.reason and decided.reason not in parts[0]:
        parts.append(decided.reason)
    if decided.reference and decided.reference not in parts[0]:
        parts.append(decided.reference)
    if decided.decided_ms is not None:
        parts.append(clock(decided.decided_ms))
    return " · ".join(parts)


def site_word(names: Mapping[SiteId, str], site_id: SiteId) -> str:
    """Return a site's name."""
    return names.get(site_id, site_id)


def _text(source: str) -> str:
    return translated(CONTEXT, source)


def score_text(value: Decimal) -> str:
    """Return a score or a weight the Indonesian way: `3,421`."""
    return f"{value.normalize():f}".replace(".", ",")


def quota_hint(before: SiteStanding, after: SiteStanding) -> str:
    """Return what to warn of before a proposal is agreed; nothing while it fits. It warns and never blocks."""
    parts: list[str] = []
    if after.agreed.is_over and after.agreed.left is not None:
        text = _text(QT_TRANSLATE_NOOP("decisions", "! Bila disepakati, kuota terlampaui {count}."))
        parts.append(text.format(count=-after.agreed.left))
    if after.money.is_over and after.money.left is not None:
        text = _text(QT_TRANSLATE_NOOP("decisions", "! Bila disepakati, pagu terlampaui {amount}."))
        parts.append(text.format(amount=format_rupiah(-after.money.left)))
    if before.over_rw:
        listed = ", ".join(f"RW {rw}: {count}" for rw, count in before.over_rw[:_MOST_RW])
        parts.append(_text(QT_TRANSLATE_NOOP("decisions", "Melebihi kuota RW: {listed}")).format(listed=listed))
    return " ".join(parts)
