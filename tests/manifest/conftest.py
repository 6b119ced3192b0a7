"""One invented council's app, and what is built of it."""

import pytest

from manifest.app import App, describe
from manifest.build import manifest

APP_ID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
HOST = "bot.example.gov.uk"


@pytest.fixture
def app() -> App:
    return describe(APP_ID, HOST, "1.2.3")


@pytest.fixture
def made(app):
    return manifest(app)
