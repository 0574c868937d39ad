"""From a saved text to a draft that waits for a reader, whatever the machine does."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.content.actions import put_translation
from app.content.models import MACHINE, PERSON, TextTranslation
from app.outbox.actions import run_due
from app.outbox.models import OutboxItem
from app.outbox.queries import outbox_state
from app.translating.drafts import KIND, MOST_NONSENSE, handler, plan
from app.translating.services import LibreTranslate
from tests import factories
from tests.app.translating.machines import ARABIC, POLISH, good, machine
from tests.factories import AT

NONSENSE = {
    "empty": lambda text, code: "",
    "wrong language": lambda text, code: "You can have this for free and it is for you and your family",
    "lost placeholder": lambda text, code: POLISH,
    "added html": lambda text, code: good(text, code) + "<script>x</script>",
}


@pytest.fixture
def server():
    with machine() as server:
        yield server


class Run:
    """What `noordwijzer jobs` does, at a time of one's choice."""

    def __init__(self, engine, server):
        self.engine, self.at = engine, AT
        service = LibreTranslate(server.url, timeout=1)
        self.services = {"pl": service, "ar": service}

    def __call__(self, codes=("pl", "ar")):
        make = lambda: Session(self.engine)  # noqa: E731  # as the command does it
        with make() as session:
            session.connection(execution_options={"writes": True})
            plan(session, codes, self.at)
            session.commit()
        return run_due(make, {KIND: handler(self.services, make, lambda: self.at)}, lambda: self.at)


@pytest.fixture
def run(engine, server):
    return Run(engine, server)


@pytest.fixture
def service(session):
    made = factories.service(session, summary="Hulp met brieven. Bel 0251 123 456 of kom naar De Stek.")
    session.commit()
    return made


def translations(session, text):
    session.rollback()  # A snapshot of its own would still show what was.
    return {each.language: each for each in text.translations}


def test_a_saved_text_has_a_draft_in_every_language_with_a_machine(session, service, run):
    assert run().done == 2
    found = translations(session, service.summary)
    assert set(found) == {"pl", "ar"}
    assert ARABIC in found["ar"].value
    assert all("0251 123 456" in each.value and "De Stek" in each.value for each in found.values())
    assert {each.origin for each in found.values()} == {MACHINE}
    assert run().done == 0


def test_numbers_and_names_never_leave_and_nothing_private_does(session, server, service, run):
    factories.service(session, state="draft", summary="GEHEIM concept")
    factories.activity(session, visibility="room", title="GEHEIM overleg")
    factories.location(session, is_hidden=True, proper_name=False, name="GEHEIM huis", rooms=[])
    factories.service(session, staff_note="GEHEIM notitie", unconfirmed={"phone": "GEHEIM"})
    session.commit()
    run()
    assert server.asked
    sent = " ".join(server.asked)
    assert "GEHEIM" not in sent
    assert "0251" not in sent
    assert "De Stek" not in sent


def test_what_was_withdrawn_while_it_waited_is_not_sent(session, server, service, run, engine):
    with Session(engine) as other:
        plan(other, ["pl"], AT)
        other.commit()
    factories.withdraw(session, service)
    session.commit()
    run()
    assert server.asked == []


def test_a_machine_never_writes_over_a_person_and_draws_its_own_draft_again(session, server, service, run):
    put_translation(service.summary, "pl", "Od człowieka", origin=PERSON)
    session.commit()
    run()
    first = len(server.asked)
    factories.save(session, service, {"summary": "Nu ook op dinsdag."})
    session.commit()
    run()
    found = translations(session, service.summary)
    assert found["pl"].value == "Od człowieka"
    assert found["ar"].source_digest == service.summary.digest
    assert len(server.asked) == first + 1


@pytest.mark.parametrize("fault", [429, 456, 503, "html", "cut", "drop", "few"])
def test_a_service_that_fails_is_tried_again_later_and_nothing_is_lost(session, server, service, run, fault):
    server.faults = [fault]
    assert run(["pl"]).postponed == 1
    assert translations(session, service.summary) == {}
    assert run(["pl"]).done == 0
    run.at += timedelta(minutes=2)
    assert run(["pl"]).done == 1
    assert "pl" in translations(session, service.summary)


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_is_never_shown_and_after_some_tries_a_person_looks(session, server, service, run, nonsense):
    server.words = NONSENSE[nonsense]
    for _ in range(MOST_NONSENSE):
        run(["pl"])
        run.at += timedelta(hours=7)
    assert session.scalars(select(TextTranslation)).all() == []
    state = outbox_state(session, KIND)
    assert (state.failed, state.needs_attention) == (1, True)
    assert "gave no translation into pl" in session.scalars(select(OutboxItem.last_error)).one()
    assert run(["pl"]).done == 0


def test_a_refused_key_waits_for_a_person_and_not_for_ever_again(session, server, service, run):
    server.faults = [403]
    assert run(["pl"]).failed == 1
    assert run(["pl"]).failed == 0


def test_of_several_texts_the_good_ones_stay(session, server, run):
    service = factories.service(session, summary="Hulp met brieven en schulden.", next_step="Loop zo binnen.")
    session.commit()
    server.words = lambda text, code: "" if "binnen" in text else good(text, code)
    assert run(["pl"]).postponed == 1
    assert "pl" in translations(session, service.summary)
    assert translations(session, service.next_step) == {}
    server.words = good
    run.at += timedelta(minutes=2)
    run(["pl"])
    assert "pl" in translations(session, service.next_step)
