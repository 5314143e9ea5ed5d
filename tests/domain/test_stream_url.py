from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.stream_url import StreamScheme, StreamUrl, parse_stream_url, with_login

careful = settings(max_examples=200, deadline=None)


@pytest.mark.parametrize("scheme", [s for s in StreamScheme if not s.is_local])
def test_every_network_scheme_is_allowed(scheme: StreamScheme) -> None:
    parsed = parse_stream_url(f"{scheme.value.upper()}://Kamera-1.contoh.id:8554/a/b?c=d#e", allow_local=False)
    assert (parsed.scheme, parsed.host, parsed.port) == (scheme, "Kamera-1.contoh.id", 8554)
    # FFmpeg compares protocol names byte by byte.
    assert parsed.url == f"{scheme.value}://Kamera-1.contoh.id:8554/a/b?c=d#e"


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("rtsp://192.168.1.10/live", "192.168.1.10", None),
        ("rtsp://[2001:db8::1]:554/live", "2001:db8::1", 554),
        ("http://[::1]", "::1", None),
        ("udp://239.1.1.1:1234?localaddr=10.0.0.2", "239.1.1.1", 1234),
        ("rtsp://nvr_1:65535", "nvr_1", 65535),
    ],
)
def test_host_and_port_are_taken_apart(text: str, host: str, port: int | None) -> None:
    parsed = parse_stream_url(text, allow_local=False)
    assert (parsed.host, parsed.port, parsed.url) == (host, port, text)


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("file:../demo/a.mp4", "../demo/a.mp4"),
        ("file:gambar%20satu.mp4", "gambar satu.mp4"),
        ("file:gambar satu#1?.mp4", "gambar satu#1?.mp4"),
        ("file:..\\demo\\a.mp4", "../demo/a.mp4"),
        ("file:///srv/a.mp4", "/srv/a.mp4"),
        ("file://localhost/srv/a.mp4", "/srv/a.mp4"),
        ("file:///C:/demo/a.mp4", "C:/demo/a.mp4"),
        ("FILE:C:\\demo\\a.mp4", "C:/demo/a.mp4"),
        ("device:0", "0"),
        ("device:USB%20Kamera", "USB Kamera"),
        ("device:/dev/video0", "/dev/video0"),
        ("device://1", "1"),
    ],
)
def test_local_addresses_need_permission(text: str, location: str) -> None:
    assert parse_stream_url(text, allow_local=True).location == location
    with pytest.raises(UserError, match=r"allow_local = true") as caught:
        parse_stream_url(text, allow_local=False)
    assert "tidak diizinkan" in caught.value.message


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "kosong"),
        ("  ", "kosong"),
        ("rtsp://h/" + "a" * 2048, "terlalu panjang"),
        ("192.168.1.10:554/live", "tidak diawali jenis siaran"),
        ("kamera", "tidak diawali jenis siaran"),
        (" rtsp://h", "tidak diawali jenis siaran"),
        ("gopher://h/x", "jenis alamat ini tidak diizinkan"),
        ("concat:a|b", "jenis alamat ini tidak diizinkan"),
        ("data:video/mp4;base64,AAAA", "jenis alamat ini tidak diizinkan"),
        ("hls+http://h/x", "jenis alamat ini tidak diizinkan"),
        ("subfile,,start,0,end,9,,:/etc/passwd", "tidak diawali jenis siaran"),
        ("tcp://h:1", "jenis alamat ini tidak diizinkan"),
        ("rtsp:h/live", "harus ada //"),
        ("rtsp:/h/live", "harus ada //"),
        ("rtsp://", "tidak menyebut komputer"),
        ("rtsp:///live", "tidak menyebut komputer"),
        ("rtsp://:554/live", "tidak menyebut komputer"),
        ("rtsp://::1/live", "tidak menyebut komputer"),
        ("rtsp://[::1/live", "alamat IP salah"),
        ("rtsp://[fe80::1%25eth0]/live", "alamat IP salah"),
        ("rtsp://192.168.1.256/live", "alamat IP salah"),
        ("rtsp://10.1/live", "alamat IP salah"),
        ("rtsp://0x7f000001/live", "alamat IP salah"),
        ("rtsp://kamera..id/live", "nama komputer atau kamera salah"),
        ("rtsp://kaméra.id/live", "nama komputer atau kamera salah"),
        ("rtsp://" + ".".join(["a" * 60] * 5), "nama komputer atau kamera salah"),
        ("rtsp://h:0/live", "nomor port salah"),
        ("rtsp://h:65536/live", "nomor port salah"),
        ("rtsp://h:/live", "nomor port salah"),
        ("rtsp://h:5x/live", "nomor port salah"),
        ("rtsp://h:٣/live", "nomor port salah"),
        ("rtsp://[::1]x/live", "nomor port salah"),
        ("udp://239.1.1.1", "harus menyebut port"),
        ("rtp://239.1.1.1/x", "harus menyebut port"),
        ("rtsp://h/a b", "spasi"),
        ("rtsp://h\\@evil/", "tidak boleh ditulis di dalam alamat"),
        ("rtsp://h/a\\b", "garis miring terbalik"),
        ("rtsp://h/a\nb", "tidak terlihat"),
        ("rtsp://h/\u200blive", "tidak terlihat"),
        ("file:", "tidak menyebut berkas"),
        ("file:///", "tidak menyebut berkas"),
        ("file://server/a.mp4", "komputer lain"),
        ("file:////server/a.mp4", "komputer lain"),
        ("file:\\\\server\\a.mp4", "komputer lain"),
        ("file:%5C%5Cserver/a.mp4", "komputer lain"),
        ("file:%2F%2Fserver/a.mp4", "komputer lain"),
        ("file:a%00.mp4", "tidak terlihat"),
        ("file:a%ff.mp4", "tanda persen"),
        ("device:", "tidak menyebut kamera"),
        ("device:%20", "tidak menyebut kamera"),
    ],
)
def test_everything_else_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_stream_url(text, allow_local=True)
    assert reason in caught.value.message
    assert caught.value.advice


@pytest.mark.parametrize(
    "text",
    [
        "rtsp://admin:rahasia@10.0.0.1/live",
        "rtsp://admin@10.0.0.1/live",
        "rtsp://admin:raha@sia@10.0.0.1/live",
        "rtsp://admin:raha/sia@10.0.0.1/live",
        "rtsp://admin:123/rahasia@10.0.0.1/live",
        "rtsp://admin:raha sia@10.0.0.1/live",
        "admin:rahasia@10.0.0.1/live",
        "udp://@239.1.1.1:1234",
    ],
)
def test_a_login_in_the_address_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_stream_url(text, allow_local=False)
    assert "credential" in caught.value.advice
    for secret in ("rahasia", "raha", "sia", "123"):
        assert secret not in str(caught.value)


@careful
@given(st.text(max_size=30), st.text(max_size=30))
def test_a_login_put_in_comes_out_again(user: str, password: str) -> None:
    url = with_login("rtsp://10.0.0.1:554/live?a=b", user, password)
    parsed = parse_stream_url(url, allow_local=False, allow_login=True)
    assert (parsed.host, parsed.port) == ("10.0.0.1", 554)
    if not user and not password:
        assert url == "rtsp://10.0.0.1:554/live?a=b"
        return
    split = urlsplit(parsed.url)
    assert unquote(split.username or "") == user
    assert unquote(split.password or "") == password
    assert url.endswith("@10.0.0.1:554/live?a=b")
    with pytest.raises(UserError, match=r"tidak boleh ditulis"):
        parse_stream_url(url, allow_local=False)


def test_undecodable_bytes_of_the_environment_survive() -> None:
    assert with_login("http://h/", "u", "p\udcff") == "http://u:p%FF@h/"


@pytest.mark.parametrize("text", ["rtsp://u:p@q@h/", "rtsp://u:p@h/a@b", "rtsp://h/a@b"])
def test_a_worker_takes_exactly_one_login(text: str) -> None:
    with pytest.raises(UserError, match=r"tidak boleh ditulis"):
        parse_stream_url(text, allow_local=False, allow_login=True)


@pytest.mark.parametrize("url", ["udp://239.1.1.1:1", "rtp://239.1.1.1:1", "file:a.mp4", "device:0"])
def test_a_protocol_without_login_takes_none(url: str) -> None:
    with pytest.raises(UserError, match=r"tidak mengenal nama pengguna"):
        with_login(url, "admin", "x")
    assert with_login(url, "", "") == url


def test_an_address_with_a_login_shows_it_nowhere() -> None:
    parsed = parse_stream_url("rtsp://admin:rahasia@h/live", allow_local=False, allow_login=True)
    assert "rahasia" not in repr(parsed)
    assert "rahasia" not in f"{parsed}"
    assert str(parsed) == "rtsp://***@h/live"


@careful
@given(st.text(max_size=40) | st.text(alphabet="rtspfiledvc:/@[]%.0159 \\", max_size=40))
def test_any_text_is_either_taken_or_refused_politely(text: str) -> None:
    try:
        parsed = parse_stream_url(text, allow_local=True)
    except UserError:
        return
    assert isinstance(parsed, StreamUrl)
    assert bool(parsed.location) == parsed.scheme.is_local
    assert bool(parsed.host) != parsed.scheme.is_local
