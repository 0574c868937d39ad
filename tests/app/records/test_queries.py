import uuid

import pytest

from app.records import actions
from app.records.models import PUBLISHED
from app.records.queries import Moved, NotThere, Withdrawn, any_record, pending_revision, public_record, record_of_code
from tests.app.records.sample import AT, SAMPLE, document


@pytest.fixture
def record(session):
    return actions.create(session, SAMPLE, document(), by=None, at=AT, state=PUBLISHED)


def test_a_published_record_is_found_by_its_slug(session, record):
    assert public_record(session, SAMPLE, "buurthuis") is record


def test_an_old_slug_leads_to_the_new_one(session, record):
    actions.save(session, SAMPLE, record, document("nieuw"), by=None, at=AT)
    with pytest.raises(Moved) as moved:
        public_record(session, SAMPLE, "buurthuis")
    assert moved.value.slug == "nieuw"


def test_a_withdrawn_record_is_said_to_be_withdrawn_by_its_old_slug_too(session, record):
    actions.save(session, SAMPLE, record, document("nieuw"), by=None, at=AT)
    actions.withdraw(session, SAMPLE, record, by=None, at=AT)
    for slug in ("buurthuis", "nieuw"):
        with pytest.raises(Withdrawn):
            public_record(session, SAMPLE, slug)


def test_a_draft_is_not_known_to_readers_but_to_staff(session):
    draft = actions.create(session, SAMPLE, document("concept"), by=None, at=AT)
    with pytest.raises(NotThere):
        public_record(session, SAMPLE, "concept")
    assert any_record(session, SAMPLE, "concept") is draft


def test_an_unknown_slug_is_not_there_for_anybody(session):
    for find in (public_record, any_record):
        with pytest.raises(NotThere):
            find(session, SAMPLE, "onbekend")


def test_a_code_is_found_in_any_letter_case_and_only_for_its_kind(session, record):
    assert record_of_code(session, SAMPLE, record.code.lower()) == record.id
    other = type(SAMPLE)("other", SAMPLE.model, SAMPLE.snapshot, SAMPLE.apply)
    with pytest.raises(NotThere):
        record_of_code(session, other, record.code)


def test_a_record_without_a_proposal_has_none_pending(session):
    assert pending_revision(session, uuid.uuid4()) is None
