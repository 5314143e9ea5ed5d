"""The pages of the server for people: plain HTML, forms and no script. Each answers in a thread of the pool."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, File, Form, Query, Request, UploadFile
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.domain.attachment import Photo
from app.domain.complaint import ComplaintList
from app.domain.errors import UserError
from app.domain.proposal import Decision, HandlingLevel, Urgency, WorkKind
from app.domain.wording import long_date
from app.server.complaints import Complaints
from app.server.database import ServerDatabase
from app.server.people import Kind, Person, begin_visit, end_visit, form_token, is_right, visitor
from app.server.planning import DECISIONS, HandedIn, Planning

logger = logging.getLogger(__name__)

COOKIE = "kunjungan"
MAX_FORM_BYTES = 32 * 1024 * 1024
SIGN_IN_PATH = "/masuk"
PAGE_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; "
        "base-uri 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}

WORDS: Mapping[str, str] = {
    Decision.UNDISCUSSED: "Belum dibahas",
    Decision.DISCUSSED: "Sedang dibahas",
    Decision.AGREED: "Prioritas",
    Decision.RESERVE: "Cadangan",
    Decision.NOT_AGREED: "Belum disepakati",
    Decision.POSTPONED: "Ditunda",
    Decision.MERGED: "Digabung",
    Decision.WITHDRAWN: "Ditarik",
    Decision.REDIRECTED: "Dialihkan",
    Urgency.VERY_HIGH: "Sangat mendesak",
    Urgency.HIGH: "Mendesak",
    Urgency.MEDIUM: "Sedang",
    Urgency.LOW: "Rendah",
    Urgency.VERY_LOW: "Sangat rendah",
    WorkKind.PHYSICAL: "Fisik",
    WorkKind.NON_PHYSICAL: "Non-fisik",
    HandlingLevel.RT_RW: "RT/RW",
    HandlingLevel.KELURAHAN: "Kelurahan",
    HandlingLevel.KECAMATAN: "Kecamatan",
    HandlingLevel.CITY: "OPD kota",
}
"""What the values of the rows are called on the pages."""

CHOICES = {
    "urgensi": tuple(one.value for one in Urgency if one),
    "jenis": tuple(one.value for one in WorkKind if one),
    "tingkat": tuple(one.value for one in HandlingLevel if one),
    "keputusan": tuple(one.value for one in Decision),
    "putusan": tuple(one.value for one in DECISIONS),
}


@dataclass(frozen=True, slots=True)
class PageParts:
    """What the pages stand on. `read_photo` makes of any picture one that may be kept, or raises UserError.

    `read_complaints` reads a list from its content, its file name and the session as JSON, or raises UserError.
    """

    database: ServerDatabase
    planning: Planning
    read_photo: Callable[[bytes], Photo]
    folder: Path
    now_ms: Callable[[], int]
    pages: Pages
    complaints: Complaints
    read_complaints: Callable[[bytes, str, str], ComplaintList]


class Pages:
    """Renders the templates of a folder. Everything in them is escaped."""

    def __init__(self, folder: Path) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._templates.filters["tanggal"] = _day
        self._templates.filters["kata"] = lambda value: WORDS.get(str(value), str(value) or "–")

    def answer(self, name: str, status: int = 200, **values: object) -> Response:
        """Return a page."""
        values.setdefault("person", None)
        values.setdefault("form", "")
        values.setdefault("trouble", "")
        text = self._templates.get_template(name).render(choices=CHOICES, **values)
        return HTMLResponse(text, status, PAGE_HEADERS)


class AwayError(Exception):
    """Nobody is signed in, or somebody who has no business here; `to` is where to go."""

    def __init__(self, to: str) -> None:
        super().__init__(to)
        self.to = to


async def away(_request: Request, error: Exception) -> Response:
    """Send a visitor to where he can go on."""
    assert isinstance(error, AwayError)
    return RedirectResponse(error.to, 303, PAGE_HEADERS)


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody who is signed in, and what his forms carry."""

    person: Person
    form: str

    def page(self, parts: PageParts, name: str, status: int = 200, **values: object) -> Response:
        """Return a page for this person."""
        return parts.pages.answer(name, status, person=self.person, form=self.form, **values)


PAGE_ROUTES = APIRouter(include_in_schema=False)


async def parts_of(request: Request) -> PageParts:
    """Return what the pages stand on."""
    parts = request.app.state.pages
    assert isinstance(parts, PageParts)
    return parts


Parts = Annotated[PageParts, Depends(parts_of)]


def visit(request: Request, parts: Parts) -> Visit:
    """Return who is signed in."""
    token = request.cookies.get(COOKIE, "")
    with parts.database.reading() as connection:
        person = visitor(connection, token, parts.now_ms()) if token else None
    if person is None:
        raise AwayError(SIGN_IN_PATH)
    return Visit(person, form_token(token))


AnyVisit = Annotated[Visit, Depends(visit)]


def neighbour(found: AnyVisit) -> Visit:
    """Return somebody of a neighbourhood; others go to their own page."""
    if found.person.kind is not Kind.NEIGHBOURHOOD:
        raise AwayError("/tinjau")
    return found


def reviewer(found: AnyVisit) -> Visit:
    """Return somebody of Bappeda; others go to their own page."""
    if found.person.kind is not Kind.BAPPEDA:
        raise AwayError("/usulan")
    return found


OwnVisit = Annotated[Visit, Depends(neighbour)]
ReviewVisit = Annotated[Visit, Depends(reviewer)]
Text = Annotated[str, Form(max_length=10_000)]


def _same_form(found: Visit, form: str) -> Visit:
    """Return who sent the form, if it is one that this visit was given: no other page can send one in his name."""
    if not hmac.compare_digest(found.form, form):
        raise AwayError("/")
    return found


def any_form(found: AnyVisit, form: Text = "") -> Visit:
    """Return who sent a form."""
    return _same_form(found, form)


def own_form(found: OwnVisit, form: Text = "") -> Visit:
    """Return who of a neighbourhood sent a form."""
    return _same_form(found, form)


def review_form(found: ReviewVisit, form: Text = "") -> Visit:
    """Return who of Bappeda sent a form."""
    return _same_form(found, form)


AnyForm = Annotated[Visit, Depends(any_form)]
OwnForm = Annotated[Visit, Depends(own_form)]
ReviewForm = Annotated[Visit, Depends(review_form)]


def back(path: str, told: Mapping[str, str], at: str = "") -> Response:
    """Send the browser back to a page with what it is told; `at` is the line it was at."""
    return RedirectResponse(f"{path}?{urlencode(told)}{at}", 303, PAGE_HEADERS)


@PAGE_ROUTES.get("/gaya.css")
def style(parts: Parts) -> Response:
    """Return the look of the pages."""
    return FileResponse(parts.folder / "gaya.css", media_type="text/css", headers=PAGE_HEADERS)


@PAGE_ROUTES.get("/")
def home(parts: Parts, found: AnyVisit) -> Response:
    """Go where this person works."""
    to = "/usulan" if found.person.kind is Kind.NEIGHBOURHOOD else "/tinjau"
    return RedirectResponse(to, 303, PAGE_HEADERS)


@PAGE_ROUTES.get(SIGN_IN_PATH)
def sign_in_form(parts: Parts) -> Response:
    """Ask who it is."""
    return parts.pages.answer("masuk.html")


@PAGE_ROUTES.post(SIGN_IN_PATH)
def sign_in(parts: Parts, request: Request, login: Text = "", password: Text = "") -> Response:
    """Let somebody in."""
    with parts.database.reading() as connection:
        is_in = is_right(connection, login.strip(), password.strip())
    if not is_in:
        logger.info("somebody was not let in to the pages")
        return parts.pages.answer("masuk.html", 403, trouble="Nama masuk atau kata sandi tidak cocok.")
    with parts.database.writing() as connection:
        token = begin_visit(connection, login.strip(), parts.now_ms())
    answer = RedirectResponse("/", 303, PAGE_HEADERS)
    is_secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=is_secure)
    return answer


@PAGE_ROUTES.post("/keluar")
def sign_out(parts: Parts, request: Request, found: AnyForm) -> Response:
    """Let somebody out."""
    del found
    with parts.database.writing() as connection:
        end_visit(connection, request.cookies.get(COOKIE, ""))
    answer = RedirectResponse(SIGN_IN_PATH, 303, PAGE_HEADERS)
    answer.delete_cookie(COOKIE)
    return answer


@PAGE_ROUTES.get("/usulan")
def own(parts: Parts, found: OwnVisit, baru: Annotated[str, Query(max_length=40)] = "") -> Response:
    """List what this RW handed in."""
    years = {one.session_id: one.year for one in parts.planning.sittings()}
    return found.page(
        parts,
        "usulan.html",
        listed=parts.planning.own(found.person),
        years=years,
        handed_in=baru,
    )


@PAGE_ROUTES.get("/usulan/baru")
def new(parts: Parts, found: OwnVisit) -> Response:
    """Show the form of a proposal."""
    return found.page(parts, "baru.html", told={})


@PAGE_ROUTES.post("/usulan/baru")
def hand_in(
    parts: Parts,
    found: OwnForm,
    rt: Text = "",
    permasalahan: Text = "",
    usulan: Text = "",
    lokasi: Text = "",
    urgensi: Text = "",
    jenis: Text = "",
    tingkat: Text = "",
    volume: Text = "",
    satuan: Text = "",
    foto: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Take a proposal in."""
    told = HandedIn(rt, permasalahan, usulan, lokasi, urgensi, jenis, tingkat, volume, satuan)
    try:
        content = b"" if foto is None else foto.file.read(MAX_FORM_BYTES)
        photo = parts.read_photo(content) if content else None
        tracking = parts.planning.hand_in(found.person, told, photo)
    except UserError as error:
        kept = {name: getattr(told, name) for name in HandedIn.__dataclass_fields__}
        return found.page(parts, "baru.html", 422, told=kept, trouble=str(error))
    return back("/usulan", {"baru": tracking})


@PAGE_ROUTES.get("/lacak")
def follow(parts: Parts, found: AnyVisit, nomor: Annotated[str, Query(max_length=40)] = "") -> Response:
    """Tell how a proposal stands, by its tracking number."""
    one = parts.planning.followed(found.person, nomor) if nomor else None
    trouble = "Nomor itu tidak ditemukan di wilayah Anda." if nomor and one is None else ""
    return found.page(parts, "lacak.html", nomor=nomor, found=one, trouble=trouble)


def _day(text: str) -> str:
    try:
        return long_date(date.fromisoformat(text))
    except ValueError:
        return text
