"""How well similar proposals are found: 500 pairs, half of which the weights were fitted on."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from app.domain.identity import ProposalId
from app.domain.proposal import ProposalFields
from app.domain.similar import SiteIndex
from app.settings.padanan_file import load_padanan
from tests.bench.figures import Figures

_PAIRS = Path(__file__).with_name("pairs.csv")
_PADANAN = Path("resources/reference/padanan-kata.txt")


@dataclass(slots=True)
class _Count:
    pairs: int = 0
    found: int = 0
    shown: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        return round(self.found / self.pairs, 3)

    @property
    def precision(self) -> float:
        return round(self.right / self.shown, 3)


def bench_duplicates() -> Figures:
    """Put the first of each pair into its site's list, type the second, and look at the three that are shown."""
    padanan = load_padanan(_PADANAN)
    with _PAIRS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    sites: defaultdict[str, SiteIndex] = defaultdict(lambda: SiteIndex(padanan))
    for row in rows:
        sites[row["site"]].put(ProposalId(row["pair"]), _fields(row, "a"))
    whole, unseen = _Count(), _Count()
    kinds: defaultdict[str, _Count] = defaultdict(_Count)
    for row in rows:
        shown = [str(found) for found, _ in sites[row["site"]].find(_fields(row, "b"))]
        is_same = row["same"] == "1"
        for count in (whole, kinds[row["kind"]], *([unseen] if int(row["pair"]) % 2 else [])):
            count.pairs += is_same
            count.found += is_same and row["pair"] in shown
            count.shown += len(shown)
            count.right += is_same and row["pair"] in shown
    return Figures(
        "duplicates",
        {
            "recall": whole.recall,
            "precision": whole.precision,
            "recall_of_unseen_half": unseen.recall,
            "precision_of_unseen_half": unseen.precision,
            **{f"shown_{kind}": count.shown for kind, count in sorted(kinds.items())},
        },
        bars={"recall": "≥ 0.9", "precision": "≥ 0.8"},
    )


def _fields(row: dict[str, str], side: str) -> ProposalFields:
    names = ("rw", "rt", "permasalahan", "usulan", "lokasi")
    return ProposalFields(**{name: row[f"{side}_{name}"] for name in names})
