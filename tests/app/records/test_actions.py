"""The life of a record, on both databases."""

import uuid

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.changes.queries import history
from app.content.models import MACHINE, PERSON, TextTranslation
from app.db import begin_write
from app.directory.models import Organization
from app.records import actions, codes, proposing
from app.records.kinds import EditConflict, SlugTaken, WrongState
from app.records.models import DRAFT, PUBLISHED, WITHDRAWN, Revision, ShortCode, SlugHistory
from tests.app.records.sample import AT, SAMPLE, document

EDITOR = uuid.UUID(int=1)


def create(session: Session, slug: str = "buurthuis", **values: str) -> Organization:
    return actions.create(session, SAMPLE, document(slug, **values), by=EDITOR, at=AT)


def save(session: Session, record: Organization, expected: int | None = None, **values: str):
    changed = {**SAMPLE.snapshot(session, record), **values}
    return actions.save(session, SAMPLE, record, changed, by=EDITOR, at=AT, expected_version=expected)


def test_a_new_record_is_a_draft_with_version_one_a_code_and_its_history(session):
    record = create(session)
    assert (record.state, record.version) == (DRAFT, 1)
    assert len(record.code) == 4
    [change] = history(session, "sample", record.id)
    assert (change.action, change.version, change.by, change.at) == ("created", 1, EDITOR, AT)
    assert change.differences["name"] == [None, "Het buurthuis"]


def test_a_record_can_be_born_published(session):
    record = actions.create(session, SAMPLE, document(), by=None, at=AT, state=PUBLISHED)
    assert record.is_public
    assert [change.action for change in history(session, "sample", record.id)] == ["published"]
    assert record.version == 1


def test_saving_counts_a_version_and_notes_what_differs(session):
    record = create(session)
    change = save(session, record, website="https://voorbeeld.nl")
    assert record.version == 2
    assert change.differences == {"website": ["", "https://voorbeeld.nl"]}


def test_a_changed_text_alone_is_a_new_version_too(session):
    record = create(session, summary="Koffie en een praatje.")
    save(session, record, summary="Koffie, thee en een praatje.")
    assert record.version == 2


def test_saving_the_same_again_changes_nothing(session):
    record = create(session, summary="Koffie.")
    assert save(session, record) is None
    assert record.version == 1
    assert len(history(session, "sample", record.id)) == 1


def test_a_save_from_an_older_version_is_a_conflict_that_shows_what_stands(session):
    record = create(session)
    save(session, record, expected=1, website="https://een.nl")
    with pytest.raises(EditConflict) as conflict:
        save(session, record, expected=1, website="https://twee.nl")
    assert conflict.value.document["website"] == "https://een.nl"
    assert conflict.value.record is record
    assert record.version == 2


def test_of_two_people_at_once_the_second_is_told(open_session):
    """Each reads version 1 in a transaction of its own; only one of them can save version 2."""
    setup = open_session()
    record_id = create(setup).id
    setup.commit()
    mine, yours = open_session(), open_session()
    if mine.get_bind().dialect.name == "sqlite":
        my_record = begin_write(mine).get_one(Organization, record_id)
    else:
        my_record = mine.get_one(Organization, record_id)
        your_record = yours.get_one(Organization, record_id)
        assert your_record.version == 1
    save(mine, my_record, expected=1, website="https://mijn.nl")
    mine.commit()
    if yours.get_bind().dialect.name == "sqlite":
        your_record = begin_write(yours).get_one(Organization, record_id)
    with pytest.raises(EditConflict) as conflict:
        save(yours, your_record, expected=1, website="https://uw.nl")
    assert conflict.value.document["website"] == "https://mijn.nl"
    yours.commit()
    assert open_session().get_one(Organization, record_id).version == 2


def test_a_slug_of_another_record_is_refused_now_and_later(session):
    create(session, "eerste")
    second = create(session, "tweede")
    with pytest.raises(SlugTaken):
        create(session, "eerste")
    with pytest.raises(SlugTaken):
        save(session, second, slug="eerste")
    assert second.slug == "tweede"


def test_a_slug_once_used_is_never_given_to_another_record(session):
    first = create(session, "oud")
    save(session, first, slug="nieuw")
    session.commit()
    with pytest.raises(SlugTaken):
        create(session, "oud")


def test_a_record_may_take_its_own_old_slug_back(session):
    record = create(session, "oud")
    save(session, record, slug="nieuw")
    save(session, record, slug="oud")
    assert record.slug == "oud"
    assert set(session.scalars(select(SlugHistory.slug))) == {"oud", "nieuw"}


def test_a_code_is_never_given_twice(session, monkeypatch):
    letters = iter("AAAAAAAABBBB")
    monkeypatch.setattr(codes.secrets, "choice", lambda _alphabet: next(letters))
    assert create(session, "eerste").code == "AAAA"
    assert create(session, "tweede").code == "BBBB"


def test_the_code_of_a_withdrawn_record_stays_taken(session):
    record = create(session)
    actions.withdraw(session, SAMPLE, record, by=EDITOR, at=AT)
    assert session.get(ShortCode, record.code).record_id == record.id


def test_publish_withdraw_and_publish_again(session):
    record = create(session)
    actions.publish(session, SAMPLE, record, by=EDITOR, at=AT)
    actions.withdraw(session, SAMPLE, record, by=EDITOR, at=AT)
    assert record.state == WITHDRAWN
    actions.publish(session, SAMPLE, record, by=EDITOR, at=AT)
    assert [change.action for change in history(session, "sample", record.id)] == [
        "published",
        "withdrawn",
        "published",
        "created",
    ]
    assert record.version == 4


def test_a_step_that_does_not_exist_from_this_state_is_refused(session):
    record = create(session)
    actions.publish(session, SAMPLE, record, by=EDITOR, at=AT)
    with pytest.raises(WrongState):
        actions.publish(session, SAMPLE, record, by=EDITOR, at=AT)
    actions.withdraw(session, SAMPLE, record, by=EDITOR, at=AT)
    with pytest.raises(WrongState):
        actions.withdraw(session, SAMPLE, record, by=EDITOR, at=AT)


def propose(session: Session, record: Organization, **values: str) -> Revision:
    return proposing.propose(session, SAMPLE, record, values, by=EDITOR, at=AT)


def test_a_proposal_waits_beside_the_record_and_changes_nothing_yet(session):
    record = create(session)
    propose(session, record, website="https://voorstel.nl")
    assert (record.website, record.version) == ("", 1)
    assert history(session, "sample", record.id)[0].action == "proposed"


def test_at_most_one_proposal_waits(session):
    record = create(session)
    propose(session, record, website="https://een.nl")
    propose(session, record, website="https://twee.nl")
    [waiting] = session.scalars(select(Revision))
    assert waiting.document["website"] == "https://twee.nl"


def test_an_approved_proposal_becomes_the_record(session):
    record = create(session)
    propose(session, record, website="https://voorstel.nl")
    change = proposing.approve_revision(session, SAMPLE, record, by=EDITOR, at=AT)
    assert record.website == "https://voorstel.nl"
    assert (record.version, change.action) == (2, "approved")
    assert session.get(Revision, record.id) is None


def test_a_proposal_on_an_older_version_is_a_conflict(session):
    record = create(session)
    propose(session, record, website="https://voorstel.nl")
    save(session, record, summary="Intussen anders.")
    with pytest.raises(EditConflict):
        proposing.approve_revision(session, SAMPLE, record, by=EDITOR, at=AT)
    assert session.get(Revision, record.id) is not None


def test_a_rejected_proposal_is_gone_but_its_words_stay_in_the_history(session):
    record = create(session)
    propose(session, record, website="https://voorstel.nl")
    proposing.reject_revision(session, SAMPLE, record, by=EDITOR, at=AT)
    assert session.get(Revision, record.id) is None
    newest = history(session, "sample", record.id)[0]
    assert newest.action == "rejected"
    assert newest.differences["document"][0]["website"] == "https://voorstel.nl"
    assert record.version == 1


@pytest.mark.parametrize("step", [proposing.approve_revision, proposing.reject_revision])
def test_without_a_proposal_there_is_nothing_to_decide(session, step):
    with pytest.raises(WrongState):
        step(session, SAMPLE, create(session), by=EDITOR, at=AT)


def test_every_earlier_version_can_be_read_and_restored(session):
    record = create(session, website="https://een.nl")
    save(session, record, website="https://twee.nl", summary="Nieuw.")
    actions.publish(session, SAMPLE, record, by=EDITOR, at=AT)
    propose(session, record, website="https://voorstel.nl")
    save(session, record, slug="anders")
    assert actions.document_at(session, SAMPLE, record, 1) == document(website="https://een.nl")
    assert actions.document_at(session, SAMPLE, record, 3) == document(website="https://twee.nl", summary="Nieuw.")
    actions.restore(session, SAMPLE, record, 1, by=EDITOR, at=AT)
    assert SAMPLE.snapshot(session, record) == document(website="https://een.nl")
    assert record.is_public, "restoring words does not take a record away from readers"


@pytest.mark.parametrize("version", [0, 2, 99])
def test_a_version_that_never_was_cannot_be_restored(session, version):
    with pytest.raises(WrongState):
        actions.restore(session, SAMPLE, create(session), version, by=EDITOR, at=AT)


def translate(session: Session, record: Organization, value: str, origin: str):
    options = {"origin": origin, "by": EDITOR, "at": AT}
    return actions.translate(session, SAMPLE, record, "summary", record.summary, "pl", value, **options)


def test_a_translation_counts_as_a_version_of_its_record(session):
    record = create(session, summary="Koffie.")
    change = translate(session, record, "Kawa.", MACHINE)
    assert record.version == 2
    assert change.differences == {"summary.pl": [None, "Kawa."]}


def test_a_person_who_confirms_a_machine_text_leaves_a_trace(session):
    record = create(session, summary="Koffie.")
    translate(session, record, "Kawa.", MACHINE)
    change = translate(session, record, "Kawa.", PERSON)
    assert change is not None
    assert record.version == 3
    assert session.scalar(select(TextTranslation.origin)) == PERSON
    assert translate(session, record, "Kawa.", PERSON) is None


def test_restoring_words_leaves_translations_alone(session):
    record = create(session, summary="Koffie.")
    translate(session, record, "Kawa.", MACHINE)
    save(session, record, website="https://een.nl")
    actions.restore(session, SAMPLE, record, 1, by=EDITOR, at=AT)
    assert session.scalar(select(TextTranslation.value)) == "Kawa."
