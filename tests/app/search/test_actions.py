import uuid
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.directory.actions import location_snapshot, put_location
from app.search.actions import forget_past, index_record, reindex, watch
from app.search.models import IndexedRecord, Posting, number_of
from tests import factories

TODAY = factories.AT.date()
IDS = tuple(uuid.UUID(int=value) for value in (1, 2, 2**127))

Row = tuple[str, str, str, int, int, date | None]


def index(session: Session) -> set[Row]:
    """Everything the index says, by word and record."""
    rows = session.execute(
        select(
            Posting.word,
            IndexedRecord.kind,
            IndexedRecord.record_id,
            Posting.weight,
            IndexedRecord.standing,
            IndexedRecord.until,
        ).join(IndexedRecord, IndexedRecord.number == Posting.number)
    )
    return {(word, kind, str(record), weight, standing, until) for word, kind, record, weight, standing, until in rows}


def words_of_record(session: Session, record_id: object) -> set[str]:
    return {row[0] for row in index(session) if row[2] == str(record_id)}


def rebuilt(session: Session) -> set[Row]:
    for _progress in reindex(session, TODAY):
        pass
    return index(session)


EDITS = st.lists(
    st.sampled_from(
        [
            "rename organisation",
            "drop phones",
            "hide place",
            "show place",
            "close service",
            "open service",
            "withdraw service",
            "withdraw activity",
            "end activity",
            "extend activity",
            "hide activity",
            "translate service",
            "other topics",
            "new service",
        ]
    ),
    min_size=1,
    max_size=6,
)


class Town:
    """A few records, and edits by name."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.organization = factories.organization(session, name="Buurtwerk")
        self.place = factories.location(session, address_1="Wijkermeerweg 7")
        self.service = factories.service(
            session, organization=self.organization.slug, locations=[self.place.slug], name="Taalhulp"
        )
        self.activity = factories.activity(session, organization=self.organization.slug, title="Zingen met buren")

    def edit(self, name: str) -> None:
        documents = {
            "rename organisation": (self.organization, {"name": "Wijkwerk"}),
            "drop phones": (self.service, {"phones": []}),
            "close service": (self.service, {"status": "closed"}),
            "open service": (self.service, {"status": "active"}),
            "end activity": (self.activity, {"until": "2026-11-22"}),
            "extend activity": (self.activity, {"until": "2027-11-22"}),
            "hide activity": (self.activity, {"visibility": "room"}),
            "other topics": (self.service, {"topics": ["taal", "werk"]}),
        }
        if name in documents:
            record, document = documents[name]
            if record.state == "published":
                factories.save(self.session, record, document)
        elif name in ("hide place", "show place"):
            document = {**location_snapshot(self.place), "is_hidden": name == "hide place"}
            put_location(self.session, document, by=None, at=factories.AT)
        elif name == "translate service":
            factories.translation(self.service.name, "pl", "Pomoc językowa")
            factories.save(self.session, self.service, {"summary": "Leer Nederlands in de wijk."})
        elif name == "new service":
            factories.service(self.session, organization=self.organization.slug)
        else:
            record = self.service if name == "withdraw service" else self.activity
            if record.state == "published":
                factories.withdraw(self.session, record)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_the_index_after_any_edits_equals_a_rebuild(session: Session, edits: list[str]) -> None:
    watch()
    town = Town(session)
    for name in edits:
        town.edit(name)
    kept = index(session)
    assert kept
    assert rebuilt(session) == kept
    session.rollback()


def test_a_renamed_organisation_is_found_through_what_it_offers(session: Session) -> None:
    town = Town(session)
    town.edit("rename organisation")
    for record in (town.service, town.activity):
        assert "wijkwerk" in words_of_record(session, record.id)
        assert "buurtwerk" not in words_of_record(session, record.id)


def test_a_hidden_address_leaves_the_index_at_once(session: Session) -> None:
    town = Town(session)
    assert "wijkermeerweg" in words_of_record(session, town.service.id)
    town.edit("hide place")
    assert "wijkermeerweg" not in words_of_record(session, town.service.id)


def test_an_activity_that_is_over_leaves_the_index(session: Session) -> None:
    made = factories.activity(session, title="Slotfeest", rrule="")
    assert "slotfeest" in words_of_record(session, made.id)
    assert forget_past(session, TODAY) == 0
    assert forget_past(session, TODAY + timedelta(days=1)) == 1
    assert words_of_record(session, made.id) == set()


def test_a_word_is_kept_once_with_the_weight_of_its_best_place(session: Session) -> None:
    made = factories.service(session, name="Fietshulp", summary="Fietshulp met uw fiets.")
    weights = {row[0]: row[3] for row in index(session) if row[2] == str(made.id)}
    assert weights["fietshulp"] > weights["fiets"]


def test_indexing_twice_changes_nothing(session: Session) -> None:
    made = factories.service(session)
    before = index(session)
    index_record(session, "service", made.id, TODAY)
    assert index(session) == before


def test_a_rebuild_says_how_far_it_is(session: Session) -> None:
    factories.service(session)
    count = session.scalar(select(func.count()).select_from(IndexedRecord))
    session.execute(delete(Posting))
    assert list(reindex(session, TODAY)) == list(range(1, count + 1))  # type: ignore[operator]


def test_a_record_has_the_same_number_everywhere() -> None:
    made = {number_of(kind, record_id) for kind in ("service", "activity") for record_id in IDS}
    assert len(made) == 2 * len(IDS)
    assert all(0 <= number < 2**63 for number in made)
    assert number_of("service", IDS[0]) == 7279945190665453507
