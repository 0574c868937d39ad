import shutil
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.changes.models import Change
from app.content.models import PERSON, TextTranslation
from app.directory.models import Service
from app.records.models import PUBLISHED
from app.starter.actions import load_content
from app.starter.files import DATA, BrokenFile
from tests import factories


def service(session: Session, slug: str) -> Service:
    return session.scalars(select(Service).where(Service.slug == slug)).one()


def test_loading_again_changes_nothing_and_what_people_wrote_stays(session: Session) -> None:
    first = load_content(session, factories.AT)
    changes = session.scalar(select(func.count(Change.id)))
    again = load_content(session, factories.AT)
    assert first.added > 200
    assert (again.added, again.updated, again.kept) == (0, 0, 0)
    assert session.scalar(select(func.count(Change.id))) == changes
    assert session.scalar(select(func.count(Service.id)).where(Service.state == PUBLISHED)) == 98

    socius, fnv = service(session, "socius"), service(session, "fnv")
    factories.save(session, socius, {"summary": "Zo is het nu."}, by=factories.person(session).id)
    assert fnv.summary_id is not None
    translation = session.get_one(TextTranslation, (fnv.summary_id, "pl"))
    translation.origin, translation.value = PERSON, "Lepiej po polsku."
    assert load_content(session, factories.AT).kept == 1
    assert socius.summary is not None
    assert socius.summary.source == "Zo is het nu."
    assert translation.value == "Lepiej po polsku."


def test_a_fact_that_left_the_file_leaves_the_record(session: Session, copied: Path) -> None:
    load_content(session, factories.AT, copied)
    path = copied / "services.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = lines.index("[veilig-thuis]")
    gone = next(number for number in range(at, len(lines)) if lines[number] == 'anonymous = "yes"')
    path.write_text("\n".join(lines[:gone] + lines[gone + 1 :]), encoding="utf-8")
    report = load_content(session, factories.AT, copied)
    assert (report.added, report.updated) == (0, 1)
    assert service(session, "veilig-thuis").anonymous == "unknown"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.mark.parametrize(
    ("file", "wrong", "named"),
    [
        ("services.toml", "[socius\n", "services.toml"),
        ("services.toml", '\n[zomaar]\norganization = "niemand"\n', "zomaar"),
        ("pl/services.toml", '\n[zomaar]\nname = "X"\n', "zomaar"),
        ("activities.toml", '\n[vb-fout]\npreset = "koffieochtend"\nstart = "25:00"\n', "vb-fout"),
    ],
)
def test_a_broken_file_is_named_and_nothing_changes(
    session: Session, copied: Path, file: str, wrong: str, named: str
) -> None:
    path = copied / file
    path.write_text(path.read_text(encoding="utf-8") + wrong, encoding="utf-8")
    with pytest.raises(BrokenFile, match=named):
        load_content(session, factories.AT, copied)
    session.rollback()
    assert session.scalar(select(func.count(Service.id))) == 0


def test_a_missing_file_is_named(session: Session, copied: Path) -> None:
    (copied / "ar" / "activities.toml").unlink()
    with pytest.raises(BrokenFile, match=r"ar/activities\.toml: the file is missing"):
        load_content(session, factories.AT, copied)
