"""The player as its worker gets it: every file of one build, or nothing."""

import hashlib

import kiosk.build
from kiosk.build import HEADER, build, digests


def test_every_file_of_the_list_is_there_and_is_what_the_list_says(client):
    shell = client.get("/kiosk/shell.json")
    assert shell.json["build"] == shell.headers[HEADER] == build()
    assert {path.rpartition("/")[2] for path in shell.json["files"]} >= {"main.js", "board.css", "guard.js"}
    for path, digest in shell.json["files"].items():
        answer = client.get(path)
        assert hashlib.sha256(answer.data).hexdigest() == digest
        assert "immutable" in answer.headers["Cache-Control"]


def test_files_of_another_build_are_not_given(client):
    assert client.get("/static/kiosk/0123456789ab/main.js").status_code == 404
    assert client.get(f"/static/kiosk/{build()}/sw.js").status_code == 404  # lives at its own address
    assert client.get(f"/static/kiosk/{build()}/..%2fboard.html").status_code == 404


def test_another_file_makes_another_build(client, monkeypatch, tmp_path):
    before, page = build(), client.get("/kiosk/sw.js")
    assert page.mimetype == "text/javascript"
    for path in kiosk.build.FILES.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(kiosk.build, "FILES", tmp_path)
    names = set(digests())
    (tmp_path / "clock.js").write_text("// other")
    assert build() != before
    assert set(digests()) == names


def test_only_the_page_of_a_board_may_speak_to_its_own_computer(client):
    policy = client.get("/kiosk/sw.js").headers["Content-Security-Policy"]
    assert "127.0.0.1" not in policy
    assert "127.0.0.1" not in client.get("/nl/").headers["Content-Security-Policy"]
