"""What is told of two reports that disagree."""

import pytest

from tests.told import REPORTS, told


@pytest.fixture(scope="session")
def telling():
    return told(REPORTS)
