"""A recording says one wording: other words fall silent and come back to the list, on both databases."""

import pytest
from sqlalchemy import event

from app.areas.topics import TOPICS
from app.areas.urgent import DANGER, SENTENCE_BY_TEXT
from app.content.models import PERSON, digest_of
from app.recordings.models import SERVICE, TOPIC, URGENT
from app.recordings.overview import BEHIND, GOOD, MISSING, PAGE_SIZE, overview, recorded
from app.recordings.queries import line_of, playable, public_sound, urgent_lines
from app.translating.actions import approve_urgent
from app.translating.queries import urgent_rows
from tests import factories
from tests.support.voices import record

WARNING = "Bel bij gevaar 112."
NOW_DANGER = digest_of(DANGER.words)


@pytest.fixture
def service(session):
    return factories.service(
        session, summary="Hulp met brieven.", next_step="Loop zo binnen.", phones=[{"number": "14 0255"}]
    )


def listed(session, code, page=1):
    found = overview(session, code, page)
    return [*found.waiting, *found.done]


def state_of(session, kind, subject, code="nl"):
    return next(each.state for each in listed(session, code) if (each.line.kind, each.line.subject) == (kind, subject))


def can_play(session, kind, subject, code="nl"):
    line = line_of(session, kind, subject, code)
    return line is not None and (kind, line.wording.digest) in playable(session, code)


def test_what_most_people_need_most_is_asked_first(session, service):
    kinds = [each.line.kind for each in overview(session, "nl").waiting]
    assert kinds == sorted(kinds, key=[URGENT, TOPIC, SERVICE].index)
    assert kinds.count(TOPIC) == len(TOPICS)
    assert kinds.count(SERVICE) == 1


def test_within_its_kind_what_lost_its_voice_comes_first(session, service):
    record(session, SERVICE, service.id.hex, "nl")
    another = factories.service(session, name="Aaa")
    factories.save(session, service, {"summary": "Hulp met formulieren."})
    services = [each for each in listed(session, "nl") if each.line.kind == SERVICE]
    assert [(each.line.subject, each.state) for each in services] == [
        (service.id.hex, BEHIND),
        (another.id.hex, MISSING),
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"summary": "Hulp met formulieren."},
        {"next_step": "Maak eerst een afspraak."},
        {"alert": "Vandaag dicht."},
        {"name": "Papierhulp"},
        {"phones": [{"number": "14 0251"}]},
    ],
)
def test_when_any_word_or_the_number_changes_nobody_hears_the_old_ones(session, service, change):
    recording = record(session, SERVICE, service.id.hex, "nl")
    assert state_of(session, SERVICE, service.id.hex) == GOOD
    assert public_sound(session, recording.key) == recording.content
    factories.save(session, service, change)
    assert state_of(session, SERVICE, service.id.hex) == BEHIND
    assert not can_play(session, SERVICE, service.id.hex)
    assert public_sound(session, recording.key) is None


def test_what_is_not_read_aloud_may_change(session, service):
    recording = record(session, SERVICE, service.id.hex, "nl")
    factories.save(session, service, {"topics": ["werk"], "cost_text": "Gratis."})
    assert public_sound(session, recording.key) == recording.content


def test_old_words_that_come_back_are_heard_again(session, service):
    recording = record(session, SERVICE, service.id.hex, "nl")
    factories.save(session, service, {"summary": "Anders."})
    factories.save(session, service, {"summary": "Hulp met brieven."})
    assert public_sound(session, recording.key) == recording.content


def test_a_recording_is_for_one_language(session, service):
    record(session, TOPIC, "geld", "pl")
    assert state_of(session, TOPIC, "geld", "pl") == GOOD
    assert state_of(session, TOPIC, "geld", "ar") == MISSING


def test_a_service_is_read_only_in_languages_in_which_all_of_it_stands(session, service):
    factories.save(session, service, {"proper_name": False})
    assert line_of(session, SERVICE, service.id.hex, "pl") is None
    for text, words in ((service.name, "Pomoc"), (service.summary, "Pomoc w pismach."), (service.next_step, "Wejdź.")):
        factories.translation(text, "pl", words)
    line = line_of(session, SERVICE, service.id.hex, "pl")
    assert line.wording.lines[:3] == ("Pomoc", "Pomoc w pismach.", "Wejdź.")
    assert "14 0255" in line.wording.lines[3]
    assert "1 4, 0 2 5 5" in line.wording.spoken


def test_the_sound_of_a_withdrawn_service_is_withdrawn_and_can_still_be_taken_away(session, service):
    recording = record(session, SERVICE, service.id.hex, "nl")
    factories.withdraw(session, service)
    assert public_sound(session, recording.key) is None
    assert overview(session, "nl").left_over == [recording]


@pytest.mark.parametrize("facts", [{"state": "draft"}, {"is_example": True}])
def test_what_readers_do_not_need_is_not_asked_of_anybody(session, facts):
    service = factories.service(session, **facts)
    assert line_of(session, SERVICE, service.id.hex, "nl") is None


def test_an_urgent_sentence_is_few_words_with_the_number_until_it_is_approved(session):
    before = {each.subject: each for each in urgent_lines(session, "pl")}
    assert before[NOW_DANGER].wording.lines[-1] == "112"
    assert before[NOW_DANGER].waits_for_approval
    recording = record(session, URGENT, NOW_DANGER, "pl")
    me = factories.person(session).id
    for row in urgent_rows(session, "pl"):
        if row.value and not row.where:
            approve_urgent(session, "pl", row.key, seal=row.seal, by=me, at=factories.AT)
    after = {each.subject: each for each in urgent_lines(session, "pl")}
    assert NOW_DANGER not in after
    assert digest_of("Is er nu gevaar? Bel 112.") in after
    assert public_sound(session, recording.key) is None, "these few words stand with no topic any more"


def test_the_same_warning_with_several_services_is_read_once(session):
    warned = [factories.service(session, slug=each, alert=WARNING) for each in ("politie", "veilig-thuis")]
    read = [each.line for each in listed(session, "nl") if each.line.title == WARNING]
    assert len(read) == 1
    recording = record(session, URGENT, read[0].subject, "nl")
    assert can_play(session, URGENT, "politie.alert")
    factories.withdraw(session, warned[0])
    assert public_sound(session, recording.key) == recording.content, "the other one still says it"
    factories.withdraw(session, warned[1])
    assert public_sound(session, recording.key) is None


def test_an_urgent_text_that_a_person_read_is_read_whole(session):
    service = factories.service(session, slug="politie", next_step="Bel de politie.")
    factories.translation(service.next_step, "pl", "Zadzwoń na policję.")
    assert line_of(session, URGENT, "politie.next_step", "pl") is None
    factories.translation(service.next_step, "pl", "Zadzwoń na policję.", origin=PERSON)
    assert line_of(session, URGENT, "politie.next_step", "pl").wording.lines == ("Zadzwoń na policję.",)


def test_what_is_said_at_a_desk_in_danger_is_read_by_itself(session):
    said = {each.subject: each for each in urgent_lines(session, "pl") if each.subject.endswith(".request")}
    assert set(said) == {f"{each.slug}.request" for each in TOPICS if ("topics", each.request) in SENTENCE_BY_TEXT}
    assert len(said) > 2
    line = said["geweld.request"]
    assert (line.waits_for_approval, len(line.wording.lines)) == (True, 3)
    assert state_of(session, URGENT, "geweld.request", "pl") == MISSING
    record(session, URGENT, "geweld.request", "pl")
    assert state_of(session, URGENT, "geweld.request", "pl") == GOOD


def test_however_much_help_there_is_a_page_of_the_list_asks_and_reads_the_same(session):
    """Only the services of the page are worked out, and those somebody read before."""
    some = [factories.service(session, name=f"Hulp {number:03}") for number in range(3)]
    record(session, SERVICE, some[0].id.hex, "nl")
    session.flush()
    few = asked(session, lambda: overview(session, "nl"))
    for number in range(3, PAGE_SIZE + 5):
        factories.service(session, name=f"Hulp {number:03}", organization=some[0].organization.slug)
    session.flush()
    many = asked(session, lambda: overview(session, "nl"))
    assert len(many) == len(few) <= 14
    first, second = overview(session, "nl"), overview(session, "nl", 2)
    titles = [[each.line.title for each in page.waiting if each.line.kind == SERVICE] for page in (first, second)]
    assert [len(each) for each in titles] == [PAGE_SIZE, 4]
    assert sorted(titles[0] + titles[1]) == [f"Hulp {number:03}" for number in range(1, PAGE_SIZE + 5)]
    assert [each.line.title for each in first.done] == ["Hulp 000"]
    assert (first.pages, second.done, second.left_over) == (2, [], [])
    assert len(asked(session, lambda: recorded(session))) == 1, "for all languages together"


def asked(session, work):
    """The questions to the database, without what the session remembers."""
    found = []
    session.expire_all()

    def note(_connection, _cursor, statement, *_facts):
        found.append(statement)

    event.listen(session.get_bind(), "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(session.get_bind(), "before_cursor_execute", note)
    assert not any("recording.content" in each for each in found), "no list reads a sound"
    return found


@pytest.mark.parametrize(("kind", "subject"), [("other", "geld"), (TOPIC, "iets"), (SERVICE, "geen-id"), (URGENT, "")])
def test_what_is_no_text_of_the_site_is_none(session, kind, subject):
    assert line_of(session, kind, subject, "nl") is None
