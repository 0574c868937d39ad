"""What is kept of the vocabulary says the same as its files, and never what other files said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.languages import LANGUAGES
from app.search import built
from app.search.danger import dangers_heard
from app.search.fold import question_words
from tests.app.search.questions import held_out


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("words") / "built.bin"
    built.write(path, built.build())
    return path


def test_what_is_kept_answers_as_what_is_made_anew(kept: Path) -> None:
    found = built.read(kept)
    assert found is not None
    (book, ears), (made_book, made_ears) = found, built.build()
    for question in (each for language in LANGUAGES for each in held_out(1, language.code)):
        said, code = question_words(question.text), question.language
        assert book.meaning(said, code) == made_book.meaning(said, code)
        assert dangers_heard(ears, question.text, code) == dangers_heard(made_ears, question.text, code)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
        lambda content: bytes([content[0] ^ 1]) + content[1:],
    ],
    ids=["empty", "cut off", "spoilt", "from other words"],
)
def test_what_is_not_whole_or_not_of_these_words_is_not_believed(
    kept: Path, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "built.bin"
    path.write_bytes(spoil(kept.read_bytes()))
    assert built.read(path) is None
    assert built.read(tmp_path / "absent.bin") is None


def test_a_word_that_changes_makes_what_is_kept_worthless(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in built.FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(built, "FOLDER", tmp_path)
    assert built.read(kept) is not None
    with (tmp_path / "nl.toml").open("a") as file:
        file.write("# another word\n")
    assert built.read(kept) is None


def test_nothing_but_words_is_made_of_what_a_file_says(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "built.bin"
    built.write(path, Path("/"))  # type: ignore[arg-type]  # as somebody would who wants other things made
    assert built.read(path) is None
