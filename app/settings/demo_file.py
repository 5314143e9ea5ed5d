"""The sample proposals of the demonstration, read from `resources/demo/usulan.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import BugError
from app.domain.proposal import ProposalFields, Urgency, parse_volume, with_texts
from app.domain.rupiah import parse_rupiah


@dataclass(frozen=True, slots=True)
class SampleProposal:
    """A sample proposal; `short` names the site."""

    short: str
    fields: ProposalFields


def load_samples(path: Path) -> tuple[SampleProposal, ...]:
    """Read the samples. The file is ours, so a mistake in it is a bug: raises BugError."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["usulan"]
        return tuple(_sample(row) for row in rows)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise BugError(f"{path.name}: {error}") from error


def _sample(row: dict[str, str]) -> SampleProposal:
    texts = {key: value for key, value in row.items() if key not in ("short", "urgensi", "volume", "perkiraan_biaya")}
    known = ProposalFields(
        urgensi=Urgency(row.get("urgensi", "")),
        volume=parse_volume(row.get("volume", "")),
        perkiraan_biaya=parse_rupiah(row.get("perkiraan_biaya", "")),
    )
    fields = with_texts(known, texts)  # a wrong key raises KeyError
    return SampleProposal(row["short"], fields)
