"""The paths of photos: tus 1.0 uploads that begin by their hash, and downloads that go on where they stopped."""

from __future__ import annotations

import re
from email.utils import formatdate
from pathlib import Path as FilePath
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Path, Request
from fastapi.responses import FileResponse, Response

from app.domain.sealing import canonical_json
from app.server.blobs import Blobs, Upload
from app.server.http import schema
from app.server.http.asked import TUS_VERSION, Chunk, JsonBody, NoBody, ReadToken, Tus, WriteToken
from app.server.http.bodies import CHUNK_TYPE
from app.server.http.replies import json_response
from app.server.http.routes import bare_refusals, refusals
from app.sync.strict_json import MAX_INTEGER
from app.sync.wire import MAX_ID

BLOB_ROUTES = APIRouter()

_ONE_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{1,15})?")
_OCTETS = "application/octet-stream"


async def blobs_of(request: Request) -> Blobs:
    """Return the photos behind the application."""
    blobs = request.app.state.blobs
    assert isinstance(blobs, Blobs)
    return blobs


Photos = Annotated[Blobs, Depends(blobs_of)]
UploadId = Annotated[str, Path(min_length=1, max_length=MAX_ID, pattern="^[0-9a-f-]+$")]
Sha256 = Annotated[str, Path(pattern="^[0-9a-f]{64}$")]


@BLOB_ROUTES.post(
    "/v1/blobs",
    operation_id="begin_upload",
    status_code=201,
    responses={
        200: {"model": schema.Blob, "description": "It is here already"},
        201: {
            "model": schema.Upload,
            "links": {
                name: {"operationId": name, "parameters": {"upload_id": "$response.body#/upload_id"}}
                for name in ("ask_upload", "send_chunk", "give_up_upload")
            },
        },
        **refusals(400, 401, 403, 413, 415, 507),
    },
    openapi_extra=schema.body_of(schema.BlobWanted),
)
def begin_upload(request: Request, photos: Photos, token: WriteToken, body: JsonBody) -> Response:
    """Begin an upload, or go on with the one of this station for this content."""
    content = body.unpacked()
    upload = photos.begin(token, content)
    if isinstance(upload, Upload):
        headers = {**_progress(upload), "Location": f"/v1/uploads/{upload.upload_id}"}
        answer = canonical_json(
            {"upload_id": upload.upload_id, "offset": upload.received, "expires_ms": upload.expires_ms}
        )
        return json_response(request, answer.encode(), 201, headers)
    known = canonical_json({"sha256": upload.sha256, "size": upload.size})
    return json_response(request, known.encode(), 200, {"Tus-Resumable": TUS_VERSION})


@BLOB_ROUTES.head(
    "/v1/uploads/{upload_id}",
    operation_id="ask_upload",
    response_class=Response,
    responses={200: {"description": "How far it is"}, **bare_refusals(400, 401, 403, 404, 410, 412)},
)
def ask_upload(photos: Photos, token: WriteToken, tus: Tus, upload_id: UploadId) -> Response:
    """Tell how far an upload is."""
    del tus
    upload = photos.upload(token, upload_id)
    return Response(None, 200, {**_progress(upload), "Upload-Length": str(upload.size)})


@BLOB_ROUTES.patch(
    "/v1/uploads/{upload_id}",
    operation_id="send_chunk",
    status_code=204,
    responses={
        204: {"description": "The chunk is kept; with the last one the whole is a photo"},
        **refusals(400, 401, 403, 404, 409, 410, 412, 413, 415, 460, 503, 507),
    },
    openapi_extra={
        "requestBody": {"required": True, "content": {CHUNK_TYPE: {"schema": {"type": "string", "format": "binary"}}}}
    },
)
def send_chunk(
    photos: Photos,
    token: WriteToken,
    tus: Tus,
    upload_id: UploadId,
    offset: Annotated[int, Header(alias="Upload-Offset", ge=0, le=MAX_INTEGER)],
    checksum: Annotated[str, Header(alias="Upload-Checksum", pattern="^sha256 [A-Za-z0-9+/]{43}=$")],
    chunk: Chunk,
) -> Response:
    """Keep a chunk at its place."""
    del tus
    return Response(None, 204, _progress(photos.take_chunk(token, upload_id, offset, checksum, chunk)))


@BLOB_ROUTES.delete(
    "/v1/uploads/{upload_id}",
    operation_id="give_up_upload",
    status_code=204,
    responses={204: {"description": "It is gone"}, **refusals(400, 401, 403, 404, 410, 412)},
)
def give_up_upload(photos: Photos, token: WriteToken, tus: Tus, upload_id: UploadId, body: NoBody) -> Response:
    """Throw an upload away."""
    del tus, body
    photos.give_up(token, upload_id)
    return Response(None, 204, {"Tus-Resumable": TUS_VERSION})


_CONTENT = {"content": {_OCTETS: {"schema": {"type": "string", "format": "binary"}}}}


@BLOB_ROUTES.get(
    "/v1/blobs/{sha256}",
    operation_id="read_blob",
    responses={
        200: {"description": "The content", **_CONTENT},
        206: {"description": "A part of it", **_CONTENT},
        **refusals(400, 401, 403, 404),
    },
    response_class=Response,
)
def read_blob(request: Request, photos: Photos, token: ReadToken, sha256: Sha256) -> Response:
    """Return a photo, or the part that is still missing of it."""
    return _file(request, photos.content(token, sha256), sha256)


@BLOB_ROUTES.head(
    "/v1/blobs/{sha256}",
    operation_id="ask_blob",
    response_class=Response,
    responses={200: {"description": "It is here"}, **bare_refusals(400, 401, 403, 404)},
)
def ask_blob(request: Request, photos: Photos, token: ReadToken, sha256: Sha256) -> Response:
    """Tell whether a photo is here, and how long it is."""
    return _file(request, photos.content(token, sha256), sha256)


def _file(request: Request, path: FilePath, sha256: str) -> Response:
    found = path.stat()
    wanted = _ONE_RANGE.fullmatch(request.headers.get("range", ""))
    # A range that is none, and one beyond the end, gets the whole (RFC 9110, 14.2): no answer of ours is plain text.
    if wanted is None or int(wanted[1]) >= found.st_size or (wanted[2] and int(wanted[2]) < int(wanted[1])):
        request.scope["headers"] = [one for one in request.scope["headers"] if one[0] != b"range"]
    headers = {
        "ETag": f'"{sha256}"',
        # It never changes: what differs has another name.
        "Last-Modified": formatdate(0, usegmt=True),
        "Cache-Control": "private, max-age=31536000, immutable",
        "Content-Disposition": "attachment",
    }
    return FileResponse(path, headers=headers, media_type=_OCTETS, stat_result=found)


def _progress(upload: Upload) -> dict[str, str]:
    return {
        "Tus-Resumable": TUS_VERSION,
        "Upload-Offset": str(upload.received),
        "Upload-Expires": formatdate(upload.expires_ms / 1000, usegmt=True),
    }
