"""Starter content: readable data files per kind and language, and their loader."""

from flask import Flask


def init_app(app: Flask) -> None:
    """The starter has no pages; its work is done by `noordwijzer load-content`."""
