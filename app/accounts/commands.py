"""`noordwijzer create-person`: makes somebody who may sign in to the back office."""

from datetime import UTC, datetime

import click

from app.accounts import passwords
from app.accounts.actions import AccountError, create_first_admin
from app.accounts.actions import create_person as make_person
from app.accounts.models import EDITOR, ROLES
from app.accounts.sessions import hasher
from app.cli import Refusal, in_app
from app.db import begin_write, db

SENTENCES = {
    "email": "{email!r} is not a mail address.",
    "name": "a person needs a name of at most 100 characters.",
    "taken": "there is somebody with the address {email} already.",
}


@click.command("create-person")
@click.option("--email", help="Address to sign in with.")
@click.option("--name", help="How the person is called in the history of changes.")
@click.option("--role", type=click.Choice(ROLES), default=EDITOR, show_default=True)
@click.option("--first", is_flag=True, help="Make the first admin, once; does nothing when there is an admin.")
@in_app
def create_person(email: str | None, name: str | None, role: str, first: bool) -> None:
    """Make a person with a random password, shown once, to be changed at the first sign-in."""
    begin_write(db.session)
    if first:
        _create_first()
        return
    if not email or not name:
        raise Refusal("give --email and --name, or --first for the first admin.")
    password = passwords.readable()
    try:
        person = make_person(
            db.session,
            email=email,
            name=name,
            role=role,
            password=password,
            hasher=hasher(),
            by=None,
            at=datetime.now(UTC),
        )
    except AccountError as error:
        raise Refusal(SENTENCES[error.code].format(email=email)) from error
    db.session.commit()
    _say(person.email, password)


def _create_first() -> None:
    try:
        made = create_first_admin(db.session, hasher=hasher(), at=datetime.now(UTC))
    except AccountError as error:
        raise Refusal(
            "there is no active admin, but the address of the first one is in use; make one with --email and --name."
        ) from error
    if made is None:
        click.echo("There is an admin already; nothing was changed.")
        return
    db.session.commit()
    _say(made[0].email, made[1])


def _say(email: str, password: str) -> None:
    click.echo(f"First sign-in:  {email}")
    click.echo(f"Password:       {password}")
    click.echo("It is shown only now; at the first sign-in you choose your own.")


COMMANDS = (create_person,)
