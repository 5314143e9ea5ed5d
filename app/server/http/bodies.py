"""Bodies of requests: read up to a limit and no longer than they may take, unpacked up to a limit."""

from __future__ import annotations

import asyncio
import zlib
from dataclasses import dataclass

from fastapi import Request
from starlette.requests import ClientDisconnect

from app.server.refusal import refused
from app.sync.wire import MAX_BODY_BYTES, MAX_UNPACKED_BYTES
from app.sync.wire_replies import ErrorCode

STALL_S = 30.0
"""So long nothing may come."""

WHOLE_S = 300.0
"""So long the longest body may take: 1 MiB at 32 kbit/s."""

CHUNK_TYPE = "application/offset+octet-stream"


class CutError(Exception):
    """The other side left before the body was there: nobody waits for an answer."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A body of JSON as it came."""

    content: bytes
    is_gzip: bool

    def unpacked(self) -> bytes:
        """Return the JSON. Raises RefusedError. Takes a while: not on the loop's thread."""
        if not self.is_gzip:
            return self.content
        unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            found = unpacker.decompress(self.content, MAX_UNPACKED_BYTES + 1)
        except zlib.error as error:
            raise refused(ErrorCode.MALFORMED, "the body is no gzip") from error
        if len(found) > MAX_UNPACKED_BYTES:
            raise refused(ErrorCode.TOO_LARGE, f"at most {MAX_UNPACKED_BYTES} bytes unpacked")
        if not unpacker.eof or unpacker.unused_data:
            raise refused(ErrorCode.MALFORMED, "the gzip of the body ends too early, or is not alone")
        return found


async def read_json(request: Request) -> Packed:
    """Read a body of JSON. Raises RefusedError."""
    if _type_of(request) != "application/json":
        raise refused(ErrorCode.WRONG_TYPE, "Content-Type: application/json is expected")
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip"):
        raise refused(ErrorCode.WRONG_TYPE, "Content-Encoding: gzip is the only one")
    return Packed(await read_bytes(request, MAX_BODY_BYTES), encoding == "gzip")


async def read_chunk(request: Request, most: int) -> bytes:
    """Read a chunk of a photo. Raises RefusedError."""
    if _type_of(request) != CHUNK_TYPE:
        raise refused(ErrorCode.WRONG_TYPE, f"Content-Type: {CHUNK_TYPE} is expected")
    return await read_bytes(request, most)


async def read_bytes(request: Request, most: int) -> bytes:
    """Read a body of at most so many bytes. Raises RefusedError, and CutError where it ends too early."""
    told = request.headers.get("content-length", "")
    if told.isascii() and told.isdigit() and int(told[:20]) > most:
        raise refused(ErrorCode.TOO_LARGE, f"at most {most} bytes")
    parts: list[bytes] = []
    size = 0
    stream = aiter(request.stream())
    try:
        async with asyncio.timeout(WHOLE_S):
            while True:
                async with asyncio.timeout(STALL_S):
                    part = await anext(stream, None)
                if part is None:
                    return b"".join(parts)
                size += len(part)
                if size > most:
                    raise refused(ErrorCode.TOO_LARGE, f"at most {most} bytes")
                parts.append(part)
    except TimeoutError as error:
        raise refused(ErrorCode.MALFORMED, "the body did not come in time") from error
    except ClientDisconnect as error:
        raise CutError from error


def _type_of(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()
