"""Addresses are tried with the session's own workers; who is ready first is told first."""

from __future__ import annotations

import threading
from pathlib import Path

from app.domain.errors import UserError
from app.domain.feed import Trouble
from app.domain.site import Site, StreamAddress
from app.domain.site_check import Verdict
from app.video.check import PICTURE_SIZE, CopiedPicture, StreamCheck
from app.video.trial import FeedTrial
from tests.streams.feeds import site
from tests.waiting import wait_for


class Told:
    """What a trial said, from its own thread."""

    def __init__(self) -> None:
        self.checks: list[StreamCheck] = []
        self.pictures: list[CopiedPicture | None] = []
        self.ended = threading.Event()

    def result(self, check: StreamCheck, picture: CopiedPicture | None) -> None:
        assert not self.ended.is_set()
        self.checks.append(check)
        self.pictures.append(picture)

    def words(self) -> list[tuple[str, str, Verdict]]:
        return [(check.site.site_id, check.stream, check.report.verdict) for check in self.checks]


def trial(told: Told, sites: list[Site], timeout_s: float = 20.0) -> FeedTrial:
    return FeedTrial(sites, resolve, told.result, told.ended.set, allow_local=True, timeout_s=timeout_s)


def resolve(address: StreamAddress) -> str:
    if address.credential:
        raise UserError("Kata sandi belum disimpan.")
    return address.url


def without_login(name: str) -> Site:
    found = site(name, "rtsp://127.0.0.1:9/live")
    return Site(
        found.site_id,
        found.kind,
        found.code,
        found.name,
        found.short,
        found.kecamatan,
        StreamAddress(found.main.url, user="admin", credential="keyring:x"),
    )


def test_each_result_comes_as_soon_as_it_is_known(small_clip: Path, tmp_path: Path) -> None:
    good = site("good", small_clip.as_uri(), short="GUD", sub=small_clip.as_uri())
    missing = site("missing", (tmp_path / "tidak-ada.mp4").as_uri(), short="MSS")
    told = Told()
    run = trial(told, [good, missing, without_login("locked")])
    run.start()
    try:
        # What only a person can mend is told before the picture that has to be watched for three seconds.
        wait_for(lambda: len(told.checks) >= 2, "the broken ones")
        assert not told.ended.is_set()
        wait_for(told.ended.is_set, "the end")
    finally:
        run.close()
    words = told.words()
    assert sorted(words[:2]) == [
        ("locked", "utama", Verdict.NOT_CONNECTED),
        ("missing", "utama", Verdict.NOT_CONNECTED),
    ]
    troubles = {check.site.site_id: check.report.trouble for check in told.checks[:2]}
    assert troubles == {"locked": Trouble.NO_CREDENTIAL, "missing": Trouble.FILE_MISSING}
    assert words[2:] == [("good", "utama", Verdict.READY), ("good", "kecil", Verdict.READY)]
    picture = told.pictures[2]
    assert picture is not None
    assert (picture.width, picture.height) == PICTURE_SIZE
    assert len(picture.pixels) == picture.width * picture.height * 4
    assert len(set(picture.pixels)) > 1


def test_a_trial_that_is_cancelled_ends_at_once_and_says_no_more() -> None:
    told = Told()
    # 192.0.2.1 answers nobody (RFC 5737): without the cancelling this would take a minute.
    run = trial(told, [site("away", "rtsp://192.0.2.1/live")], timeout_s=60.0)
    run.start()
    run.cancel()
    wait_for(told.ended.is_set, "the end")
    run.close()
    assert told.checks == []


def test_what_sends_nothing_is_told_when_the_time_is_over() -> None:
    told = Told()
    run = trial(told, [site("away", "rtsp://192.0.2.1/live")], timeout_s=1.0)
    run.start()
    wait_for(told.ended.is_set, "the end")
    run.close()
    assert told.words() == [("away", "utama", Verdict.NOT_CONNECTED)]
    assert told.pictures == [None]
