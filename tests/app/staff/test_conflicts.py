from datetime import date, datetime, time

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, SelectMultipleField, StringField, TextAreaField

from app.forms import RecordForm, choices_of
from app.records.models import PUBLISHED
from app.staff.conflicts import compare, plain
from tests import factories
from tests.support.forms import fill_in
from tests.support.inspection import text_of


class TownForm(RecordForm):
    name = StringField("Naam")
    body = TextAreaField("Tekst")
    days = SelectMultipleField("Dagen", choices=choices_of({"MO": "maandag", "TU": "dinsdag"}))
    is_open = BooleanField("Open")


BEGAN = {"name": "Oud", "body": "Een.\nTwee.", "days": ["MO"], "is_open": False}


def typed(**changes):
    sent = {**BEGAN, "version": "1", **changes}
    return TownForm(MultiDict({name: value for name, value in sent.items() if value is not False}))


def standing(**changes):
    return TownForm(None, data={**BEGAN, **changes})


@pytest.fixture
def in_dutch(app):
    with app.test_request_context("/beheer/"):
        yield


@pytest.mark.usefixtures("in_dutch")
def test_what_only_the_other_changed_is_taken_over():
    form = typed(name="Van mij")

    conflict = compare(form, standing(body="Van de ander"), 2, base=standing())

    assert [(each.label, each.theirs) for each in conflict.taken_over] == [("Tekst", "Van de ander")]
    assert conflict.differences == []
    assert (form.name.data, form.body.data, form.version.data) == ("Van mij", "Van de ander", 2)
    assert "Van de ander" in form.body()


@pytest.mark.usefixtures("in_dutch")
def test_what_both_changed_is_shown_side_by_side_and_stays_as_typed():
    form = typed(name="Van mij", days=["MO", "TU"])

    conflict = compare(form, standing(name="Van de ander", days=[], is_open=True), 5, base=standing(), by="Noor")

    shown = [(each.label, each.mine, each.theirs) for each in conflict.differences]
    assert shown == [("Naam", "Van mij", "Van de ander"), ("Dagen", "maandag, dinsdag", "(leeg)")]
    assert [(each.label, each.mine, each.theirs) for each in conflict.taken_over] == [("Open", "nee", "ja")]
    assert form.name.data == "Van mij"
    assert form.days.data == ["MO", "TU"]
    assert form.is_open.data is True
    assert conflict.by == "Noor"


@pytest.mark.usefixtures("in_dutch")
def test_what_both_typed_alike_is_no_conflict():
    form = typed(name="Nieuw", body="Een.\r\nTwee.  ")

    conflict = compare(form, standing(name="Nieuw"), 2, base=standing())

    assert (conflict.differences, conflict.taken_over) == ([], [])


@pytest.mark.usefixtures("in_dutch")
def test_without_the_version_one_began_with_everything_is_shown_and_nothing_taken():
    form = typed()

    conflict = compare(form, standing(body="Van de ander"), 2)

    assert [each.label for each in conflict.differences] == ["Tekst"]
    assert form.body.data == "Een.\nTwee."


@pytest.mark.usefixtures("in_dutch")
@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "(leeg)"),
        ([], "(leeg)"),
        (True, "ja"),
        (False, "nee"),
        (0, "0"),
        (datetime(2026, 11, 23, 9, 30), "23-11-2026 09:30"),
        (date(2026, 11, 23), "23-11-2026"),
        (time(9, 30), "09:30"),
        (["een", "twee"], "een | twee"),
        ({"number": "14 0255", "language": ""}, "number: 14 0255"),
    ],
)
def test_a_value_is_read_as_a_person_would_say_it(value, words):
    assert plain(value) == words


@pytest.fixture
def address(session):
    return f"/beheer/mededelingen/{factories.notice(session, body='Bel gerust.').slug}/"


def test_the_second_of_two_editors_is_told_and_keeps_every_word(session, client_of, address):
    first, second = client_of("editor"), client_of("editor")
    opened = second.get(address).page
    assert fill_in(first, address, title="De Stek is tot tien uur dicht.", body="Bel gerust!").status_code == 303

    met = fill_in(second, address, page=opened, title="De Stek is tot elf uur dicht.")

    assert met.status_code == 409
    told = text_of(met.page.xpath("//*[@id='conflict']")[0])
    assert "Noor de Wit heeft dit intussen ook veranderd." in told
    assert "De Stek is tot tien uur dicht." in told
    assert "De Stek is tot elf uur dicht." in told
    assert met.page.xpath("//*[@name='title']")[0].get("value") == "De Stek is tot elf uur dicht."
    assert text_of(met.page.xpath("//*[@name='body']")[0]) == "Bel gerust!"
    assert "tot tien uur" in first.get(address).text

    assert fill_in(second, address, page=met.page).status_code == 303
    assert "tot elf uur" in first.get(address).text


def test_in_another_field_the_second_editor_just_saves_again(session, client_of, address):
    first, second = client_of("editor"), client_of("editor")
    opened = second.get(address).page
    fill_in(first, address, body="Van de ander.")

    met = fill_in(second, address, page=opened, title="Van mij.")
    assert met.status_code == 409
    assert "U veranderde andere velden dan de ander." in text_of(met.page)
    fill_in(second, address, page=met.page)

    page = first.get(address).page
    assert page.xpath("//*[@name='title']/@value") == ["Van mij."]
    assert text_of(page.xpath("//*[@name='body']")[0]) == "Van de ander."


def test_a_third_editor_who_was_quicker_still_is_met_again(session, client_of, address):
    first, second, third = (client_of("editor") for _ in range(3))
    opened = second.get(address).page
    fill_in(first, address, title="Een.")
    met = fill_in(second, address, page=opened, title="Twee.")
    fill_in(third, address, title="Drie.")

    again = fill_in(second, address, page=met.page)

    assert again.status_code == 409
    assert "Drie." in text_of(again.page.xpath("//*[@id='conflict']")[0])


def test_a_made_up_version_is_no_fault(session, staff_client, address):
    for version in ("0", "-1", "999", "x", ""):
        answer = fill_in(staff_client, address, title="Anders.", version=version)
        assert answer.status_code in (409, 422), version


def test_a_conflict_publishes_nothing(session, client_of, client, address):
    first, second = client_of("editor"), client_of("editor")
    opened = second.get(address).page
    fill_in(first, address, title="De Stek is tot tien uur dicht.")
    fill_in(second, address, page=opened, title="De Stek is tot elf uur dicht.", step=PUBLISHED)

    assert "tot tien uur" in client.get("/nl/").text
