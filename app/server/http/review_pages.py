"""Bappeda's pages: the list that is reviewed, and complaints of SOROT as the background of proposals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, File, Query, UploadFile
from fastapi.responses import RedirectResponse, Response

from app.domain.errors import UserError
from app.server.http.pages import MAX_FORM_BYTES, PAGE_HEADERS, Parts, ReviewForm, ReviewVisit, Text, back
from app.server.planning import Sitting
from app.server.review import PAGE, ReviewQuery

REVIEW_ROUTES = APIRouter(include_in_schema=False)

_MOST_TOLD = 390
"""Characters of a trouble in an address."""


@REVIEW_ROUTES.get("/tinjau")
def review(
    parts: Parts,
    found: ReviewVisit,
    sidang: Annotated[str, Query(max_length=200)] = "",
    site_id: Annotated[str, Query(max_length=200)] = "",
    keputusan: Annotated[str, Query(max_length=40)] = "",
    urgensi: Annotated[str, Query(max_length=40)] = "",
    tingkat: Annotated[str, Query(max_length=40)] = "",
    jenis: Annotated[str, Query(max_length=40)] = "",
    after: Annotated[str, Query(max_length=400)] = "",
    masalah: Annotated[str, Query(max_length=400)] = "",
) -> Response:
    """List proposals by their filters."""
    sat = _sat(parts, sidang)
    query = ReviewQuery(sat.session_id, site_id, keputusan, urgensi, tingkat, jenis, after)
    listed, total = parts.planning.review(query)
    asked = {"sidang": sat.session_id, "site_id": site_id, "keputusan": keputusan, "urgensi": urgensi}
    asked |= {"tingkat": tingkat, "jenis": jenis}
    more = urlencode({**asked, "after": listed[-1].placed}) if len(listed) == PAGE else ""
    return found.page(
        parts,
        "tinjau.html",
        sittings=sat.sittings,
        chosen=sat.chosen,
        listed=listed,
        total=total,
        asked=asked,
        back=urlencode({**asked, "after": after}),
        more=more,
        is_later=bool(after),
        trouble=masalah,
    )


@REVIEW_ROUTES.post("/tinjau/{proposal_id}")
def decide(
    parts: Parts,
    proposal_id: str,
    found: ReviewForm,
    putusan: Text = "",
    alasan: Text = "",
    menyusul: Text = "",
    kembali: Text = "",
) -> Response:
    """Take a decision in."""
    trouble = ""
    try:
        reason = alasan.replace("\0", "").strip()
        parts.planning.decide(found.person, proposal_id, putusan, reason, to_follow=bool(menyusul))
    except UserError as error:
        trouble = "&" + urlencode({"masalah": str(error)[:_MOST_TOLD]})
    return RedirectResponse(f"/tinjau?{kembali.lstrip('?')[:2000]}{trouble}#u-{proposal_id[:80]}", 303, PAGE_HEADERS)


@REVIEW_ROUTES.get("/sorot")
def complaints(
    parts: Parts,
    found: ReviewVisit,
    sidang: Annotated[str, Query(max_length=200)] = "",
    setelah: Annotated[str, Query(max_length=400)] = "",
    masalah: Annotated[str, Query(max_length=400)] = "",
    hasil: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """List the complaints of a session, page by page."""
    sat = _sat(parts, sidang)
    page = parts.complaints.page(sat.session_id, setelah)
    more = urlencode({"sidang": sat.session_id, "setelah": page.next_after}) if sat.chosen and page.next_after else ""
    return found.page(
        parts,
        "sorot.html",
        sittings=sat.sittings,
        chosen=sat.chosen,
        page=page,
        after=setelah,
        more=more,
        result=hasil,
        trouble=masalah,
    )


@REVIEW_ROUTES.post("/sorot")
def take_complaints(
    parts: Parts, found: ReviewForm, sidang: Text = "", berkas: Annotated[UploadFile | None, File()] = None
) -> Response:
    """Take a list of complaints in."""
    told = {"sidang": sidang}
    try:
        content = b"" if berkas is None else berkas.file.read(MAX_FORM_BYTES)
        name = "" if berkas is None else berkas.filename or ""
        listed = parts.read_complaints(content, name, parts.complaints.session_body(sidang))
        done = parts.complaints.take(found.person, sidang, listed)
        told["hasil"] = (
            f"{done.new} baru, {done.changed} berubah, {done.same} sudah ada, {done.bad} tidak terbaca, "
            f"{done.elsewhere} dari tempat lain"
        )
    except UserError as error:
        told["masalah"] = str(error)[:_MOST_TOLD]
    return back("/sorot", told)


@REVIEW_ROUTES.post("/sorot/{complaint_id}")
def link_complaint(
    parts: Parts, complaint_id: str, found: ReviewForm, sidang: Text = "", nomor: Text = "", setelah: Text = ""
) -> Response:
    """Tie a complaint to a proposal."""
    told = {"sidang": sidang, "setelah": setelah[:400]}
    try:
        parts.complaints.link(found.person, sidang, complaint_id, nomor)
    except UserError as error:
        told["masalah"] = str(error)[:_MOST_TOLD]
    return back("/sorot", told, f"#k-{complaint_id[:80]}")


@dataclass(frozen=True, slots=True)
class _Sat:
    """The sessions a page offers, and the one it is about: None where there is none at all."""

    sittings: Sequence[Sitting]
    chosen: Sitting | None

    @property
    def session_id(self) -> str:
        return self.chosen.session_id if self.chosen else ""


def _sat(parts: Parts, session_id: str) -> _Sat:
    """Return the session that was asked for, else the newest."""
    sittings = parts.planning.sittings()
    asked = (one for one in sittings if one.session_id == session_id)
    return _Sat(sittings, next(asked, sittings[0] if sittings else None))
