"""Settings from the environment (`NOORDWIJZER_...`), typed and checked at the start."""

import secrets
from pathlib import Path
from typing import Self

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from app.languages import by_code

PDOK_TILES = "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/standaard/EPSG:3857/{z}/{x}/{y}.png"
PDOK_ADDRESSES = "https://api.pdok.nl/bzk/locatieserver/search/v3_1/free"


class WrongSetting(Exception):
    """A setting that stops the start; its text is one clear sentence."""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="NOORDWIJZER_", extra="ignore")

    data_dir: Path = Path("var")
    database_url: str = ""
    secret_key: str = ""
    base_url: str = ""  # how readers reach us; host and port when not set
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    workers: int = Field(default=2, ge=1, le=64)
    area: str = "velsen-noord"
    smtp_host: str = ""
    smtp_port: int = Field(default=25, ge=1, le=65535)
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_starttls: bool = False
    smtp_timeout: float = Field(default=10, gt=0)
    mail_from: str = "noordwijzer@localhost"
    deepl_key: str = ""
    deepl_url: str = ""  # another address of DeepL's interface; by default its own for the kind of key
    libretranslate_url: str = ""
    libretranslate_key: str = ""
    translate_with: str = ""  # "pl=deepl ar=libretranslate"; by default the first service that knows the language
    translate_timeout: float = Field(default=20, gt=0)
    page_cache_bytes: int = Field(default=32 * 1024 * 1024, ge=0)  # of each worker; 0 keeps no page
    map_tiles_url: str = PDOK_TILES  # empty: the map shows outlines only
    map_credit: str = "Kadaster / PDOK, CC BY 4.0"  # who made the tiles, as their licence asks
    map_box: str = "4.54,52.41,4.72,52.54"  # west,south,east,north: no tile outside it is fetched or given
    map_cache_bytes: int = Field(default=200 * 1024 * 1024, ge=0)  # of tiles in the data folder
    map_timeout: float = Field(default=6, gt=0)  # seconds for one tile or one question for an address
    address_search_url: str = PDOK_ADDRESSES  # empty: staff type coordinates or tap the map
    contact: str = ""  # address for security.txt and the statements
    secure_cookies: bool = False
    trusted_proxies: int = Field(default=0, ge=0, le=5)  # how many of our own stand in front and say who asks

    @field_validator("database_url")
    @classmethod
    def known_database(cls, url: str) -> str:
        if url and not url.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://", "postgres://")):
            raise ValueError("use sqlite:///file or postgresql://...")
        return url

    @field_validator("translate_with")
    @classmethod
    def known_services(cls, choice: str) -> str:
        for each in choice.split():
            code, _, service = each.partition("=")
            if code not in by_code() or service not in ("deepl", "libretranslate"):
                raise ValueError(f"{each!r} is not language=deepl or language=libretranslate")
        return choice

    @field_validator("map_tiles_url")
    @classmethod
    def tile_address(cls, url: str) -> str:
        if url and not all(part in url for part in ("{z}", "{x}", "{y}")):
            raise ValueError("must hold {z}, {x} and {y}")
        return url

    @field_validator("map_box")
    @classmethod
    def known_box(cls, text: str) -> str:
        try:
            west, south, east, north = (float(each) for each in text.split(","))
        except ValueError as error:
            raise ValueError("use west,south,east,north in degrees") from error
        if not (-180 <= west < east <= 180 and -85 <= south < north <= 85):
            raise ValueError("west comes before east and south before north")
        return text

    @field_validator("base_url", "deepl_url", "libretranslate_url", "map_tiles_url", "address_search_url")
    @classmethod
    def web_address(cls, url: str) -> str:
        if url and not url.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        return url.rstrip("/")

    @model_validator(mode="after")
    def own_address(self) -> Self:
        self.base_url = self.base_url or f"http://{self.host}:{self.port}"
        return self

    @property
    def engine_url(self) -> str:
        """The URL for SQLAlchemy: SQLite in the data folder when nothing is set, psycopg for PostgreSQL."""
        if not self.database_url:
            return f"sqlite:///{self.data_dir.resolve() / 'noordwijzer.db'}"
        for prefix in ("postgresql://", "postgres://"):
            if self.database_url.startswith(prefix):
                return "postgresql+psycopg://" + self.database_url.removeprefix(prefix)
        return self.database_url

    def signing_key(self) -> str:
        """The secret of this installation: the set one, or one made once and kept in the data folder.

        Raises WrongSetting when that folder cannot be written.
        """
        if self.secret_key:
            return self.secret_key
        path = self.data_dir / "secret_key"
        try:
            if not path.exists() or not path.stat().st_size:
                path.touch(mode=0o600)
                path.write_text(secrets.token_urlsafe(48))
            return path.read_text()
        except OSError as error:
            raise _cannot_be_written(error) from error


def read_settings(**overrides: object) -> Settings:
    """Raises WrongSetting with the name of the variable and what is wrong with it."""
    try:
        settings = Settings(**overrides)  # type: ignore[arg-type]  # pydantic checks them, that is its work
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    except ValidationError as error:
        first = error.errors()[0]
        name = "NOORDWIJZER_" + "_".join(str(part) for part in first["loc"]).upper()
        raise WrongSetting(f"{name}: {first['msg'].removeprefix('Value error, ')}.") from error
    except OSError as error:
        raise _cannot_be_written(error) from error
    return settings


def _cannot_be_written(error: OSError) -> WrongSetting:
    return WrongSetting(f"NOORDWIJZER_DATA_DIR: {error.filename} cannot be written ({error.strerror}).")
