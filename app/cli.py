"""What every command of the command line shares: the application around it, and refusals in one sentence."""

import functools
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError

from app.config import WrongSetting


class Refusal(click.ClickException):
    """One clear sentence on the error stream, and exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"noordwijzer: {self.message}", err=True)


@contextmanager
def loading() -> Iterator[None]:
    """What is loaded stays: looking for garbage in it meanwhile would take a fifth of the start."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def in_app(function: Callable[..., Any]) -> Callable[..., Any]:
    """Run a command inside the application; what stops it is said in words, without a traceback."""

    @functools.wraps(function)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        with loading():
            from app import create_app
            from app.db import db
            from app.migrate import NewerDatabase, state

        engine = None
        try:
            with loading():
                application = create_app()
            with application.app_context():
                engine = db.engine
                state(engine)  # Whatever the command does, it does not do it to a newer database.
                return function(*args, **kwargs)
        except WrongSetting as error:
            raise Refusal(str(error)) from error
        except NewerDatabase as error:
            raise Refusal(
                f"the database is newer than this code (revision {error}); "
                "install the newer code, or restore the backup."
            ) from error
        except (OperationalError, ProgrammingError) as error:
            raise Refusal(database_sentence(error)) from error
        finally:
            if engine is not None:
                engine.dispose()

    return wrapped


def database_sentence(error: DBAPIError) -> str:
    """What is wrong with the database, without its password or our internals."""
    cause = str(error.orig).strip().splitlines()[0]
    if "locked" in cause:
        return "the database is locked by another program; stop that program and try again."
    if "no such table" in cause or ("relation" in cause and "does not exist" in cause):
        return "the database is empty; run `noordwijzer migrate` first."
    return f"the database does not answer: {cause}"
