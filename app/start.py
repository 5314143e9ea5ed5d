"""Where the program begins, and nothing else.

Every worker process imports the file the program was started with once more (that is how spawn
finds what to run). So that file, and this one, must import nothing heavy: no worker needs Qt.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

_ALONE = {"ctl": "app.ctl", "server": "app.server_commands"}


def main() -> None:
    """Hand over to the command line, which is loaded only in the process that a person started.

    `ctl` is called by buttons and scripts, and a server may have no screen: they do not load its libraries.
    """
    module = _ALONE.get("".join(sys.argv[1:2]), "app.cli")
    prepare(sys.argv[1:])
    importlib.import_module(module).main()


def prepare(arguments: Sequence[str]) -> None:
    """Let the feed workers' modules be loaded by one processor while another one loads the screen.

    Only for a room: a command like `doctor` has no use for them. A wrong guess costs time, nothing else.
    """
    if any(argument == "--demo" or argument.startswith("--session") for argument in arguments):
        importlib.import_module("app.process.child").warm_up("app.video.worker")
