import pytest

from app.catalogs import PUBLIC_DOMAINS, translate, translate_count
from app.languages import offered_codes


def test_the_source_language_needs_no_catalog():
    assert translate("nl", "Nood", "topics") == "Nood"
    assert translate_count("nl", "%(num)s dienst", "%(num)s diensten", 1) == "1 dienst"
    assert translate_count("nl", "%(num)s dienst", "%(num)s diensten", 2) == "2 diensten"


def test_a_topic_is_translated_without_a_request():
    assert translate("pl", "Nood", "topics") == "Nagła pomoc"


def test_named_placeholders_are_filled():
    assert translate("nl", "Bel %(number)s", number="112") == "Bel 112"


def test_a_percent_sign_in_a_text_without_placeholders_stays():
    assert translate("nl", "100% gratis") == "100% gratis"


@pytest.mark.parametrize("code", offered_codes())
@pytest.mark.parametrize("domain", PUBLIC_DOMAINS)
def test_a_text_that_is_not_in_a_catalog_stays_dutch(code, domain):
    assert translate(code, "Deze zin staat nergens.", domain) == "Deze zin staat nergens."
