"""How every command of the command line ends: an error that a person can mend is a sentence, not a traceback."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from app.domain.errors import AppError


def answer(commands: click.Group, arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command of `commands`, by default the one this process was started with, and exit with its code."""
    # Commands answer in sentences; what workers log beside that would only frighten people.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        # Without standalone mode click returns the code of `context.exit`.
        code = commands(arguments, standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Abort:
        sys.exit(130)
    except AppError as error:
        click.echo(f"{error.message}\n{error.advice}".strip(), err=True)
        sys.exit(2)
