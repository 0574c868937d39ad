"""A wrong setting stops the start with a sentence that names it."""

import pytest

from app.config import Settings, WrongSetting, read_settings


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("NOORDWIJZER_DATA_DIR", str(tmp_path / "data"))


def test_without_settings_everything_has_a_value_that_works(tmp_path):
    settings = read_settings()
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.engine_url == f"sqlite:///{tmp_path}/data/noordwijzer.db"
    assert settings.data_dir.is_dir()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NOORDWIJZER_PORT", "achtduizend"),
        ("NOORDWIJZER_PORT", "70000"),
        ("NOORDWIJZER_WORKERS", "0"),
        ("NOORDWIJZER_DATABASE_URL", "mysql://localhost/noordwijzer"),
        ("NOORDWIJZER_BASE_URL", "noordwijzer.nl"),
        ("NOORDWIJZER_SMTP_TIMEOUT", "-1"),
        ("NOORDWIJZER_SECURE_COOKIES", "misschien"),
    ],
)
def test_a_wrong_value_is_refused_by_the_name_of_its_variable(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongSetting, match=name):
        read_settings()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_way_to_write_postgresql_means_psycopg(scheme, tmp_path):
    settings = Settings(data_dir=tmp_path, database_url=f"{scheme}://localhost/noordwijzer")
    assert settings.engine_url == "postgresql+psycopg://localhost/noordwijzer"


def test_a_file_in_place_of_the_data_folder_is_said(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("NOORDWIJZER_DATA_DIR", str(tmp_path / "file"))
    with pytest.raises(WrongSetting, match=r"NOORDWIJZER_DATA_DIR: .*/file cannot be written"):
        read_settings()


def test_a_data_folder_that_takes_no_files_is_said():
    with pytest.raises(WrongSetting, match="NOORDWIJZER_DATA_DIR: /proc/secret_key cannot be written"):
        Settings(data_dir="/proc").signing_key()


def test_the_signing_key_is_made_once_and_only_the_owner_reads_it(tmp_path):
    settings = Settings(data_dir=tmp_path)
    key = settings.signing_key()
    assert len(key) >= 48
    assert settings.signing_key() == key
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_key_that_was_half_made_is_made_again(tmp_path):
    (tmp_path / "secret_key").touch()
    assert Settings(data_dir=tmp_path).signing_key()


def test_a_set_key_wins(tmp_path):
    assert Settings(data_dir=tmp_path, secret_key="van ons").signing_key() == "van ons"


def test_the_site_says_the_port_it_is_served_on(monkeypatch):
    monkeypatch.setenv("NOORDWIJZER_PORT", "8765")
    assert read_settings().base_url == "http://127.0.0.1:8765"


def test_the_base_address_has_no_slash_at_its_end(tmp_path):
    assert Settings(data_dir=tmp_path, base_url="https://noordwijzer.nl/").base_url == "https://noordwijzer.nl"
