"""What waits, in which order, and what the translator sees beside it."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from app.content.models import MACHINE, PERSON
from app.translating.workbench import MISSING, STALE, UNREAD, counts, items, old_dutch, round_of, word_differences
from tests import factories

NOW = datetime(2026, 11, 23, 9, 0)


def waiting(session, code="pl"):
    return [(each.state, each.dutch) for each in items(session, code, NOW)]


def test_missing_comes_before_behind_before_unread_and_good_is_gone(session):
    facts = {"summary": "Samenvatting.", "next_step": "Stap.", "for_whom": "Voor wie.", "cost_text": "Kosten."}
    service = factories.service(session, **facts)
    factories.translation(service.next_step, "pl", "Krok.", origin=MACHINE)
    factories.translation(service.for_whom, "pl", "Dla kogo.", origin=PERSON)
    factories.translation(service.cost_text, "pl", "Koszty.", origin=PERSON)
    factories.save(session, service, {"for_whom": "Voor iedereen."})
    mine = [(state, dutch) for state, dutch in waiting(session)]
    assert mine == [(MISSING, "Samenvatting."), (STALE, "Voor iedereen."), (UNREAD, "Stap.")]
    assert counts(session, ["pl", "ar"], NOW)["pl"].waiting == 3
    assert counts(session, ["pl", "ar"], NOW)["ar"].missing == 4


def test_what_most_people_see_comes_first(session):
    factories.notice(session, title="Dicht vandaag", body="")
    factories.activity(session, preset="", title="Deze week")
    factories.activity(session, preset="", title="Volgend jaar", starts="2027-06-01T10:00", rrule="")
    factories.organization(session, summary="Over ons")
    order = [dutch for _state, dutch in waiting(session) if dutch in LIST]
    assert order == LIST


LIST = ["Dicht vandaag", "Deze week", "Volgend jaar", "Over ons"]


def test_what_readers_do_not_see_has_no_place(session):
    factories.service(session, state="draft", summary="Concept")
    factories.activity(session, preset="", title="Overleg", visibility="room")
    factories.location(session, is_hidden=True, proper_name=False, name="Geheim", rooms=[])
    assert not {"Concept", "Overleg", "Geheim"} & {dutch for _state, dutch in waiting(session)}
    factories.service(session, summary="Concept")
    factories.activity(session, preset="", title="Overleg")
    factories.location(session, proper_name=False, name="Geheim", rooms=[])
    assert {"Concept", "Overleg", "Geheim"} <= {dutch for _state, dutch in waiting(session)}


def test_the_older_dutch_comes_out_of_the_history(session):
    service = factories.service(session, summary="Open op maandag.")
    factories.translation(service.summary, "pl", "Otwarte w poniedziałek.", origin=PERSON)
    factories.save(session, service, {"summary": "Open op maandag en dinsdag."})
    factories.save(session, service, {"summary": "Open op dinsdag."})
    [item] = [each for each in items(session, "pl", NOW) if each.dutch == "Open op dinsdag."]
    assert old_dutch(session, item.place, service.summary.translations[0]) == "Open op maandag."


def test_a_round_is_about_ten_minutes_and_never_empty(session):
    factories.service(session, summary="woord " * 150, next_step="kort", for_whom="woord " * 150)
    found = items(session, "pl", NOW)
    chosen = round_of(found)
    assert 1 <= len(chosen) < len(found)
    for number in range(15):
        factories.service(session, summary=f"Tekst {number}")
    assert len(round_of(items(session, "pl", NOW))) <= 10


SENTENCES = st.lists(st.sampled_from(["de", "het", "open", "dicht", "op", "dinsdag"])).map(" ".join)


@given(SENTENCES, SENTENCES)
def test_the_shown_difference_is_the_new_text_with_the_old_one_in_it(old, new):
    found = word_differences(old, new)
    assert " ".join(part for step, part in found if step != "gone") == new
    assert " ".join(part for step, part in found if step != "new") == old
