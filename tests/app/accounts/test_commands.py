import re

import pytest

FIRST = "beheer@noordwijzer.local"


@pytest.fixture(scope="module")
def noordwijzer(run_command, tmp_path_factory):
    """The command line on an installation of its own, with its database made."""
    folder = str(tmp_path_factory.mktemp("installation"))

    def run(*words):
        return run_command(*words, NOORDWIJZER_DATA_DIR=folder)

    assert run("migrate").returncode == 0
    return run


def test_the_first_password_is_shown_once_and_nothing_secret_after_that(noordwijzer):
    first = noordwijzer("create-person", "--first")
    again = noordwijzer("create-person", "--first")

    assert first.returncode == again.returncode == 0
    assert FIRST in first.stdout
    assert re.search(r"Password: +([a-z]{6}-){3}[a-z]{6}\n", first.stdout)
    assert again.stdout == "There is an admin already; nothing was changed.\n"
    assert "assword" not in first.stderr + again.stderr


def test_one_address_is_given_to_one_person(noordwijzer):
    made = noordwijzer("create-person", "--email", "Noor@voorbeeld.nl", "--name", "Noor")
    taken = noordwijzer("create-person", "--email", "noor@voorbeeld.nl", "--name", "Noor")

    assert made.returncode == 0
    assert "noor@voorbeeld.nl" in made.stdout
    assert taken.returncode == 2
    assert taken.stderr == "noordwijzer: there is somebody with the address noor@voorbeeld.nl already.\n"
