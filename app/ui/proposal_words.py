"""The words for what is said about a proposal, as people say them."""

from __future__ import annotations

from app.domain.proposal import Decision, HandlingLevel, LandState, Proposal, ProposalState, WorkKind
from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.words import proposal_word, translated

_CONTEXT = "proposal_words"

_WORK_KIND = {
    WorkKind.UNSET: QT_TRANSLATE_NOOP("proposal_words", "—"),
    WorkKind.PHYSICAL: QT_TRANSLATE_NOOP("proposal_words", "Fisik"),
    WorkKind.NON_PHYSICAL: QT_TRANSLATE_NOOP("proposal_words", "Non-fisik"),
}
_LAND = {
    LandState.UNSET: QT_TRANSLATE_NOOP("proposal_words", "—"),
    LandState.UNNEEDED: QT_TRANSLATE_NOOP("proposal_words", "Tidak memerlukan lahan"),
    LandState.READY: QT_TRANSLATE_NOOP("proposal_words", "Siap"),
    LandState.NOT_HANDED_OVER: QT_TRANSLATE_NOOP("proposal_words", "PSU belum diserahkan"),
    LandState.PRIVATE: QT_TRANSLATE_NOOP("proposal_words", "Milik pribadi"),
    LandState.DISPUTED: QT_TRANSLATE_NOOP("proposal_words", "Sengketa"),
    LandState.OTHER_OWNER: QT_TRANSLATE_NOOP("proposal_words", "Aset instansi lain"),
}
_HANDLING = {
    HandlingLevel.UNSET: QT_TRANSLATE_NOOP("proposal_words", "—"),
    HandlingLevel.RT_RW: QT_TRANSLATE_NOOP("proposal_words", "RT/RW"),
    HandlingLevel.KELURAHAN: QT_TRANSLATE_NOOP("proposal_words", "Kelurahan"),
    HandlingLevel.KECAMATAN: QT_TRANSLATE_NOOP("proposal_words", "Kecamatan"),
    HandlingLevel.CITY: QT_TRANSLATE_NOOP("proposal_words", "OPD kota"),
}
_CERTIFICATE = {
    None: QT_TRANSLATE_NOOP("proposal_words", "—"),
    True: QT_TRANSLATE_NOOP("proposal_words", "Ada"),
    False: QT_TRANSLATE_NOOP("proposal_words", "Belum ada"),
}
_DECISION = {
    Decision.UNDISCUSSED: QT_TRANSLATE_NOOP("proposal_words", "belum dibahas"),
    Decision.DISCUSSED: QT_TRANSLATE_NOOP("proposal_words", "dibahas"),
    Decision.AGREED: QT_TRANSLATE_NOOP("proposal_words", "disepakati"),
    Decision.NOT_AGREED: QT_TRANSLATE_NOOP("proposal_words", "belum disepakati"),
    Decision.POSTPONED: QT_TRANSLATE_NOOP("proposal_words", "ditunda"),
    Decision.MERGED: QT_TRANSLATE_NOOP("proposal_words", "digabung"),
    Decision.WITHDRAWN: QT_TRANSLATE_NOOP("proposal_words", "ditarik"),
    Decision.REDIRECTED: QT_TRANSLATE_NOOP("proposal_words", "dialihkan"),
    Decision.RESERVE: QT_TRANSLATE_NOOP("proposal_words", "cadangan"),
}
_TO_FOLLOW = {
    False: QT_TRANSLATE_NOOP("proposal_words", "Diisi di sini"),
    True: QT_TRANSLATE_NOOP("proposal_words", "Menyusul"),
}


def work_kind_word(kind: WorkKind) -> str:
    """Return whether something is built, as people say it."""
    return translated(_CONTEXT, _WORK_KIND[kind])


def land_word(state: LandState) -> str:
    """Return how ready the land is."""
    return translated(_CONTEXT, _LAND[state])


def handling_word(level: HandlingLevel) -> str:
    """Return who can handle it."""
    return translated(_CONTEXT, _HANDLING[level])


def certificate_word(certificate: bool | None) -> str:
    """Return whether there is a certificate of the land."""
    return translated(_CONTEXT, _CERTIFICATE[certificate])


def to_follow_word(to_follow: bool) -> str:
    """Return whether volume and cost are told here or later."""
    return translated(_CONTEXT, _TO_FOLLOW[to_follow])


def stand_word(proposal: Proposal) -> str:
    """Return how a proposal stands: what was decided, else whether it was filed."""
    if proposal.state is ProposalState.DRAFT:
        return proposal_word(proposal.state)
    return decision_word(proposal.decided.state)


def decision_word(decision: Decision) -> str:
    """Return what was decided."""
    return translated(_CONTEXT, _DECISION[decision])
