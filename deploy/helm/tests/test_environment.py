"""The variables that the chart sets are settings that the services have."""

import re
from pathlib import Path

import pytest
from conftest import SERVICES, WITH_SERVICES

ROOT = Path(__file__).parents[3]
MAPPING = re.compile(r'@ConfigMapping\(prefix = "([\w.-]+)"\)')
METHOD = re.compile(r'(?:@WithName\("([\w-]+)"\)[^;{]*?)?\b(\w+)\(\);')


def kebab(name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


def variable(*parts):
    return re.sub(r"[^A-Z0-9]", "_", ".".join(parts).upper())


def settings(service):
    """Of every @ConfigMapping of a service and of common: prefix.method, and prefix.method.method for what is nested."""
    names = set()
    for module in (f"{service}-service", "common"):
        for path in (ROOT / module / "src/main/java").rglob("*.java"):
            text = path.read_text()
            mapping = MAPPING.search(text)
            if mapping:
                methods = [given or kebab(name) for given, name in METHOD.findall(text)]
                names |= {variable(mapping[1], method) for method in methods}
                names |= {variable(mapping[1], outer, inner) for outer in methods for inner in methods}
    return names


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("example", WITH_SERVICES)
def test_every_variable_of_ours_is_a_setting_of_the_service(render, example, service):
    ours = {v for v in render(example).environment("Deployment", f"kyberaccess-{service}") if v.startswith("KYBER_")}
    assert len(ours) >= 3
    assert ours - settings(service) == set()


def test_a_variable_that_is_no_setting_is_found(render):
    settings_of_auth = settings("auth")
    assert "KYBER_PUBLIC_URL" in settings_of_auth and "KYBER_AUTH_KEY_ENCRYPTION_KEY" in settings_of_auth
    assert "KYBER_PUBLIC_URI" not in settings_of_auth and "KYBER_FILES_S3_BUCKET" not in settings_of_auth
    assert "KYBER_FILES_S3_BUCKET" in settings("visitor")
