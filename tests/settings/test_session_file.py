"""Reading a file: those that cannot be read, and what arrives from those that can."""

from __future__ import annotations

import os
import sys
import tomllib
from datetime import date
from pathlib import Path
from string import ascii_uppercase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.session import AgendaItem, SpeakingRules
from app.domain.short_name import short_name
from app.domain.site import Participant, SiteKind, StreamAddress, Transport
from app.domain.stream_url import parse_stream_url
from app.settings.session_file import MAX_FILE_BYTES, load_session
from app.settings.session_model import tables
from app.settings.session_values import Allowed, allowed_for
from tests.settings.session_texts import AGENDA, SITE, TOP, changed, lines_of, refusal, without, write

SESSIONS = Path(__file__).parents[2] / "resources" / "sessions"


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ('title = "a"\ncity "b"\n', 2, 6, "harus ada tanda ="),
        ("title = Musrenbang\n", 1, 9, "harus dalam tanda kutip"),
        ('title = "a\ncity = 1\n', 1, 11, "tanda kutip penutup"),
        ('title = "a', 1, 11, "tanda kutip penutup"),
        ('title = """a', 1, 13, "tanda kutip penutup"),
        ('main = "file:..\\demo\\a.mp4"\n', 1, 18, "garis miring"),
        ('title = "a"\r\ntitle = "b"\r\n', 2, 12, "sudah ditulis"),
        ("[speaking]\n[speaking]\n", 2, 10, "dua kurung siku"),
        ('[site]\nname = "a"\n[[site]]\n', 3, 7, "sudah"),
        ("[site\n", 1, 6, "penutup ]"),
        ("[[site]\n", 1, 7, "penutup ]]"),
        ("a = 1 2\n", 1, 7, "berlebih"),
        ("date = 2018-02-30\n", 1, 8, "kalender"),
        ("= 1\n", 1, 1, "bukan kunci"),
        ("a. = 1\n", 1, 4, "nama kunci"),
        ("a = [1, 2\n", 2, 1, "penutup ]"),
        ("a = {b = 1\n", 1, 11, "penutup }"),
        ("a = {b = 1, b = 2}\n", 1, 18, "sudah ditulis"),
        ('a = "\\ud800"\n', 1, 12, "garis miring"),
        ('a = "\\xzz"\n', 1, 8, "garis miring"),
        ("a = 1\na.b = 2\n", 2, 8, "sudah ditulis"),
        ("a = {}\n[a.b]\n", 2, 5, "sudah"),
    ],
)
def test_a_syntax_error_names_line_and_column(text: str, line: int, column: int, reason: str, tmp_path: Path) -> None:
    error = refusal(write(tmp_path, text))
    assert f"baris {line} kolom {column}: " in error.message
    assert reason in error.message
    assert error.advice.startswith("Isi baris itu: ")


def test_a_syntax_error_does_not_show_the_password_on_its_line(tmp_path: Path) -> None:
    error = refusal(write(tmp_path, 'title = "a"\nmain = rtsp://admin:raha sia@10.0.0.1/live\n'))
    assert "baris 2 kolom 8" in error.message
    assert "raha" not in str(error)
    assert "sia@" not in str(error)
    assert error.advice.endswith("main = rtsp://***@10.0.0.1/live")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "tidak ditemukan" in refusal(tmp_path / "tiada.toml").message


def test_a_folder(tmp_path: Path) -> None:
    assert "adalah folder" in refusal(tmp_path).message


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes are files only here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipa.toml"
    os.mkfifo(pipe)
    assert "bukan berkas biasa" in refusal(pipe).message


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"tidak dapat dibaca \(.+\)") as caught:
        load_session(tmp_path / ("a" * 300 + ".toml"))
    assert "izin baca" in caught.value.advice


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = write(tmp_path, TOP + SITE)
    path.chmod(0)
    assert "tidak ada izin baca" in refusal(path).message


@pytest.mark.parametrize("content", [TOP.encode() + b"# caf\xe9\n", (TOP + SITE).encode("utf-16")])
def test_a_file_in_another_encoding(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sesi.toml"
    path.write_bytes(content)
    error = refusal(path)
    assert "bukan teks UTF-8" in error.message
    assert f"(baris {6 if content.startswith(b'title') else 1})" in error.message
    assert "Encoding: UTF-8" in error.advice


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\n"])
def test_an_empty_file(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sesi.toml"
    path.write_bytes(content)
    assert "kosong" in refusal(path).message


def test_a_huge_file(tmp_path: Path) -> None:
    padding = "#" * (MAX_FILE_BYTES - len(TOP + SITE))
    assert load_session(write(tmp_path, TOP + SITE + padding)).title == "Musrenbang"
    assert "lebih besar dari 1 MB" in refusal(write(tmp_path, TOP + SITE + padding + "#")).message


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, f"a = {'9' * 5000}\n"])
def test_a_file_made_to_break_the_reader(text: str, tmp_path: Path) -> None:
    assert "tidak dapat dibaca" in refusal(write(tmp_path, text)).message


def test_a_file_name_that_makes_no_id_asks_for_one(tmp_path: Path) -> None:
    (line,) = lines_of(refusal(write(tmp_path, TOP + SITE, "会议.toml")))
    assert line.startswith("1. id: nama berkas tidak dapat dipakai sebagai id")
    assert load_session(write(tmp_path, 'id = "rapat-1"\n' + TOP + SITE, "会议.toml")).session_id == "rapat-1"


def test_a_small_file_is_enough(tmp_path: Path) -> None:
    session = load_session(write(tmp_path, "\ufeff" + (TOP + SITE).replace("\n", "\r\n"), "Musrenbang Kél. 2018.toml"))
    assert session.session_id == "musrenbang-kel-2018"
    assert (session.title, session.city, session.agency) == ("Musrenbang", "Kota Bekasi", "Bappeda")
    assert (session.held_on, session.rkpd_year, session.allow_local) == (date(2018, 1, 23), 2019, False)
    assert session.speaking == SpeakingRules()
    assert session.agenda == ()
    (site,) = session.sites
    assert (site.site_id, site.code, site.kind) == ("32.75.01.1004", "32.75.01.1004", SiteKind.KELURAHAN)
    assert (site.name, site.short, site.kecamatan) == ("Aren Jaya", "ARN", "Bekasi Timur")
    assert site.main == StreamAddress("rtsp://10.0.0.1/live")
    assert site.sub is None
    assert site.participants == ()
    assert site.budget_s is None


def test_every_key_arrives_in_the_session(tmp_path: Path) -> None:
    text = (
        'id = "uji"\nallow_local = true\n'
        + TOP
        + "[speaking]\nturn_s = 120\nwarning_s = 30\nbudget_min = 10\ninterposed_s = 90\nchime = true\nvoice = true\n"
        + "queue_closed = true\n"
        + AGENDA
        + SITE
        + "budget_min = 20\n"
        + 'short = "ARJ"\nsub = "file:kecil.mp4"\ntransport = "udp"\nuser = " admin "\ncredential = "env:SANDI"\n'
        + '[[site.participant]]\nname = "Lurah"\noffice = "Aren Jaya"\n[[site.participant]]\nname = "RW 1"\n'
    )
    session = load_session(write(tmp_path, text))
    assert (session.session_id, session.allow_local) == ("uji", True)
    assert session.speaking == SpeakingRules(120, 30, 600, 90, chime=True, voice=True, queue_closed=True)
    assert session.agenda == (AgendaItem("Pembukaan", 10),)
    (site,) = session.sites
    assert (site.short, site.budget_s) == ("ARJ", 1200)
    assert site.main == StreamAddress("rtsp://10.0.0.1/live", Transport.UDP, "admin", "env:SANDI")
    # A file knows no login; the store must not think that it does.
    assert site.sub == StreamAddress((tmp_path / "kecil.mp4").as_uri(), Transport.UDP)
    assert site.participants == (Participant("Lurah", "Aren Jaya"), Participant("RW 1"))


def test_local_addresses_are_seen_from_the_folder_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "sesi uji"
    folder.mkdir()
    text = (
        "allow_local = true\n"
        + TOP
        + changed(SITE, "main", '"file:../demo/gambar%20satu#1.mp4"')
        + 'sub = "device:0"\n'
    )
    write(folder, text)
    monkeypatch.chdir(tmp_path)
    (site,) = load_session(Path("sesi uji/sesi.toml")).sites
    wanted = tmp_path / "demo" / "gambar satu#1.mp4"
    assert site.main.url == wanted.as_uri()
    # What the worker makes of it again.
    assert Path(parse_stream_url(site.main.url, allow_local=True).location) == wanted
    assert site.sub == StreamAddress("device:0")


def test_a_kecamatan_is_its_own_kecamatan_and_a_room_needs_none(tmp_path: Path) -> None:
    kecamatan = without(changed(changed(SITE, "kind", '"kecamatan"'), "code", '"32.75.01"'), "kecamatan")
    room = without(changed(changed(SITE, "kind", '"ruang"'), "code", '"ruang-1"'), "kecamatan")
    first, second = load_session(write(tmp_path, TOP + kecamatan + room)).sites
    assert (first.kind, first.kecamatan) == (SiteKind.KECAMATAN, "Aren Jaya")
    assert (second.kind, second.kecamatan, second.site_id) == (SiteKind.ROOM, "", "ruang-1")


def test_a_derived_short_name_gives_way_to_a_written_one(tmp_path: Path) -> None:
    second = changed(SITE, "code", '"32.75.01.1005"') + 'short = "ARN"\n'
    shorts = [site.short for site in load_session(write(tmp_path, TOP + SITE + second)).sites]
    assert shorts == ["ARJ", "ARN"]


@pytest.mark.parametrize(
    ("name", "short"),
    [("Pejuang", "PJN"), ("Bintara Jaya", "BNT"), ("Émeralda", "EMR"), ("Aie", "AIE"), ("Oo", "OAA"), ("7", "XAA")],
)
def test_a_short_name_is_the_first_letter_and_the_next_consonants(name: str, short: str) -> None:
    assert short_name(name, set()) == short


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=20), min_size=16, max_size=16))
def test_sixteen_short_names_are_always_found_and_differ(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        short = short_name(name, taken)
        assert len(short) == 3
        assert set(short) <= set(ascii_uppercase)
        assert short not in taken
        taken.add(short)


def test_every_key_says_what_it_means_and_what_is_allowed() -> None:
    for header, table in tables().items():
        for key, field in table.model_fields.items():
            assert field.description, f"{header} {key}"
            assert sum(isinstance(item, Allowed) for item in field.metadata) == 1, f"{header} {key}"
            assert allowed_for(table, key)


def test_the_session_of_23_january_2018_loads() -> None:
    session = load_session(SESSIONS / "2018-01-23-kelurahan.toml")
    assert (session.session_id, session.title) == ("2018-01-23-kelurahan", "Musrenbang Kelurahan")
    assert (session.held_on, session.rkpd_year, session.allow_local) == (date(2018, 1, 23), 2019, True)
    assert session.speaking == SpeakingRules(180, 60)
    assert [item.planned_min for item in session.agenda] == [10, 10, 20, 90, 20, 20, 10]
    roster = [(site.short, site.name, site.code, site.kecamatan) for site in session.sites]
    assert roster == [
        ("PJG", "Pejuang", "32.75.06.1003", "Medan Satria"),
        ("BJY", "Bintara Jaya", "32.75.02.1004", "Bekasi Barat"),
        ("ARJ", "Aren Jaya", "32.75.01.1004", "Bekasi Timur"),
        ("KYJ", "Kayuringin Jaya", "32.75.04.1005", "Bekasi Selatan"),
        ("KLT", "Kaliabang Tengah", "32.75.03.1001", "Bekasi Utara"),
        ("JRH", "Jatirahayu", "32.75.12.1001", "Pondokmelati"),
        ("JTW", "Jatiwaringin", "32.75.08.1001", "Pondokgede"),
        ("JRG", "Jatiranggon", "32.75.10.1003", "Jatisampurna"),
        ("BTG", "Bantargebang", "32.75.07.1003", "Bantargebang"),
        ("BJM", "Bojong Menteng", "32.75.05.1004", "Rawalumbu"),
        ("MTK", "Mustikajaya", "32.75.11.1003", "Mustikajaya"),
        ("JTA", "Jatiasih", "32.75.09.1002", "Jatiasih"),
    ]
    for site in session.sites:
        slug = site.name.lower().replace(" ", "-")
        assert site.main.url == (SESSIONS.parent / "demo" / f"{site.code}-{slug}.mp4").as_uri()
        assert 1 <= len(site.participants) <= 2


def test_the_example_with_ip_cameras_loads() -> None:
    session = load_session(SESSIONS / "contoh-ip-camera.toml")
    assert [site.short for site in session.sites] == ["PJG", "BJY", "RNG"]
    first, second, third = session.sites
    assert first.main.credential == "keyring:kamera-pejuang"
    assert first.sub is not None
    assert second.main == StreamAddress(
        "rtsp://192.0.2.37:554/cam/realmonitor?channel=1&subtype=0",
        Transport.UDP,
        "operator",
        "env:SANDI_KAMERA_BINTARA",
    )
    assert third.main == StreamAddress("rtsp://gerbang.contoh.id:8554/ruang-rapat")


@pytest.mark.parametrize("path", sorted(SESSIONS.glob("*.toml")), ids=lambda path: path.name)
def test_every_shipped_session_file_loads(path: Path) -> None:
    session = load_session(path)
    assert session.session_id == path.stem
    assert len(session.sites) == len(tomllib.loads(path.read_text(encoding="utf-8"))["site"])
