"""`noordwijzer doctor`: is the installation configured, and what has to be filled in before it opens."""

import click
from flask import current_app

from app.areas.queries import area_chain
from app.cli import in_app
from app.config import Settings
from app.db import db
from app.directory.gaps import MISSING, gaps
from app.directory.queries import FALLBACK_SERVICE, fallback
from app.languages import LANGUAGES, SOURCE
from app.migrate import is_current

SHOWN = 20


@click.command()
@click.option("--all", "show_all", is_flag=True, help="Show every gap, not only the most urgent ones.")
@in_app
def doctor(show_all: bool) -> None:
    """Say whether the configuration can work, and what is missing in the content, most urgent first."""
    settings: Settings = current_app.config["SETTINGS"]
    for is_right, sentence in _checks(settings):
        click.echo(f"{'ok  ' if is_right else 'TODO'}  {sentence}")
    if is_current(db.engine):
        _say_gaps(settings.area, show_all)


def _checks(settings: Settings) -> list[tuple[bool, str]]:
    offered = [language.code for language in LANGUAGES if language.complete]
    local = settings.base_url.startswith(("http://127.", "http://localhost"))
    checks = [
        (not local, f"address: {settings.base_url}{' (NOORDWIJZER_BASE_URL: only this computer)' if local else ''}"),
        (settings.secure_cookies, "sign-in cookies over HTTPS only (NOORDWIJZER_SECURE_COOKIES)"),
        (bool(settings.contact), f"contact (NOORDWIJZER_CONTACT): {settings.contact or 'not set'}"),
        (bool(settings.smtp_host), f"mail (NOORDWIJZER_SMTP_HOST): {settings.smtp_host or 'not set, mail waits'}"),
        (len(offered) == len(LANGUAGES), f"languages offered: {', '.join(offered)} ({len(LANGUAGES)} planned)"),
    ]
    if not is_current(db.engine):
        return [*checks, (False, "database: run `noordwijzer migrate`")]
    chain = [area.name for area in area_chain(db.session, settings.area).areas]
    area = " < ".join(chain) or f"{settings.area} is not loaded, so no help is shown; run `noordwijzer load-content`"
    shared = fallback(db.session, SOURCE)
    number = shared.phone if shared else f"publish the service {FALLBACK_SERVICE} with a number"
    return [
        *checks,
        (True, f"database: {settings.engine_url.partition('@')[2] or settings.engine_url}"),
        (bool(chain), f"area: {area}"),
        (shared is not None, f"number to fall back on: {number}"),
    ]


def _say_gaps(area: str, show_all: bool) -> None:
    found = gaps(db.session, area)
    shown = found if show_all else found[:SHOWN]
    click.echo(f"\n{len(found)} services have gaps to fill before opening, most urgent first:")
    for number, gap in enumerate(shown, start=1):
        click.echo(f"{number:3}. {gap.name} ({gap.slug}): {', '.join(MISSING[code] for code in gap.missing)}")
    if len(shown) < len(found):
        click.echo(f"     and {len(found) - len(shown)} more: noordwijzer doctor --all")


COMMANDS = (doctor,)
