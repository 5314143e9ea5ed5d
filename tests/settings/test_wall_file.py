from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import ExternalError
from app.domain.identity import ProposalId, SessionId, SiteId
from app.domain.wall import WallCover, WallLayoutKind, WallOrders, WallPin
from app.settings.displays import load_wall_screen, save_wall_screen
from app.settings.wall_file import load_orders, save_orders

SESSION = SessionId("2018-01-23-kelurahan")
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)
SITES = NAMES.map(SiteId)
ORDERS = st.builds(
    WallOrders,
    pin=st.none()
    | st.builds(WallPin, st.sampled_from(WallLayoutKind), st.lists(SITES, max_size=2, unique=True).map(tuple)),
    message=st.just("") | NAMES,
    cover=st.sampled_from(WallCover),
    proposal=st.none() | NAMES.map(ProposalId),
    proposal_site=st.none() | SITES,
    shows_proposals=st.booleans(),
)


@given(orders=ORDERS)
def test_what_was_ordered_comes_back(tmp_path_factory: pytest.TempPathFactory, orders: WallOrders) -> None:
    path = tmp_path_factory.mktemp("wall") / "data" / "layar-besar.json"
    save_orders(path, SESSION, orders)
    assert load_orders(path, SESSION) == orders.after_restart()


def test_a_wall_that_was_frozen_comes_back_with_the_slate(tmp_path: Path) -> None:
    save_orders(tmp_path / "wall.json", SESSION, WallOrders(cover=WallCover.FREEZE))
    assert load_orders(tmp_path / "wall.json", SESSION).cover is WallCover.SLATE


def test_another_session_begins_with_the_automatic(tmp_path: Path) -> None:
    save_orders(tmp_path / "wall.json", SESSION, WallOrders().saying("Selamat datang."))
    assert load_orders(tmp_path / "wall.json", SessionId("2018-01-24-kelurahan")) == WallOrders()
    assert load_orders(tmp_path / "none.json", SESSION) == WallOrders()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        json.dumps({"sesi": SESSION, "tata_letak": "kotak"}),
        json.dumps({"sesi": SESSION, "tata_letak": "sorot", "lokasi": "a"}),
        json.dumps({"sesi": SESSION, "pesan": 4}),
        json.dumps({"sesi": SESSION, "tutup": "merah"}),
    ],
)
def test_a_damaged_file_is_no_order(tmp_path: Path, content: str, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "wall.json").write_text(content, encoding="utf-8")
    with caplog.at_level(logging.CRITICAL, "app.settings.wall_file"):
        assert load_orders(tmp_path / "wall.json", SESSION) == WallOrders()


def test_a_disk_that_refuses_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ExternalError) as caught:
        save_orders(tmp_path / "file" / "wall.json", SESSION, WallOrders())
    assert "tetap berjalan" in caught.value.advice


def test_the_screen_of_the_wall_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "data" / "layar.toml"
    assert load_wall_screen(path) == ""
    save_wall_screen(path, 'HDMI "1"')
    assert load_wall_screen(path) == 'HDMI "1"'
