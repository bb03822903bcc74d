"""What every test can use."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write what golden tests print now over what they expected; read the diff afterwards",
    )


@pytest.fixture(scope="session")
def accept(pytestconfig: pytest.Config) -> bool:
    """Whether a golden test may overwrite what it expected."""
    return bool(pytestconfig.getoption("--accept"))
