"""What a call costs, from the Dutch numbering plan alone: nobody has to fill it in or keep it current."""

FREE, NORMAL, EXTRA = "free", "normal", "extra"
FREE_NUMBERS = {"112", "113"}


def call_cost(number: str) -> str:
    """`free`, `normal` (what any call costs the caller) or `extra`, for a number as people write it."""
    digits = national(number)
    if digits in FREE_NUMBERS or digits.startswith("0800") or (digits.startswith("116") and len(digits) == 6):
        return FREE
    if digits.startswith(("0900", "0906", "0909")) or (digits.startswith("18") and len(digits) == 4):
        return EXTRA
    return NORMAL


def national(number: str) -> str:
    """Only the digits, with `0` for the country: `+31 (0)20 346 7200` and `0031203467200` become `0203467200`.

    A foreign number keeps its `+`, so that no Dutch rule is applied to it.
    """
    plain = "".join(character for character in number.replace("(0)", "") if character in "+0123456789")
    plain = "+" + plain[2:] if plain.startswith("00") else plain
    return "0" + plain[3:] if plain.startswith("+31") else plain


def is_number(number: str) -> bool:
    """Whether this can be called at all: digits, spaces, dots, dashes, brackets and a leading plus."""
    allowed = set("0123456789 -.()+/")
    digits = sum(character.isdigit() for character in number)
    return 3 <= digits <= 15 and set(number) <= allowed
