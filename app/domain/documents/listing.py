"""How a proposal, a person or a sum stands in the lists of the documents. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.disturbance import Disturbance
from app.domain.documents.material import MinutesMaterial
from app.domain.documents.model import Cell, Sources
from app.domain.documents.sources import from_proposal
from app.domain.floor import FloorRequest
from app.domain.identity import ProposalId, SiteId
from app.domain.kamus import Kamus
from app.domain.minutes_words import DECISION_WORDS, DIVERSION_WORDS, DOTS, or_dots, place_title, site_title
from app.domain.proposal import Decision, Proposal, ProposalState, Source, format_volume
from app.domain.site import Site
from app.domain.speaking_time import SpeakingTime, speaking_times
from app.domain.wording import local_time


@dataclass(frozen=True, slots=True)
class Lists:
    """The filed proposals of a session, by site and by what became of them, with what is looked up for each.

    `turns` are all turns by when they began, `times` what each site spoke, in the order of the roster.
    """

    material: MinutesMaterial
    kamus: Kamus
    by_site: Mapping[SiteId, tuple[Proposal, ...]]
    by_id: Mapping[ProposalId, Proposal]
    turns: tuple[FloorRequest, ...]
    times: tuple[SpeakingTime, ...]

    def of(self, site: Site) -> tuple[Proposal, ...]:
        """Return a site's proposals: what has a rank first, then by number."""
        return self.by_site.get(site.site_id, ())

    def opd(self, proposal: Proposal) -> str:
        """Return the OPD that a proposal goes to, empty if none is named."""
        fields = proposal.fields
        return self.material.opd_name(fields.opd_akhir.strip() or fields.opd_awal.strip())

    def program(self, proposal: Proposal) -> str | None:
        """Return the program of the kamus line that was chosen."""
        work = self.kamus.work(proposal.fields.kode_kamus)
        return known(work.program) if work else None

    def city_priority(self, proposal: Proposal) -> str | None:
        """Return the priority of the city that the isu of the kamus line belongs to."""
        work = self.kamus.work(proposal.fields.kode_kamus)
        return known(self.material.isu_priority(work.isu_code)) if work else None

    def number_of(self, proposal_id: ProposalId | None) -> str | None:
        """Return the number of another proposal, such as the one that this was merged into."""
        other = self.by_id.get(proposal_id) if proposal_id else None
        return known(other.number) if other else None

    def tracking(self, proposal: Proposal) -> str:
        """Return the number by which a resident follows a proposal: the year of the plan and its number."""
        return f"{self.material.record.session.rkpd_year}-{or_dots(proposal.number)}"


def lists_of(material: MinutesMaterial) -> Lists:
    """Sort the filed proposals."""
    filed = [p for p in material.record.proposals if p.state is ProposalState.RECORDED]
    grouped: dict[SiteId, list[Proposal]] = {}
    for proposal in filed:
        grouped.setdefault(proposal.site_id, []).append(proposal)
    ordered = {site_id: tuple(sorted(own, key=_place)) for site_id, own in grouped.items()}
    record = material.record
    floor = material.floor
    turns = tuple(sorted((*floor.turns, *floor.on_floor), key=lambda turn: turn.granted_ms))
    usual_s = record.session.speaking.budget_s
    budgets = {s.site_id: usual_s if s.budget_s is None else s.budget_s for s in record.session.sites}
    until_ms = material.facts.written_ms if record.closed_ms is None else record.closed_ms
    times = speaking_times(floor, budgets, until_ms)
    return Lists(material, Kamus(material.references), ordered, {p.proposal_id: p for p in filed}, turns, times)


def _place(proposal: Proposal) -> tuple[bool, int, int, str]:
    return (proposal.priority is None, proposal.priority or 0, len(proposal.number), proposal.number)


def known(text: str) -> str | None:
    """Return a text that says something, else None."""
    return text if text.strip() else None


def moment(at_ms: int | None) -> datetime | None:
    """Return local time without a zone, as tables hold it."""
    return None if at_ms is None else local_time(at_ms).replace(tzinfo=None)


def seconds(value_s: int | None) -> timedelta | None:
    """Return a length of time as tables hold it."""
    return None if value_s is None else timedelta(seconds=value_s)


def where(proposal: Proposal) -> str | None:
    """Return the place of a proposal: the address, then RT and RW."""
    fields = proposal.fields
    rt_rw = " ".join(
        f"{word} {number.strip()}" for word, number in (("RT", fields.rt), ("RW", fields.rw)) if number.strip()
    )
    return known(", ".join(part for part in (fields.lokasi.strip(), fields.lokasi_detail.strip(), rt_rw) if part))


def size(proposal: Proposal) -> str | None:
    """Return volume and unit, `menyusul` if it was said that they follow."""
    fields = proposal.fields
    if fields.volume is None and not fields.satuan.strip():
        return "menyusul" if fields.menyusul else None
    return f"{format_volume(fields.volume) or DOTS} {or_dots(fields.satuan)}"


def what(proposal: Proposal) -> str:
    """Return problem and proposal in one text."""
    fields = proposal.fields
    return f"Masalah: {or_dots(fields.permasalahan)}\nUsulan: {or_dots(fields.usulan)}"


def verdict(proposal: Proposal) -> str:
    """Return the decision in a word; what was sent elsewhere says where to."""
    decided = proposal.decided
    if decided.state is not Decision.REDIRECTED:
        return DECISION_WORDS[decided.state]
    number = f", nomor {decided.reference}" if decided.reference.strip() else ""
    return f"Dialihkan ke {DIVERSION_WORDS[decided.diverted_to] or DOTS}{number}"


def reason(proposal: Proposal, lists: Lists) -> str | None:
    """Return why a proposal is not among the agreed ones. Without a decision it says just that (Asahan's L3)."""
    decided = proposal.decided
    match decided.state:
        case Decision.UNDISCUSSED | Decision.DISCUSSED:
            return DECISION_WORDS[decided.state]
        case Decision.MERGED:
            return f"Digabung ke {lists.number_of(decided.merged_into) or DOTS}"
        case Decision.REDIRECTED:
            return verdict(proposal) if not decided.reason.strip() else f"{verdict(proposal)}. {decided.reason}"
        case Decision.NOT_AGREED:
            return known(decided.reason)
        case _:
            word = DECISION_WORDS[decided.state]
            return f"{word}: {decided.reason}" if decided.reason.strip() else word


def is_of_kelurahan(proposal: Proposal) -> bool:
    """Tell whether the kelurahan itself proposed it: said in the session and for no RW (SIENCANG, pengusul = 2)."""
    return proposal.origin.source is Source.SESSION and not proposal.fields.rw.strip()


def cost(proposals: Iterable[Proposal]) -> int:
    """Return the estimates of these proposals together; what has none counts nothing."""
    return sum(p.fields.perkiraan_biaya or 0 for p in proposals)


def in_state(proposals: Iterable[Proposal], *states: Decision) -> tuple[Proposal, ...]:
    """Return the proposals that were decided so."""
    return tuple(p for p in proposals if p.decided.state in states)


def of_proposals(proposals: Iterable[Proposal]) -> Sources:
    """Name proposals as the source of a sum."""
    return tuple(from_proposal(p.proposal_id) for p in proposals)


def disturbed_site(disturbance: Disturbance) -> Cell:
    """Return where a disturbance was."""
    return known(site_title(disturbance.site))


def place_name(site: Site | None) -> Cell:
    """Return where somebody sat: a kelurahan or the control room."""
    return known(place_title(site)) if site else "Ruang kendali"
