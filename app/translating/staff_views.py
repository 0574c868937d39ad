"""The pages of translators in the back office."""

from app.translating.staff_urgent import blueprint

__all__ = ["blueprint"]
