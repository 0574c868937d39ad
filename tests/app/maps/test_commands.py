"""`noordwijzer load-outlines` as somebody runs it."""

import json

from sqlalchemy import select

from app.maps.models import Outline

SQUARE = [[[4.6, 52.47], [4.61, 52.47], [4.61, 52.48], [4.6, 52.47]]]
FEATURE = {
    "type": "Feature",
    "properties": {"name": "Staalbuurt"},
    "geometry": {"type": "Polygon", "coordinates": SQUARE},
}


def test_outlines_of_a_file_are_in_the_database_and_a_wrong_file_changes_nothing(
    app, database, session, run_command, tmp_path
):
    environment = {"NOORDWIJZER_DATABASE_URL": database.url, "NOORDWIJZER_DATA_DIR": str(tmp_path)}
    file = tmp_path / "outlines.geojson"
    whole = {"type": "FeatureCollection", "metadata": {"attribution": "CBS"}, "features": [FEATURE]}
    file.write_text(json.dumps(whole))
    database.was_written = True  # by another process
    done = run_command("load-outlines", str(file), **environment)
    assert (done.returncode, done.stdout) == (0, "1 outlines loaded; credit: CBS\n"), done.stderr
    file.write_text("{}")
    wrong = run_command("load-outlines", str(file), **environment)
    assert (wrong.returncode, wrong.stdout, wrong.stderr.count("\n")) == (2, "", 1)
    assert "no GeoJSON FeatureCollection. Nothing was changed." in wrong.stderr
    assert session.scalars(select(Outline.name)).all() == ["Staalbuurt"]
