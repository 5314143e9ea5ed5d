from __future__ import annotations

from dataclasses import replace

from app.domain.minutes import SessionFacts
from app.domain.proposal import Proposal
from app.domain.site import StreamAddress
from app.minutes.fingerprint import fingerprint


def with_first_proposal(minutes: SessionFacts, proposal: Proposal) -> SessionFacts:
    first = replace(minutes.sites[0], proposals=(proposal, *minutes.sites[0].proposals[1:]))
    return replace(minutes, sites=(first, *minutes.sites[1:]))


def test_it_is_64_hexadecimal_digits(minutes: SessionFacts) -> None:
    assert len(bytes.fromhex(fingerprint(minutes))) == 32


def test_writing_again_later_changes_nothing(minutes: SessionFacts) -> None:
    assert fingerprint(replace(minutes, written_ms=minutes.written_ms + 1)) == fingerprint(minutes)


def test_where_the_pictures_came_from_is_no_content(minutes: SessionFacts) -> None:
    site = minutes.sites[0]
    moved = replace(site, site=replace(site.site, main=StreamAddress("rtsp://192.0.2.99/lain"), sub=None))
    assert fingerprint(replace(minutes, sites=(moved, *minutes.sites[1:]))) == fingerprint(minutes)


def test_one_letter_of_one_proposal_changes_it(minutes: SessionFacts) -> None:
    proposal = minutes.proposals[0]
    fields = replace(proposal.fields, usulan=proposal.fields.usulan + ".")
    assert fingerprint(with_first_proposal(minutes, replace(proposal, fields=fields))) != fingerprint(minutes)


def test_text_that_is_no_text_has_a_fingerprint_too(minutes: SessionFacts) -> None:
    proposal = minutes.proposals[0]
    fields = replace(proposal.fields, usulan="\ud800")
    assert fingerprint(with_first_proposal(minutes, replace(proposal, fields=fields)))
