"""What every test can use."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.builds import build, lay_out

# How long an example takes says how busy the machine is, with a test on every core.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


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


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature with its site; not to be changed."""
    root = lay_out(tmp_path_factory.mktemp("mini") / "plan")
    result = build(root, "--strict")
    assert result.returncode == 0, result.stderr
    return root
