"""`[gateway]` and `gateway_path`: where the gateway is, and which of its paths belongs to which site."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.gateway import Gateway
from app.settings.session_file import load_session
from tests.settings.session_texts import SITE, TOP, changed, lines_of, refusal, write

GATEWAY = '[gateway]\napi = "http://127.0.0.1:9997"\n'
AT_GATEWAY = changed(SITE, "main", '"rtsp://127.0.0.1:8554/arenjaya"')
SECOND = changed(changed(SITE, "code", '"32.75.01.1005"'), "name", '"Duren Jaya"')


def test_every_key_arrives(tmp_path: Path) -> None:
    text = (
        TOP
        + '[gateway]\napi = "https://192.168.1.5:9997/"\nuser = "pemantau"\n'
        + 'credential = "keyring:api"\nrtsp_port = 554\n'
        + SITE
        + 'gateway_path = "kota/arenjaya"\n'
    )
    session = load_session(write(tmp_path, text))
    assert session.gateway == Gateway("https://192.168.1.5:9997", "pemantau", "keyring:api", 554)
    assert session.sites[0].gateway_path == "kota/arenjaya"


def test_little_is_enough_and_the_path_follows_from_the_address(tmp_path: Path) -> None:
    session = load_session(write(tmp_path, TOP + GATEWAY + AT_GATEWAY + SECOND))
    assert session.gateway == Gateway("http://127.0.0.1:9997", rtsp_port=8554)
    assert [site.gateway_path for site in session.sites] == ["arenjaya", ""]


def test_a_written_path_wins(tmp_path: Path) -> None:
    session = load_session(write(tmp_path, TOP + GATEWAY + AT_GATEWAY + 'gateway_path = "lain"\n'))
    assert session.sites[0].gateway_path == "lain"


def test_without_a_gateway_no_site_has_a_path(tmp_path: Path) -> None:
    session = load_session(write(tmp_path, TOP + AT_GATEWAY))
    assert (session.gateway, session.sites[0].gateway_path) == (None, "")


WRONG: dict[str, tuple[str, str, str, str]] = {
    "no address": (TOP + "[gateway]\n" + SITE, "gateway.api: belum diisi", "tidak ada", "http://127.0.0.1:9997"),
    "no http": (
        TOP + '[gateway]\napi = "rtsp://127.0.0.1:8554"\n' + SITE,
        "gateway.api: alamat API gerbang siaran salah",
        '"rtsp://127.0.0.1:8554"',
        "tanpa nama pengguna dan kata sandi",
    ),
    "login in the address": (
        TOP + '[gateway]\napi = "http://admin:rahasia@127.0.0.1:9997"\n' + SITE,
        "gateway.api: alamat API gerbang siaran salah",
        '"http://***@127.0.0.1:9997"',
        "tanpa nama pengguna dan kata sandi",
    ),
    "open internet": (
        TOP + '[gateway]\napi = "https://8.8.8.8:9997"\n' + SITE,
        "gateway.api: API gerbang siaran hanya boleh di komputer ini atau di jaringan sendiri",
        '"https://8.8.8.8:9997"',
        "127.0.0.1",
    ),
    "password": (
        TOP + GATEWAY + 'user = "a"\ncredential = "rahasia"\n' + SITE,
        "gateway.credential: penulisannya salah",
        "(tidak ditampilkan)",
        '"keyring:NAMA"',
    ),
    "credential without user": (
        TOP + GATEWAY + 'credential = "keyring:api"\n' + SITE,
        "gateway.credential: tidak ada gunanya tanpa user",
        "(tidak ditampilkan)",
        '"keyring:NAMA"',
    ),
    "port": (TOP + GATEWAY + "rtsp_port = 0\n" + SITE, "gateway.rtsp_port: terlalu kecil", "0", "1 sampai 65535"),
    "unknown key": (
        TOP + GATEWAY + 'url = "x"\n' + SITE,
        "gateway.url: kunci ini tidak dikenal",
        '"url"',
        "kunci api, user, credential, rtsp_port",
    ),
    "no table": ("gateway = 3\n" + TOP + SITE, "gateway: harus berupa tabel", "3", "[gateway]"),
    "path with a blank": (
        TOP + GATEWAY + SITE + 'gateway_path = "aren jaya"\n',
        "site[1].gateway_path (Aren Jaya): penulisannya salah",
        '"aren jaya"',
        '"pejuang"',
    ),
    "path without a gateway": (
        TOP + SITE + 'gateway_path = "arenjaya"\n',
        "site[1].gateway_path (Aren Jaya): tidak ada gunanya tanpa tabel [gateway]",
        '"arenjaya"',
        "[gateway]",
    ),
    "one path for two": (
        TOP + GATEWAY + SITE + 'gateway_path = "arenjaya"\n' + SECOND + 'gateway_path = "arenjaya"\n',
        "site[2].gateway_path (Duren Jaya): sama dengan site[1] (Aren Jaya)",
        '"arenjaya"',
        '"pejuang"',
    ),
}


@pytest.mark.parametrize("kind", WRONG)
def test_one_error_names_key_found_and_allowed(kind: str, tmp_path: Path) -> None:
    text, key_and_reason, found, allowed = WRONG[kind]
    error = refusal(write(tmp_path, text))
    (line,) = lines_of(error)
    assert line.startswith(f"1. {key_and_reason}")
    after = line.partition("Ditemukan: ")[2]
    assert after.startswith(found)
    assert allowed in after
    assert "rahasia" not in str(error)


def test_the_example_with_a_gateway_loads() -> None:
    session = load_session(Path(__file__).parents[2] / "resources" / "sessions" / "contoh-gerbang.toml")
    assert session.gateway == Gateway("http://127.0.0.1:9997", "pemantau", "keyring:gerbang-api")
    assert [site.gateway_path for site in session.sites] == ["pejuang", "bintarajaya", ""]
