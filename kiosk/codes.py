"""QR codes of short links, which a board can carry along."""

from app.qr import QUIET_ZONE, Code, page_code, short_code

__all__ = ["QUIET_ZONE", "Code", "activity_code", "help_code", "site_code"]


def activity_code(base_url: str, code: str, language: str) -> Code:
    return short_code(base_url, "a", code, language)


def site_code(base_url: str, language: str) -> Code:
    return page_code(base_url, f"/{language}/")


def help_code(base_url: str, language: str) -> Code:
    """To all topics: in a full hall nobody is seen to scan one of them."""
    return page_code(base_url, f"/{language}/hulp/")
