from sqlalchemy import select
from sqlalchemy.orm import Session

from app.search.actions import reindex, watch
from app.search.models import Posting
from tests import factories


def postings(session: Session) -> set[tuple[str, str, str, int]]:
    rows = session.execute(select(Posting.word, Posting.kind, Posting.record_id, Posting.weight))
    return {(word, kind, str(record_id), weight) for word, kind, record_id, weight in rows}


def test_the_index_after_edits_equals_a_rebuild(session: Session) -> None:
    watch()
    organization = factories.organization(session, name="Buurtwerk")
    service = factories.service(session, organization=organization.slug, name="Taalhulp", topics=["taal", "werk"])
    activity = factories.activity(session, title="Zingen met buren")
    factories.save(session, organization, {"name": "Wijkwerk"})
    factories.save(session, service, {"summary": "Leer Nederlands in de wijk."})
    factories.withdraw(session, activity)
    kept = postings(session)
    assert kept
    for _progress in reindex(session):
        pass
    assert postings(session) == kept


def test_a_renamed_organisation_is_found_through_its_services(session: Session) -> None:
    watch()
    organization = factories.organization(session, name="Buurtwerk")
    service = factories.service(session, organization=organization.slug)
    factories.save(session, organization, {"name": "Wijkwerk"})
    words = {word for word, kind, record_id, _weight in postings(session) if record_id == str(service.id)}
    assert "wijkwerk" in words
    assert "buurtwerk" not in words
