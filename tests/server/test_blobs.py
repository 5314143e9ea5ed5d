"""Photos over a real socket: an upload goes on where it stopped, and is whole or not here."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.server.blobs import EXPIRES_MS, MAX_BLOB_BYTES, MAX_CHUNK_BYTES, MAX_UPLOADS, Limits
from app.server.rights import Role
from tests.server.http_rig import HttpRig, HttpStation, listening
from tests.server.test_http import code_of

PHOTO = random.Random(7).randbytes(150_000)
NAME = hashlib.sha256(PHOTO).hexdigest()
STEP = 64 * 1024
TUS = {"Tus-Resumable": "1.0.0"}


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[HttpRig]:
    with listening(HttpRig(tmp_path, room=Limits(station_bytes=200_000, reserve_bytes=0))) as made:
        yield made


@pytest.fixture
def a(rig: HttpRig) -> Iterator[HttpStation]:
    with rig.http_station("a") as station:
        yield station


def send(station: HttpStation, content: bytes) -> None:
    begun = station.begin(content)
    assert begun.status_code == 201
    offset = int(begun.headers["Upload-Offset"])
    while offset < len(content):
        sent = station.chunk(begun.headers["Location"], offset, content[offset : offset + STEP])
        assert sent.status_code == 204
        offset = int(sent.headers["Upload-Offset"])


def test_a_photo_goes_over_in_chunks_and_is_fetched(rig: HttpRig, a: HttpStation) -> None:
    send(a, PHOTO)
    assert a.begin(PHOTO).json() == {"sha256": NAME, "size": len(PHOTO)}
    with rig.http_station("pengawas", Role.AUDITOR) as auditor:
        whole = auditor.get(f"/v1/blobs/{NAME}")
        assert (whole.status_code, whole.content, whole.headers["ETag"]) == (200, PHOTO, f'"{NAME}"')
        assert whole.headers["Content-Disposition"] == "attachment"
        rest = auditor.get(f"/v1/blobs/{NAME}", headers={"Range": "bytes=100000-"})
        assert (rest.status_code, rest.content) == (206, PHOTO[100_000:])
        assert rest.headers["Content-Range"] == "bytes 100000-149999/150000"
        for none in ("bytes=150000-", "bytes=9-1", "kata=1-2", "bytes=0-1,5-6"):
            assert auditor.get(f"/v1/blobs/{NAME}", headers={"Range": none}).status_code == 200
        asked = auditor.head(f"/v1/blobs/{NAME}")
        assert (asked.status_code, asked.headers["Content-Length"]) == (200, "150000")
        assert code_of(auditor.begin(b"x")) == "403 forbidden"
        assert code_of(auditor.get(f"/v1/blobs/{'0' * 64}")) == "404 not_found"
    assert list(rig.files.hashes()) == [NAME]
    assert rig.files.is_whole(NAME)


def test_an_upload_goes_on_after_a_cut(a: HttpStation) -> None:
    place = a.begin(PHOTO).headers["Location"]
    a.chunk(place, 0, PHOTO[:STEP])
    again = a.begin(PHOTO)
    assert (again.status_code, again.headers["Location"], again.json()["offset"]) == (201, place, STEP)
    # The reply of the first chunk was lost: the same chunk once more.
    assert code_of(a.chunk(place, 0, PHOTO[:STEP])) == "409 offset"
    asked = a.head(place, headers=TUS)
    assert (asked.headers["Upload-Offset"], asked.headers["Upload-Length"]) == (str(STEP), "150000")
    assert (
        code_of(a.chunk(place, STEP, PHOTO[STEP : 2 * STEP - 1] + b"?", **{"Upload-Checksum": SUM})) == "460 checksum"
    )
    assert a.head(place, headers=TUS).headers["Upload-Offset"] == str(STEP)
    send(a, PHOTO)
    assert a.get(f"/v1/blobs/{NAME}").content == PHOTO
    # The reply of the last chunk was lost.
    assert a.head(place, headers=TUS).status_code == 404
    assert a.begin(PHOTO).status_code == 200


SUM = "sha256 " + "A" * 43 + "="


def test_another_content_than_was_promised_is_given_up(rig: HttpRig, a: HttpStation) -> None:
    place = a.begin(PHOTO).headers["Location"]
    other = b"x" * len(PHOTO)
    for at in range(0, len(other) - STEP, STEP):
        a.chunk(place, at, other[at : at + STEP])
    at = len(other) // STEP * STEP
    assert code_of(a.chunk(place, at, other[at:])) == "460 checksum"
    assert code_of(a.get(f"/v1/blobs/{NAME}")) == "404 not_found"
    assert a.head(place, headers=TUS).status_code == 404
    assert [one for one in rig.files.folder.rglob("*") if one.is_file()] == []
    send(a, PHOTO)


def test_an_upload_is_its_stations_own_and_ends_with_its_day(rig: HttpRig, a: HttpStation) -> None:
    place = a.begin(PHOTO).headers["Location"]
    with rig.http_station("b") as b:
        assert code_of(b.chunk(place, 0, PHOTO[:9])) == "404 not_found"
        assert b.delete(place, headers=TUS).status_code == 404
        assert b.begin(PHOTO).headers["Location"] != place
    assert code_of(a.chunk(place, 0, PHOTO[:9], **{"Tus-Resumable": "0.2"})) == "412 tus_version"
    assert code_of(a.chunk(place, 0, PHOTO[:9], **{"Content-Type": "image/jpeg"})) == "415 wrong_type"
    assert code_of(a.chunk(place, 0, b"x" * (MAX_CHUNK_BYTES + 1))) == "413 too_large"
    assert code_of(a.chunk(place, 0, PHOTO[:9], **{"Upload-Checksum": "md5 AAAA"})) == "400 malformed"
    a.chunk(place, 0, PHOTO[:9])
    rig.later_ms = EXPIRES_MS + 1000
    assert code_of(a.chunk(place, 9, PHOTO[9:99])) == "410 expired"
    fresh = a.begin(PHOTO)
    assert (fresh.status_code, fresh.json()["offset"]) == (201, 0)
    assert a.delete(fresh.headers["Location"], headers=TUS).status_code == 204
    assert a.head(fresh.headers["Location"], headers=TUS).status_code == 404
    assert [one for one in rig.files.folder.rglob("*") if one.is_file()] == []


def test_the_room_for_photos_ends(rig: HttpRig, a: HttpStation) -> None:
    send(a, PHOTO)
    other = b"y" * 60_000
    assert code_of(a.begin(other)) == "507 quota"
    with rig.http_station("b") as b:
        assert b.begin(other).status_code == 201
        for number in range(MAX_UPLOADS - 1):
            assert b.begin(bytes([number]) * 9).status_code == 201
        assert code_of(b.begin(b"satu lagi")) == "507 quota"
    huge = json.dumps({"sha256": "0" * 64, "size": MAX_BLOB_BYTES + 1})
    assert code_of(a.post("/v1/blobs", data=huge, headers={"Content-Type": "application/json"})) == "413 too_large"


@pytest.mark.expected_log("its file is missing")
def test_a_photo_whose_file_is_lost_is_brought_again(rig: HttpRig, a: HttpStation) -> None:
    send(a, PHOTO)
    rig.files.path(NAME).unlink()
    assert code_of(a.get(f"/v1/blobs/{NAME}")) == "404 not_found"
    send(a, PHOTO)
    assert a.get(f"/v1/blobs/{NAME}").content == PHOTO


def test_a_photo_without_its_row_is_found(rig: HttpRig, a: HttpStation) -> None:
    path = rig.files.path(NAME)
    path.parent.mkdir()
    path.write_bytes(PHOTO)
    assert a.begin(PHOTO).status_code == 200
    assert a.get(f"/v1/blobs/{NAME}").content == PHOTO
