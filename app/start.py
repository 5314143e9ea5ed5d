"""Where the program begins, and nothing else.

Every worker process imports the file the program was started with once more (that is how spawn
finds what to run). So that file, and this one, must import nothing heavy: no worker needs Qt.
"""

from __future__ import annotations

import importlib
import sys


def main() -> None:
    """Hand over to the command line, which is loaded only in the process that a person started.

    `ctl` is called by buttons and scripts: it does not wait for the libraries of the screens.
    """
    module = "app.ctl" if sys.argv[1:2] == ["ctl"] else "app.cli"
    importlib.import_module(module).main()
