"""The memory of the pictures: asked for on one thread, made on another, and what happens in between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from app.domain.identity import SiteId
from app.shm.frames import HELD_SLOTS, SLOTS, FrameSlots
from app.video import views as module
from app.video.views import PictureViews
from tests.ui.samples import plain

CAM = SiteId("cam")


@pytest.fixture
def views() -> Iterator[PictureViews]:
    made = PictureViews()
    yield made
    made.close()


def want(views: PictureViews, sizes: Mapping[SiteId, tuple[int, int]], count: int = SLOTS) -> set[SiteId]:
    return views.want("wall", sizes, [CAM], lambda _: count)


def shown(views: PictureViews) -> FrameSlots:
    found = views.shown("wall", CAM)
    assert found
    return found


def test_asking_makes_no_memory_and_making_does(views: PictureViews) -> None:
    assert want(views, {CAM: (320, 180)}) == {CAM}
    assert views.shown("wall", CAM) is None
    assert views.tallest(CAM) == 180
    told = views.make(CAM)
    assert [r.slots_name for r in told.renditions] == [shown(views).name]


def test_of_two_sizes_asked_for_one_after_the_other_only_the_last_is_made(views: PictureViews) -> None:
    want(views, {CAM: (320, 180)})
    want(views, {CAM: (640, 360)})
    assert [(r.width, r.height) for r in views.make(CAM).renditions] == [(640, 360)]


def test_a_size_that_is_passed_over_before_its_first_picture_is_let_go(views: PictureViews) -> None:
    for size in ((320, 180), (640, 360), (480, 270)):
        want(views, {CAM: size})
        told = views.make(CAM)
    assert [(r.width, r.height) for r in told.renditions] == [(320, 180), (480, 270)]
    want(views, {CAM: (320, 180)})
    assert [(r.width, r.height) for r in views.make(CAM).renditions] == [(320, 180)]


def test_what_is_asked_for_while_memory_is_made_wins(views: PictureViews, monkeypatch: pytest.MonkeyPatch) -> None:
    create = FrameSlots.create

    def slowly(width: int, height: int, count: int) -> FrameSlots:
        if width == 320:
            want(views, {CAM: (640, 360)})
        return create(width, height, count)

    monkeypatch.setattr(module.FrameSlots, "create", slowly)
    want(views, {CAM: (320, 180)})
    assert views.make(CAM).renditions == ()
    assert [(r.width, r.height) for r in views.make(CAM).renditions] == [(640, 360)]


def test_a_site_that_is_left_out_while_its_memory_is_made_gets_none(
    views: PictureViews, monkeypatch: pytest.MonkeyPatch
) -> None:
    create = FrameSlots.create
    made: list[FrameSlots] = []

    def slowly(width: int, height: int, count: int) -> FrameSlots:
        assert want(views, {}) == {CAM}
        made.append(create(width, height, count))
        return made[-1]

    monkeypatch.setattr(module.FrameSlots, "create", slowly)
    want(views, {CAM: (320, 180)})
    assert views.make(CAM).renditions == ()
    with pytest.raises(FileNotFoundError):
        FrameSlots.attach(made[0].name)


def test_room_for_pictures_that_wait_is_made_anew_and_shown_with_its_first_picture(views: PictureViews) -> None:
    want(views, {CAM: (320, 180)})
    views.make(CAM)
    old = shown(views)
    assert views.hold(lambda _: SLOTS) == set()
    assert views.hold(lambda _: HELD_SLOTS) == {CAM}
    told = views.make(CAM)
    assert not views.promote("wall", CAM)
    assert shown(views) is old
    slots = FrameSlots.attach(told.renditions[-1].slots_name)
    plain(slots, 1, 2, 3)
    slots.close()
    assert views.promote("wall", CAM)
    assert shown(views).count == HELD_SLOTS


@pytest.mark.allowed_log("no memory")
def test_without_memory_the_old_pictures_stay(views: PictureViews, monkeypatch: pytest.MonkeyPatch) -> None:
    want(views, {CAM: (320, 180)})
    views.make(CAM)

    def refuse(width: int, height: int, count: int) -> FrameSlots:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.FrameSlots, "create", refuse)
    want(views, {CAM: (640, 360)})
    assert [r.width for r in views.make(CAM).renditions] == [320]
    monkeypatch.undo()
    assert [r.width for r in views.make(CAM).renditions] == [320, 640]
