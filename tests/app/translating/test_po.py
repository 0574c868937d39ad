"""A file out, a file back: nothing of a person is lost, nothing that was not asked is written."""

from datetime import datetime
from io import BytesIO

import pytest
from babel.messages.pofile import read_po, write_po
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.content.actions import put_translation
from app.content.models import MACHINE, PERSON
from app.translating.po import NoCatalog, export, take_in
from tests import factories
from tests.factories import AT

NOW = datetime(2026, 11, 23, 9, 0)


@pytest.fixture
def service(session):
    return factories.service(session, summary="Hulp met brieven.", next_step="Loop zo binnen.")


@pytest.fixture
def person(session):
    return factories.person(session)


def with_words(content, **words):
    """The file as a translator sends it back: other words for some Dutch."""
    catalog = read_po(BytesIO(content))
    for message in catalog:
        if message.id in words:
            message.string = words[message.id]
            message.flags.discard("fuzzy")
    buffer = BytesIO()
    write_po(buffer, catalog)
    return buffer.getvalue()


def bring(session, person, content):
    return take_in(session, "pl", content, by=person.id, at=AT)


def in_polish(text):
    return next((each for each in text.translations if each.language == "pl"), None)


def test_what_was_translated_outside_stands_as_a_persons_words(session, service, person):
    content = with_words(export(session, "pl", NOW), **{"Hulp met brieven.": "Pomoc w pismach."})
    found = bring(session, person, content)
    assert (found.written, found.unknown) == (1, 0)
    made = in_polish(service.summary)
    assert (made.value, made.origin, made.reviewed_by) == ("Pomoc w pismach.", PERSON, person.id)
    assert in_polish(service.next_step) is None
    assert bring(session, person, content).written == 0


def test_a_draft_is_fuzzy_in_the_file_and_stays_one_until_somebody_says_it_is_right(session, service, person):
    put_translation(service.summary, "pl", "Pomoc.", origin=MACHINE)
    content = export(session, "pl", NOW)
    assert b"fuzzy" in content
    assert bring(session, person, content).written == 0
    assert in_polish(service.summary).origin == MACHINE
    bring(session, person, with_words(content, **{"Hulp met brieven.": "Pomoc."}))
    assert in_polish(service.summary).origin == PERSON


def test_words_that_somebody_wrote_after_the_export_stay(session, service, person):
    put_translation(service.summary, "pl", "Stare słowa.", origin=PERSON)
    content = with_words(export(session, "pl", NOW), **{"Hulp met brieven.": "Z pliku."})
    put_translation(service.summary, "pl", "Nowe słowa.", origin=PERSON)
    assert bring(session, person, content).kept == 1
    assert in_polish(service.summary).value == "Nowe słowa."


def test_when_the_dutch_changed_after_the_export_the_words_are_kept_as_behind(session, service, person):
    content = with_words(export(session, "pl", NOW), **{"Hulp met brieven.": "Pomoc w pismach."})
    factories.save(session, service, {"summary": "Hulp met formulieren."})
    assert bring(session, person, content).behind == 1
    made = in_polish(service.summary)
    assert made.source_digest != service.summary.digest


def test_a_text_that_is_no_longer_on_the_site_is_counted_and_left_alone(session, service, person):
    content = with_words(export(session, "pl", NOW), **{"Hulp met brieven.": "Pomoc w pismach."})
    factories.withdraw(session, service)
    assert bring(session, person, content).unknown == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\xff\xfe", b"PK\x03\x04 a spreadsheet", b'msgid "a"\nmsgstr "b"\n', b"x" * (5 * 1024 * 1024 + 1)],
)
def test_what_is_no_catalog_of_ours_changes_nothing(session, service, person, content):
    with pytest.raises(NoCatalog):
        bring(session, person, content)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=80) | WORDS.map(str.encode))
def test_no_file_breaks_it(session, person, content):
    with pytest.raises(NoCatalog):
        bring(session, person, content)
