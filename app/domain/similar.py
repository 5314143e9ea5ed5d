"""The proposals of a site that may be the one that is being typed: found by words, ranked by likeness."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from app.domain.identity import ProposalId, SiteId
from app.domain.likeness import Sketch, features, likeness, sketch
from app.domain.padanan import Padanan
from app.domain.proposal import Proposal, ProposalFields

LIKELY = 0.308
"""From here on a proposal is shown as similar."""

_CANDIDATES = 80
_NEAR = 0.88
_TELLING = 0.3
"""A word of less weight is in half of all proposals and leads to none of them."""


@dataclass(frozen=True, slots=True)
class SimilarQuery:
    """What is being typed: at which site, and which proposal it is itself."""

    site_id: SiteId
    fields: ProposalFields
    but_not: ProposalId | None = None
    limit: int = 3


@dataclass(frozen=True, slots=True)
class Similar:
    """A proposal that asks for much the same at much the same place; `likeness` is 0..1."""

    proposal: Proposal
    likeness: float


def sketch_of(padanan: Padanan, fields: ProposalFields, known_names: Container[str] = ()) -> Sketch:
    """Take the fields of a proposal apart for comparing."""
    return sketch(
        padanan,
        fields.usulan,
        fields.permasalahan,
        " . ".join((fields.lokasi, fields.lokasi_detail)),
        fields.rw,
        fields.rt,
        fields.kode_kamus,
        known_names,
    )


class SiteIndex:
    """The proposals of one site by their telling words. Runs on: one thread."""

    def __init__(self, padanan: Padanan) -> None:
        self._padanan = padanan
        self._sketches: dict[ProposalId, Sketch] = {}
        self._names: set[str] = set()
        self._by_word: defaultdict[str, set[ProposalId]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._sketches)

    def put(self, proposal_id: ProposalId, fields: ProposalFields) -> None:
        """Take in a proposal, or what it has become."""
        before = self._sketches.get(proposal_id)
        if before:
            for word in _words(before):
                self._by_word[word].discard(proposal_id)
        now = sketch_of(self._padanan, fields)
        self._names |= now.place.names
        self._sketches[proposal_id] = now
        for word in _words(now):
            self._by_word[word].add(proposal_id)

    def find(
        self, fields: ProposalFields, *, but_not: ProposalId | None = None, limit: int = 3
    ) -> list[tuple[ProposalId, float]]:
        """Return the ids of the likely ones with their likeness, the likeliest first."""
        asked = sketch_of(self._padanan, fields, self._names)
        if not any(weight >= _TELLING for weight in asked.need.weights.values()):
            return []
        scored = [
            (proposal_id, likeness(features(asked, self._sketches[proposal_id])))
            for proposal_id in self._candidates(asked)
            if proposal_id != but_not
        ]
        likely = [found for found in scored if found[1] >= LIKELY]
        return sorted(likely, key=lambda found: (-found[1], found[0]))[:limit]

    def _candidates(self, asked: Sketch) -> Iterable[ProposalId]:
        shared: Counter[ProposalId] = Counter()
        for word in self._known(_words(asked)):
            holders = self._by_word[word]
            # A word that many have tells little: two rare words in common weigh more than two common ones.
            worth = max(1, 1000 // (len(holders) + 10))
            for proposal_id in holders:
                shared[proposal_id] += worth
        return [proposal_id for proposal_id, _ in shared.most_common(_CANDIDATES)]

    def _known(self, words: Iterable[str]) -> set[str]:
        known: set[str] = set()
        for word in words:
            if self._by_word.get(word):
                known.add(word)
            elif len(word) >= 4:
                near = process.extractOne(word, self._by_word.keys(), scorer=JaroWinkler.similarity, score_cutoff=_NEAR)
                if near:
                    known.add(near[0])
        return known


def _words(taken: Sketch) -> set[str]:
    need = {word for word, weight in taken.need.weights.items() if weight >= _TELLING}
    return need | {f"@{name}" for name in taken.place.names}
