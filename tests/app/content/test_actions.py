"""The rules that keep a translation honest, as properties over any series of steps."""

import uuid
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.content.actions import NotTranslatable, PersonWins, approve, put_text, put_translation, translation_in
from app.content.models import MACHINE, ORIGINS, PERSON, PRESET, Text, TextTranslation, digest_of
from app.content.queries import shown
from app.languages import LANGUAGES, SOURCE

EDITOR = uuid.UUID(int=1)
AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)
languages = st.sampled_from([each.code for each in LANGUAGES if each.code != SOURCE])


def a_text(source: str = "Koffie.") -> Text:
    text = Text(source=source, digest=digest_of(source))
    text.translations = []
    return text


class LifeOfAText(RuleBasedStateMachine):
    """Any order of saving, translating by machine, preset and person, and approving."""

    @initialize(source=words)
    def begin(self, source: str) -> None:
        self.text = put_text(_no_session(), None, source)
        self.by_person: dict[str, str] = {}
        self.made_from: dict[str, str] = {}

    @rule(source=words)
    def save_other_dutch(self, source: str) -> None:
        put_text(_no_session(), self.text, source)

    @rule(padding=st.sampled_from(["", " ", "\n", "\r\n  "]))
    def save_the_same_dutch(self, padding: str) -> None:
        before = {each.language: shown(self.text, each, each.language).is_stale for each in self.text.translations}
        put_text(_no_session(), self.text, padding + self.text.source.replace("\n", "\r\n") + padding)
        after = {each.language: shown(self.text, each, each.language).is_stale for each in self.text.translations}
        assert after == before

    @rule(code=languages, value=words, origin=st.sampled_from([MACHINE, PRESET]))
    def translate_by_machine(self, code: str, value: str, origin: str) -> None:
        if code in self.by_person:
            with pytest.raises(PersonWins):
                put_translation(self.text, code, value, origin=origin)
        else:
            put_translation(self.text, code, value, origin=origin)
            self.made_from[code] = self.text.digest

    @rule(code=languages, value=words)
    def translate_by_person(self, code: str, value: str) -> None:
        made = put_translation(self.text, code, value, origin=PERSON, by=EDITOR, at=AT)
        self.by_person[code] = made.value
        self.made_from[code] = self.text.digest

    @rule(code=languages)
    def approve_what_stands(self, code: str) -> None:
        existing = translation_in(self.text, code)
        if existing is not None:
            approve(existing, by=EDITOR, at=AT)
            self.by_person[code] = existing.value
            self.made_from[code] = self.text.digest

    @invariant()
    def what_a_person_wrote_stands(self) -> None:
        for code, value in self.by_person.items():
            existing = translation_in(self.text, code)
            assert (existing.value, existing.origin) == (value, PERSON)

    @invariant()
    def behind_means_made_from_other_dutch(self) -> None:
        for each in self.text.translations:
            is_behind = self.made_from[each.language] != digest_of(self.text.source)
            assert shown(self.text, each, each.language).is_stale == is_behind

    @invariant()
    def one_translation_a_language(self) -> None:
        codes = [each.language for each in self.text.translations]
        assert len(codes) == len(set(codes))

    @invariant()
    def nobody_reviewed_what_no_person_wrote(self) -> None:
        for each in self.text.translations:
            assert (each.reviewed_by is not None) == (each.origin == PERSON)


def _no_session() -> Session:
    """A session that never meets a database: these rules live in the objects."""
    return Session()


LifeOfAText.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestLifeOfAText = LifeOfAText.TestCase


@given(words)
def test_the_digest_does_not_depend_on_how_a_browser_sends_it(source):
    assert digest_of(f"  {source}\r\n") == digest_of(source)
    assert digest_of(f"{source}\r\n{source}") == digest_of(f"{source}\n{source}")


@given(words, words)
def test_other_words_have_another_digest(one, other):
    assert (digest_of(one) == digest_of(other)) == (one.strip() == other.strip())


def test_saving_the_dutch_back_makes_a_translation_current_again():
    text = a_text("Koffie.")
    made = put_translation(text, "pl", "Kawa.", origin=PERSON, by=EDITOR, at=AT)
    put_text(_no_session(), text, "Thee.")
    assert shown(text, made, "pl").is_stale
    put_text(_no_session(), text, "Koffie.")
    assert not shown(text, made, "pl").is_stale


def test_a_translation_of_older_dutch_is_behind_at_once():
    text = a_text("Thee.")
    made = put_translation(text, "pl", "Kawa.", origin=MACHINE, source_digest=digest_of("Koffie."))
    assert shown(text, made, "pl").is_stale


@pytest.mark.parametrize(
    ("code", "value", "origin"),
    [("nl", "Koffie.", PERSON), ("xx", "Koffie.", PERSON), ("pl", "  ", PERSON), ("pl", "Kawa.", "robot")],
)
def test_what_cannot_be_a_translation_is_refused(code, value, origin):
    text = a_text()
    with pytest.raises(NotTranslatable):
        put_translation(text, code, value, origin=origin)
    assert text.translations == []


@pytest.mark.parametrize("origin", [each for each in ORIGINS if each != PERSON])
def test_a_person_may_replace_what_no_person_wrote(origin):
    text = a_text()
    put_translation(text, "pl", "Kawa.", origin=origin)
    made = put_translation(text, "pl", "Kawka.", origin=PERSON, by=EDITOR, at=AT)
    assert (made.value, made.origin, made.reviewed_by) == ("Kawka.", PERSON, EDITOR)


def test_emptying_a_field_takes_its_text_and_translations_away(session):
    text = put_text(session, None, "Koffie.")
    put_translation(text, "pl", "Kawa.", origin=MACHINE)
    session.flush()
    assert put_text(session, text, "  ") is None
    session.flush()
    assert session.scalars(select(Text)).all() == []
    assert session.scalars(select(TextTranslation)).all() == []


def test_an_empty_field_that_stays_empty_makes_no_text(session):
    assert put_text(session, None, None) is None
    assert put_text(session, None, " \r\n ") is None


def test_a_text_keeps_its_row_and_its_translations_when_its_words_change(session):
    text = put_text(session, None, "Koffie.")
    put_translation(text, "pl", "Kawa.", origin=MACHINE)
    session.flush()
    assert put_text(session, text, "Thee.") is text
    session.flush()
    assert session.scalar(select(TextTranslation.value).where(TextTranslation.text_id == text.id)) == "Kawa."
