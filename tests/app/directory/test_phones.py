import pytest

from app.directory.phones import call_cost, is_number, national


@pytest.mark.parametrize(
    "number", ["112", "113", "0800-2000", "0800 - 023 44 44", "+31 800 2000", "116 111", "116000"]
)
def test_these_numbers_are_free(number: str) -> None:
    assert call_cost(number) == "free"


@pytest.mark.parametrize(
    "number",
    ["14 0255", "1400", "144", "088 88 76 900", "020-346 7200", "+31 (0)255 567200", "06 12345678", "1160000"],
)
def test_these_cost_what_any_call_costs(number: str) -> None:
    assert call_cost(number) == "normal"


@pytest.mark.parametrize("number", ["+32 900 12345", "0049 800 1234567"])
def test_a_foreign_number_is_not_read_as_a_dutch_one(number: str) -> None:
    assert call_cost(number) == "normal"


@pytest.mark.parametrize("number", ["0900-8844", "0906 1234", "0909-1234567", "+31 900 1450", "1888"])
def test_these_can_cost_extra(number: str) -> None:
    assert call_cost(number) == "extra"


@pytest.mark.parametrize("number", ["+31 (0)20 346 7200", "0031203467200", "020-346 72 00"])
def test_one_number_has_one_national_form(number: str) -> None:
    assert national(number) == "0203467200"


@pytest.mark.parametrize(
    ("number", "expected"), [("14 0255", True), ("112", True), ("", False), ("bel De Stek", False)]
)
def test_what_is_a_number(number: str, expected: bool) -> None:
    assert is_number(number) is expected
