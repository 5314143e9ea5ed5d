"""Annexes VIII and IX, and the plots: who spoke how long, what disturbed, what was proposed and agreed. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from app.domain.documents.chart import Bar, BarChart, ChartUnit, Lane, Span, TimelineChart
from app.domain.documents.listing import Lists, cost, in_state, known, moment, seconds
from app.domain.documents.model import Block, CellKind, Column, Row, Section, Table
from app.domain.documents.sources import from_disturbance, from_turn
from app.domain.floor import TurnKind
from app.domain.identity import SiteId
from app.domain.minutes_words import DISTURBANCE_WORDS, TURN_WORDS, acted, disturbed, or_dots, site_title
from app.domain.proposal import Decision, Proposal
from app.domain.quota import NO_QUOTA
from app.domain.site import Site

_OUTCOMES: tuple[tuple[str, tuple[Decision, ...]], ...] = (
    ("Disepakati", (Decision.AGREED,)),
    ("Cadangan atau ditunda", (Decision.RESERVE, Decision.POSTPONED)),
    ("Belum disepakati", (Decision.NOT_AGREED, Decision.MERGED, Decision.WITHDRAWN, Decision.REDIRECTED)),
    ("Belum diputuskan", (Decision.UNDISCUSSED, Decision.DISCUSSED)),
)
_NO_BIDANG = "Bidang belum diisi"


def speaking_table(lists: Lists) -> Table:
    """Return annex VIII: turns, time and budget of every site."""
    columns = (
        Column("situs", "Situs", 60),
        Column("giliran", "Jumlah giliran", 24, CellKind.NUMBER),
        Column("durasi", "Durasi", 28, CellKind.DURATION),
        Column("jatah", "Jatah", 28, CellKind.DURATION),
        Column("lebih", "Lebih (−) / sisa", 30, CellKind.DURATION),
        Column("usulan", "Usulan", 22, CellKind.NUMBER),
        Column("per_menit", "Usulan per menit", 30, CellKind.VOLUME, is_blank_known=True),
    )
    rows: list[Row] = []
    for site, time in zip(lists.material.record.session.sites, lists.times, strict=True):
        spoken = len(lists.of(site))
        rate = round(Decimal(spoken * 60) / Decimal(time.used_s), 2).normalize() + 0 if time.used_s else None
        own = tuple(from_turn(turn.request_id) for turn in lists.turns if turn.site_id == site.site_id)
        cells = (
            or_dots(site_title(site)),
            time.turns,
            timedelta(seconds=time.used_s),
            timedelta(seconds=time.budget_s + time.added_s),
            timedelta(seconds=time.remaining_s),
            spoken,
            rate,
        )
        rows.append(Row(f"bicara/{site.site_id}", cells, own))
    return Table("bicara", columns, tuple(rows), "Tidak ada lokasi dalam sesi ini.")


def disturbance_table(lists: Lists, site: Site | None = None) -> Table:
    """Return annex IX: the log of disturbances of a site, or of all."""
    columns = (
        Column("jam", "Jam", 24, CellKind.MOMENT),
        Column("situs", "Situs", 50),
        Column("jenis", "Jenis", 22, CellKind.CODE),
        Column("uraian", "Uraian", 70),
        Column("lama", "Lama", 24, CellKind.DURATION),
        Column("tindakan", "Tindakan", 60),
    )
    found = [d for d in lists.material.facts.disturbances if site is None or d.site.site_id == site.site_id]
    rows = tuple(
        Row(
            f"gangguan/{from_disturbance(d)}",
            (
                moment(d.from_ms),
                known(site_title(d.site)),
                DISTURBANCE_WORDS[d.kind],
                disturbed(d),
                seconds(d.lasted_s),
                known(acted(d)),
            ),
            (from_disturbance(d),),
        )
        for d in found
    )
    return Table("gangguan", columns, rows, "Tidak ada gangguan yang dicatat.")


def speaking_section(lists: Lists) -> Section:
    """Annex VIII, with its plot."""
    blocks: list[Block] = [speaking_table(lists)]
    if lists.material.record.session.sites:
        blocks.append(speaking_chart(lists))
    return Section("lampiran-8", ("Statistik bicara",), tuple(blocks), annex="VIII", is_landscape=True)


def disturbance_section(lists: Lists, site: Site) -> Section:
    """Annex IX."""
    blocks = (disturbance_table(lists, site),)
    return Section("lampiran-9", ("Log gangguan",), blocks, annex="IX", is_landscape=True)


def speaking_chart(lists: Lists) -> BarChart:
    """Plot what each site spoke against its budget."""
    sites = lists.material.record.session.sites
    bars = tuple(
        Bar(or_dots(site.name), (time.used_s,), time.budget_s + time.added_s)
        for site, time in zip(sites, lists.times, strict=True)
    )
    return BarChart(
        "grafik/bicara", "Waktu bicara dibanding jatah", ChartUnit.SECONDS, ("Waktu bicara",), bars, "Jatah"
    )


def bidang_chart(lists: Lists, sites: Sequence[Site]) -> BarChart:
    """Plot the proposals of these sites by bidang and by what became of them."""
    groups: dict[str, list[Proposal]] = {}
    for site in sites:
        for proposal in lists.of(site):
            groups.setdefault(" ".join(proposal.fields.bidang.split()) or _NO_BIDANG, []).append(proposal)
    order = sorted(groups, key=lambda name: (name == _NO_BIDANG, -len(groups[name]), name.casefold()))
    bars = tuple(Bar(name, tuple(len(in_state(groups[name], *states)) for _, states in _OUTCOMES)) for name in order)
    series = tuple(title for title, _ in _OUTCOMES)
    return BarChart("grafik/bidang", "Usulan menurut bidang dan keputusan", ChartUnit.COUNT, series, bars)


def money_chart(lists: Lists) -> BarChart:
    """Plot what was agreed at each site against its pagu."""
    quotas = lists.material.quotas
    bars = tuple(
        Bar(
            or_dots(site.name),
            (cost(in_state(lists.of(site), Decision.AGREED)),),
            quotas.get(site.site_id, NO_QUOTA).ceiling,
        )
        for site in lists.material.record.session.sites
    )
    title = "Perkiraan biaya yang disepakati dibanding pagu"
    return BarChart("grafik/pagu", title, ChartUnit.RUPIAH, ("Disepakati",), bars, "Pagu")


def timeline_chart(lists: Lists) -> TimelineChart | None:
    """Plot who spoke when; None where nobody did."""
    turns = [turn for turn in lists.turns if turn.granted_ms]
    if not turns:
        return None
    facts = lists.material.facts
    until_ms = facts.written_ms if facts.closed_ms is None else facts.closed_ms
    ends = [turn.ended_ms or until_ms for turn in turns]
    kinds = tuple(dict.fromkeys(turn.kind for turn in sorted(turns, key=lambda t: list(TurnKind).index(t.kind))))
    sites: dict[SiteId, str] = {site.site_id: or_dots(site.name) for site in lists.material.record.session.sites}
    for turn in turns:
        sites.setdefault(turn.site_id, or_dots(lists.material.record.session.site(turn.site_id).name))
    lanes = tuple(
        Lane(
            name,
            tuple(
                Span(turn.granted_ms, max(end, turn.granted_ms), kinds.index(turn.kind))
                for turn, end in zip(turns, ends, strict=True)
                if turn.site_id == site_id
            ),
        )
        for site_id, name in sites.items()
    )
    first = min(turn.granted_ms for turn in turns)
    return TimelineChart(
        "grafik/waktu",
        "Jalannya sidang",
        min(first, facts.opened_ms or first),
        max(max(ends), until_ms),
        tuple(TURN_WORDS[kind] for kind in kinds),
        lanes,
    )
