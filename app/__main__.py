"""The command line `noordwijzer`: gathers each room's commands."""

import click

from app.cli import loading


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Noordwijzer: sociale kaart and activity board of Velsen-Noord."""


def _gather() -> None:
    from app import commands as foundation
    from app.accounts import commands as accounts
    from app.activities import commands as activities
    from app.directory import commands as directory
    from app.maps import commands as maps
    from app.outbox import commands as outbox
    from app.search import commands as search
    from app.starter import commands as starter
    from app.upkeep import commands as upkeep
    from kiosk import commands as kiosk

    for room in (foundation, accounts, directory, activities, maps, search, outbox, starter, upkeep, kiosk):
        for command in room.COMMANDS:
            main.add_command(command)


with loading():
    _gather()

if __name__ == "__main__":
    main()
