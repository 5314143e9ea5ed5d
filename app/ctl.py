"""`ctl`: the remote control from the command line, for scripts, for a second hand, and to try it out.

Exit codes: 0 done, 1 refused (the sentence says why), 2 wrong use, 3 no room answers.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Callable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec

import click

from app.answers import answer
from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import duration
from app.remote.refusals import Refused, Unreachable
from app.settings.credentials import Credentials
from app.settings.paths import find_paths
from app.settings.remote_contact import find_contact
from app.settings.remote_token import remote_token

if TYPE_CHECKING:
    from app.remote.client import RemoteClient

TOKEN_VARIABLE = "RUANG_KENDALI_TOKEN"
"""Where the token of a room on another computer is read from; an argument would be seen by others."""

_REFUSED, _NO_ROOM = 1, 3
_TALLY = {"speaking": "BICARA", "waiting": "ANTRE", "asking": "MINTA"}
_KIND = {"interupsi": "Interupsi", "teknis": "Perbaikan teknis", "arahan": "Arahan", "tanggapan": "Tanggapan"}
_LINK = {"live": "", "connecting": "menyambung", "stalled": "membeku", "lost": "terputus", "off": "tidak dipakai"}

_P = ParamSpec("_P")
Json = Mapping[str, Any]


def _answered(act: Callable[_P, None]) -> Callable[_P, None]:
    """Turn what the room says into sentences and exit codes."""

    @wraps(act)
    def run(*args: _P.args, **options: _P.kwargs) -> None:
        try:
            act(*args, **options)
        except (Refused, Unreachable) as error:
            click.echo(str(error), err=True)
            sys.exit(_REFUSED if isinstance(error, Refused) else _NO_ROOM)

    return run


@click.group("ctl")
@click.option("--url", default="", help=f"Ruang kendali di komputer lain; kuncinya dari variabel {TOKEN_VARIABLE}.")
@click.pass_context
def ctl(context: click.Context, url: str) -> None:
    """Kendalikan sidang yang sedang berjalan di komputer ini."""
    context.obj = url


def main() -> None:
    """Run `ctl` alone, without the rest of the command line."""
    answer(ctl, sys.argv[2:])


@ctl.command("state")
@click.option("--json", "as_json", is_flag=True, help="Tampilkan JSON apa adanya.")
@click.pass_obj
@_answered
def state(url: str, as_json: bool) -> None:
    """Tampilkan keadaan sidang."""
    found = _client(url).state()
    click.echo(json.dumps(found, ensure_ascii=False, indent=1) if as_json else _state_text(found))


@ctl.command("watch")
@click.pass_obj
@_answered
def watch(url: str) -> None:
    """Ikuti keadaan sidang: satu baris JSON setiap kali berubah. Berhenti dengan Ctrl+C."""
    for found in _client(url).watch():
        click.echo(json.dumps(found, ensure_ascii=False))
        # A script behind a pipe reads it now, not when the pipe is full.
        sys.stdout.flush()
    raise Unreachable(QT_TRANSLATE_NOOP("remote", "Ruang kendali ditutup."))


@ctl.command("commands")
@click.pass_obj
@_answered
def list_commands(url: str) -> None:
    """Tampilkan semua perintah dan argumennya."""
    for command in _client(url).commands():
        click.echo(_command_text(command))


@ctl.command("run")
@click.argument("command_id", metavar="PERINTAH")
@click.argument("pairs", nargs=-1, metavar="[NAMA=NILAI]...")
@click.pass_obj
@_answered
def run(url: str, command_id: str, pairs: tuple[str, ...]) -> None:
    """Jalankan satu perintah, misalnya: run floor.extend seconds=30."""
    _run(url, command_id, dict(_pair(text) for text in pairs))


@ctl.command("grant")
@click.argument("site", metavar="LOKASI")
@click.pass_obj
@_answered
def grant(url: str, site: str) -> None:
    """Beri kesempatan bicara kepada LOKASI (PJG, F5, atau kode wilayah)."""
    _run(url, "floor.grant", {"site": site})


@ctl.command("next")
@click.pass_obj
@_answered
def call_next(url: str) -> None:
    """Panggil yang berikutnya dalam antrean."""
    _run(url, "floor.next", {})


@ctl.command("token")
def token() -> None:
    """Tampilkan kunci akses (token) kendali jarak jauh; dibuat bila belum ada."""
    paths = find_paths()
    contact = find_contact(paths.remote_contact)
    click.echo(remote_token(contact.credential if contact else "", Credentials().password, paths.remote_token))


def _client(url: str) -> RemoteClient:
    if url:
        given = os.environ.get(TOKEN_VARIABLE, "")
        if not given:
            raise UserError(
                QT_TRANSLATE_NOOP("remote", "Variabel {variable} belum diisi kunci akses (token).").format(
                    variable=TOKEN_VARIABLE
                ),
                QT_TRANSLATE_NOOP("remote", "Lihat kuncinya dengan perintah ctl token di komputer ruang kendali."),
            )
        return _client_of(url.rstrip("/"), given)
    paths = find_paths()
    contact = find_contact(paths.remote_contact)
    if contact is None:
        raise Unreachable(
            QT_TRANSLATE_NOOP("remote", "Tidak ada sidang yang dapat dikendalikan di komputer ini."),
            QT_TRANSLATE_NOOP("remote", "Jalankan sidang dengan [remote] enabled = true di berkas sesinya."),
        )
    return _client_of(contact.url, remote_token(contact.credential, Credentials().password, paths.remote_token))


def _client_of(url: str, given: str) -> RemoteClient:
    # A room that starts loads this module, too, and does not wait for the library for HTTP.
    client: type[RemoteClient] = importlib.import_module("app.remote.client").RemoteClient
    return client(url, given)


def _run(url: str, command_id: str, arguments: Mapping[str, str]) -> None:
    click.echo(_floor_text(_client(url).run(command_id, arguments)))


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name or name == "command":
        raise click.UsageError(f"Argumen ditulis NAMA=NILAI, bukan {text}.")
    return name, value


def _state_text(found: Json) -> str:
    lines = [f"{found['session']['title']}, {found['session']['date']}", _floor_text(found), ""]
    for site in found["sites"]:
        mark = _TALLY.get(site["tally"], "")
        place = f"{mark} {site['position']}" if site["position"] else mark
        lines.append(
            f"{site['key']:<9} {site['short']}  {site['name']:<24.24}  {place:<8}  {_LINK[site['link']]}".rstrip()
        )
    return "\n".join(lines)


def _floor_text(found: Json) -> str:
    floor = found["floor"]
    turn = floor["speaking"]
    queue = ", ".join(request["name"] for request in floor["queue"])
    waiting = f" Antrean: {queue}." if queue else ""
    if turn is None:
        return f"Forum kosong.{waiting}"
    who = ", ".join(part for part in (turn["speaker"], turn["office"]) if part)
    named = f" ({who})" if who else ""
    word = _KIND.get(turn["kind"], "Bicara")
    return f"{word}: {turn['name']}{named}, sisa {duration(turn['remaining_s'])}.{waiting}"


def _command_text(command: Json) -> str:
    words = [
        f"{argument['name']}=…" if argument["required"] else f"[{argument['name']}={argument['default']}]"
        for argument in command["arguments"]
    ]
    lines = [f"{' '.join([command['id'], *words]):<34}  {command['title']}"]
    return "\n".join([*lines, *(f"    {argument['name']}: {argument['help']}" for argument in command["arguments"])])
