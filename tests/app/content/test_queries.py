import uuid

from sqlalchemy import event

from app.content.actions import put_text, put_translation
from app.content.models import MACHINE, PERSON
from app.content.queries import EMPTY, Name, ShownText, shown_texts


def text(session, source: str, **translations: str):
    made = put_text(session, None, source)
    for code, value in translations.items():
        put_translation(made, code, value, origin=MACHINE)
    session.flush()
    return made


def test_a_reader_gets_the_text_in_the_own_language(session):
    koffie = text(session, "Koffie.", pl="Kawa.", ar="قهوة.")
    shown = shown_texts(session, [koffie.id], "pl").of(koffie.id)
    assert shown == ShownText("Kawa.", "pl", "Koffie.", is_machine=True)


def test_dutch_is_shown_and_marked_where_there_is_no_translation(session):
    koffie = text(session, "Koffie.", pl="Kawa.")
    shown = shown_texts(session, [koffie.id], "ar").of(koffie.id)
    assert (shown.value, shown.language, shown.is_fallback) == ("Koffie.", "nl", True)


def test_a_dutch_reader_gets_the_source_and_no_mark(session):
    koffie = text(session, "Koffie.", pl="Kawa.")
    assert shown_texts(session, [koffie.id], "nl").of(koffie.id) == ShownText("Koffie.", "nl", "Koffie.")


def test_a_person_s_text_is_not_marked_as_a_machine_s(session):
    koffie = text(session, "Koffie.")
    put_translation(koffie, "pl", "Kawa.", origin=PERSON, by=uuid.uuid4())
    session.flush()
    assert not shown_texts(session, [koffie.id], "pl").of(koffie.id).is_machine


def test_a_gap_is_an_empty_text(session):
    shown = shown_texts(session, [None, uuid.uuid4()], "pl")
    assert shown.of(None) is EMPTY
    assert shown.of(uuid.uuid4()) is EMPTY
    assert not EMPTY


def test_all_texts_of_a_page_take_one_query(session, engine):
    ids = [text(session, f"Tekst {number}.", pl=f"Tekst {number} po polsku.").id for number in range(20)]
    session.commit()
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *facts: asked.append(facts[2]))
    shown = shown_texts(session, ids, "pl")
    assert len(shown) == 20
    assert len([statement for statement in asked if statement.startswith("SELECT")]) == 1


def test_a_proper_name_stays_and_a_descriptive_one_is_translated(session):
    name = ShownText("Pomoc przy niskich dochodach", "pl", "Regelingen bij laag inkomen")
    assert str(Name(name, is_proper=True)) == "Regelingen bij laag inkomen"
    assert str(Name(name, is_proper=False)) == "Pomoc przy niskich dochodach"
    assert Name(name, is_proper=False).dutch == "Regelingen bij laag inkomen"
