"""The commands of whoever runs a server, and one server as it is started in the field."""

from __future__ import annotations

import json
import re
import signal
import ssl
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import requests
from click.testing import CliRunner, Result

from app.server.certificate import certificate_hash, names_of
from app.server.joining import SCHEME, ServerAddress, joining_text, reachable_host, url_of
from app.server.place import ServerPlace, open_server
from app.server_commands import commands
from tests.server.rig import NOW_MS
from tests.server.running import START


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.delenv("DATABASE_URL", raising=False)

    def call(*arguments: str) -> Result:
        options = ["server", "--data", str(tmp_path / "server"), *arguments]
        return CliRunner().invoke(commands, options, standalone_mode=False)

    return call


def test_a_station_is_let_in_listed_and_let_out(run: Callable[..., Result], tmp_path: Path) -> None:
    told = run("enrol", "--name", "Meja 1").output
    assert "jalankan server lebih dahulu" in told
    code = re.findall(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}", told)[0]
    opened = open_server(ServerPlace(tmp_path / "server"), lambda: NOW_MS)
    assert opened.sync.enrol(code, "meja-1").name == "Meja 1"
    opened.close()
    assert "Meja 1" in run("stations").output
    assert run("revoke", "meja-1").output == "Hak stasiun meja-1 dicabut.\n"
    assert "dicabut" in run("stations").output
    assert run("revoke", "meja-2").exception is not None


def test_a_copy_is_made_and_put_back(run: Callable[..., Result], tmp_path: Path) -> None:
    run("enrol", "--name", "Meja 1")
    assert run("backup", str(tmp_path / "salinan")).return_value == 0
    before = (tmp_path / "server" / "server.db").read_bytes()
    done = run("restore", "--yes", str(tmp_path / "salinan"))
    assert (done.return_value, "Masa baru" in done.output) == (0, True)
    kept = re.findall(r"disimpan: (\S+)", done.output)
    assert Path(kept[0]).read_bytes() == before
    assert "UTUH" in run("verify").output
    assert run("export", str(tmp_path / "keluar")).exit_code == 0


def test_options_that_do_not_fit_are_refused(run: Callable[..., Result], tmp_path: Path) -> None:
    for options, word in (
        (("--workers", "2"), "PostgreSQL"),
        (("--cert", "x.pem"), "keduanya"),
        (("--port", "0", "--host", "203.0.113.9"), "bukan alamat"),
        (("--port", "0", "--host", "127.0.0.1", "--cert", __file__, "--key", __file__), "tidak terbaca"),
    ):
        assert word in str(run(*options).exception), options
    (tmp_path / "tanda.jsonl").write_text("{}\n")
    assert "bukan tanda terima" in str(run("verify", "--receipts", str(tmp_path / "tanda.jsonl")).exception)


def test_what_a_station_scans() -> None:
    found = joining_text(ServerAddress("https://[::1]:8443", "S1", "ab"), "AAAA-BBBB")
    assert found.startswith(SCHEME)
    assert parse_qs(found.removeprefix(SCHEME)) == {
        "alamat": ["https://[::1]:8443"],
        "kode": ["AAAA-BBBB"],
        "server": ["S1"],
        "sertifikat": ["ab"],
    }
    assert url_of("fd00::1", 80, is_secure=False) == "http://[fd00::1]:80"
    assert reachable_host("10.1.2.3") == "10.1.2.3"


def test_a_server_runs_with_a_certificate_of_its_own_until_it_is_stopped(tmp_path: Path) -> None:
    """One second: a process of its own, as `python main.py server` starts it."""
    arguments = ["server", "--data", str(tmp_path), "--host", "127.0.0.1", "--port", "0"]
    with subprocess.Popen(
        [sys.executable, "-c", START, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            lines = iter(process.stdout.readline, "")
            text = next(line.strip() for line in lines if line.startswith(SCHEME))
            parts = {key: value[0] for key, value in parse_qs(text.removeprefix(SCHEME)).items()}
            # As a station does: fetch the certificate, compare its hash, trust it and no other.
            host, _, port = parts["alamat"].removeprefix("https://").partition(":")
            shown = tmp_path / "dikenal.pem"
            shown.write_text(ssl.get_server_certificate((host, int(port))))
            assert certificate_hash(shown) == parts["sertifikat"]
            assert "127.0.0.1" in names_of(shown)
            body = json.dumps({"code": parts["kode"], "device_id": "meja-1"})
            answer = requests.post(
                f"{parts['alamat']}/v1/enrol",
                data=body,
                headers={"Content-Type": "application/json"},
                verify=str(shown),
                timeout=20,
            )
            assert (answer.status_code, answer.json()["role"]) == (201, "operator")
            assert answer.json()["server_id"] == parts["server"]
            again = subprocess.run(
                [sys.executable, "-c", START, *arguments], capture_output=True, text=True, check=False
            )
            assert (again.returncode, "sudah berjalan" in again.stderr) == (2, True)
        finally:
            process.send_signal(signal.SIGTERM)
            rest = process.stdout.read() if process.stdout else ""
        assert process.wait(20) == 0
        assert rest.endswith("Server berhenti.\n")
