"""The server as one application: its paths, its errors, its door."""

from __future__ import annotations

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.routing import compile_path
from starlette.types import ASGIApp

from app import __version__
from app.server.blobs import Blobs
from app.server.core import SyncServer
from app.server.database import NoAnswerError
from app.server.http.asked import TUS_HEADER, TUS_VERSION
from app.server.http.blob_routes import BLOB_ROUTES
from app.server.http.guard import Guard
from app.server.http.pages import MAX_FORM_BYTES, PAGE_ROUTES, AwayError, PageParts, away
from app.server.http.rates import RateLimits
from app.server.http.replies import refusal_response
from app.server.http.review_pages import REVIEW_ROUTES
from app.server.http.routes import ROUTES
from app.server.refusal import RefusedError
from app.sync.wire_replies import ErrorCode, Refusal

logger = logging.getLogger(__name__)

_CODES = {413: ErrorCode.TOO_LARGE, 404: ErrorCode.NOT_FOUND, 405: ErrorCode.WRONG_METHOD}


def make_application(
    server: SyncServer,
    blobs: Blobs,
    limits: RateLimits = RateLimits(),  # noqa: B008 - an immutable value
    pages: PageParts | None = None,
) -> ASGIApp:
    """Return the server for HTTP, with the pages for people if there are some."""
    return Guard(make_api(server, blobs, pages), server.server_id, limits)


def make_api(server: SyncServer | None = None, blobs: Blobs | None = None, pages: PageParts | None = None) -> FastAPI:
    """Return the paths without the door. Without a server it only describes itself."""
    # No redirects: a client takes one for a captive portal. No page of documentation: it loads scripts from elsewhere.
    api = FastAPI(
        title="Musrenbang sync",
        version=__version__,
        summary="Stations of a Musrenbang session and their server: docs/protocol.md",
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        # What the paths of stations take is less, and read by themselves.
        max_body_size=MAX_FORM_BYTES,
        exception_handlers={
            RefusedError: _refused,
            RequestValidationError: _malformed,
            HTTPException: _http_error,
            NoAnswerError: _busy,
            AwayError: away,
            Exception: _internal,
        },
    )
    api.state.server, api.state.blobs = server, blobs
    api.include_router(ROUTES)
    api.include_router(BLOB_ROUTES)
    if pages is not None:
        api.state.pages = pages
        api.include_router(PAGE_ROUTES)
        api.include_router(REVIEW_ROUTES)
    api.openapi = lambda: _description(api)  # type: ignore[method-assign]
    return api


def _description(api: FastAPI) -> dict[str, Any]:
    """Return the description, without the shape of errors that FastAPI would have and we do not."""
    if api.openapi_schema is None:
        made = get_openapi(title=api.title, version=api.version, summary=api.summary, routes=api.routes)
        for path in made["paths"].values():
            for operation in path.values():
                operation["responses"].pop("422", None)
        for unused in ("HTTPValidationError", "ValidationError"):
            made["components"]["schemas"].pop(unused, None)
        api.openapi_schema = made
    return api.openapi_schema


async def _refused(_request: Request, error: RefusedError) -> Response:
    return refusal_response(error.refusal)


async def _malformed(_request: Request, error: RequestValidationError) -> Response:
    if any(one["loc"] == ("header", TUS_HEADER) for one in error.errors()):
        return refusal_response(Refusal(ErrorCode.TUS_VERSION, f"{TUS_HEADER}: {TUS_VERSION} is expected"))
    found = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()[:5])
    return refusal_response(Refusal(ErrorCode.MALFORMED, found[:1000]))


async def _http_error(request: Request, error: HTTPException) -> Response:
    code = _CODES.get(error.status_code, ErrorCode.MALFORMED)
    headers = error.headers
    if code is ErrorCode.WRONG_METHOD:
        # The framework names the methods of one route only, and a path has several.
        headers = {"Allow": ", ".join(_methods(request))}
    return refusal_response(Refusal(code, str(error.detail)[:1000]), headers)


def _methods(request: Request) -> list[str]:
    described: dict[str, dict[str, Any]] = request.app.openapi()["paths"]
    path = request.scope["path"]
    found = (methods for template, methods in described.items() if compile_path(template)[0].fullmatch(path))
    return sorted({method.upper() for methods in found for method in methods})


async def _internal(_request: Request, _error: Exception) -> Response:
    # The error itself goes on to the door, which writes it down.
    return refusal_response(Refusal(ErrorCode.INTERNAL, "the server has a fault; its log says more"))


async def _busy(_request: Request, error: NoAnswerError) -> Response:
    logger.warning("the database did not answer: %s", error.orig)
    return refusal_response(Refusal(ErrorCode.BUSY, "the database is busy: try again"))
