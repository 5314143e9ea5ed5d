"""What SIPD's status and SIENCANG's flag say of a decision, and how a decision is said in them (domain.md §1.5).

Only what was decided by the kelurahan is a decision here. What later stages decided stays in the other
system's words.
"""

from __future__ import annotations

from app.domain.errors import UserError
from app.domain.proposal import (
    UNDECIDED,
    Decided,
    Decision,
    Proposal,
    ProposalFields,
    Source,
    check_decision,
)

_NEW = "Validasi Mitra Bappeda"
_REFUSED = f"{_NEW}||Ditolak"
_AGREED = "Diteruskan ke Musrenbang Kecamatan"
_PASSED_ON = ("musrenbang kecamatan", "forum skpd", "musrenbang provinsi")

_FLAGS = {"1": Decision.AGREED, "2": Decision.NOT_AGREED, "4": Decision.AGREED, "7": Decision.AGREED}
_OF_RW, _OF_KELURAHAN = "0", "3"


def implied_decision(source: Source, status: str, flag: str) -> Decision:
    """Return what the other system's words come to."""
    if source is Source.SIENCANG:
        return _FLAGS.get(flag.strip(), Decision.UNDISCUSSED)
    text = " ".join(status.casefold().split())
    if "ditolak" in text:
        return Decision.NOT_AGREED if text.startswith(_NEW.casefold()) or text == "ditolak" else Decision.UNDISCUSSED
    if text == "disepakati" or (text.startswith("diteruskan") and any(stage in text for stage in _PASSED_ON)):
        return Decision.AGREED
    return Decision.UNDISCUSSED


def listed_decision(decision: Decision, note: str, fields: ProposalFields) -> Decided:
    """Return the decision that a list brings; UNDECIDED where its conditions are not met, such as a missing reason."""
    decided = Decided(decision, reason=note if decision is Decision.NOT_AGREED else "")
    try:
        check_decision(decided, fields)
    except UserError:
        return UNDECIDED
    return decided


def status_text(proposal: Proposal) -> str:
    """Return SIPD's status: its own words for as long as they are still true."""
    origin = proposal.origin
    if origin.status and origin.source is not Source.SIENCANG and _is_still_true(proposal):
        return origin.status
    match proposal.decided.state:
        case Decision.AGREED:
            return _AGREED
        case Decision.NOT_AGREED:
            return _REFUSED
        case _:
            return _NEW


def flag_text(proposal: Proposal) -> str:
    """Return SIENCANG's flag: its own number for as long as it is still true."""
    origin = proposal.origin
    if origin.source is Source.SIENCANG and origin.flag and _is_still_true(proposal):
        return origin.flag
    match proposal.decided.state:
        case Decision.AGREED:
            return "1"
        case Decision.NOT_AGREED:
            return "2"
        case _:
            return _OF_KELURAHAN if origin.source is Source.SESSION else _OF_RW


def _is_still_true(proposal: Proposal) -> bool:
    origin = proposal.origin
    said = implied_decision(origin.source, origin.status, origin.flag)
    # What could not be taken over, a refusal without a reason, was not contradicted by anybody either.
    return proposal.decided.state is said or proposal.decided.state is Decision.UNDISCUSSED
