"""Looking ahead while somebody types: whoever saves meanwhile never waits for it, nor the other way round."""

import threading

import pytest

from app.activities import staff_trial
from app.db import begin_write
from kiosk.actions import ensure_screen
from tests import factories
from tests.support.forms import form_of, send
from tests.support.inspection import text_of

NEW = "/beheer/activiteiten/nieuw/koffieochtend/"
LONG = 8.0  # seconds; a database that is locked says so after ten


@pytest.fixture
def activity(session):
    place = factories.location(session, slug="de-stek", name="De Stek")
    ensure_screen(session, "de-hal", "De hal", place.slug, ["nl", "ar"], factories.AT)
    factories.organization(session, slug="welzijn", name="Welzijn")
    return factories.activity(session, location="de-stek", organization="welzijn", title="Koffie")


def edit_address(activity):
    return f"/beheer/activiteiten/{activity.id}/bewerken/"


def test_every_look_ahead_answers_while_somebody_else_holds_the_lock(session, staff_client, open_session, activity):
    new = {**form_of(staff_client.get(NEW).page, "first_day"), "place": "de-stek/zaal", "organization": "welzijn"}
    new |= {"first_day": "2026-11-26", "begins": "10:00", "ends": "11:30", "title": "Soep"}
    changed = {**form_of(staff_client.get(edit_address(activity)).page, "first_day"), "title": "Thee"}
    writer = begin_write(open_session())
    for address, values, words in (
        ("/beheer/activiteiten/nieuw/koffieochtend/voorbeeld/nl/", new, "Soep"),
        (f"/beheer/activiteiten/{activity.id}/voorbeeld/nl/", changed, "Thee"),
        ("/beheer/schermen/dia/nieuw/koffieochtend/nl/", new, "Soep"),
        (f"/beheer/schermen/dia/{activity.id}/nl/", changed, "Thee"),
        ("/beheer/activiteiten/zaal-vrij/", new, "lines"),
        (f"/beheer/activiteiten/{activity.id}/zaal-vrij/", changed, "lines"),
    ):
        answer = staff_client.post(address, data=values)
        assert answer.status_code == 200, address
        assert words in answer.text, address
    writer.rollback()


def test_a_save_does_not_wait_for_a_look_ahead(session, client_of, activity, monkeypatch):
    """Two people with a connection each: the trial of the one is still open when the other has saved."""
    typist, saver = client_of("editor"), client_of("editor")
    typed = {**form_of(typist.get(edit_address(activity)).page, "first_day"), "title": "Thee"}
    kept = form_of(saver.get(edit_address(activity)).page, "first_day")
    is_open, may_end = threading.Event(), threading.Event()
    made, answers = staff_trial.activity_page, []

    def slow(*given):
        is_open.set()
        assert may_end.wait(LONG)
        return made(*given)

    def look():
        answers.append(typist.post(f"/beheer/activiteiten/{activity.id}/voorbeeld/nl/", data=typed))

    monkeypatch.setattr(staff_trial, "activity_page", slow)
    looking = threading.Thread(target=look)
    looking.start()
    assert is_open.wait(LONG)
    saved = send(saver, edit_address(activity), kept, title="Soep", step="save")
    assert (saved.status_code, answers) == (303, [])
    may_end.set()
    looking.join()
    assert "Thee" in text_of(answers[0].page)
    session.expire_all()
    assert activity.title.source == "Soep"
