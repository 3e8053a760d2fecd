"""Renders the chart as `helm template` does, once for each set of values."""

import functools
import os
import subprocess
from pathlib import Path

import pytest
import yaml

CHART = Path(__file__).parent.parent / "kyberaccess"
# The oldest that Chart.yaml takes.
KUBERNETES = "1.30.0"
SERVICES = ("auth", "visitor", "emergency", "webhook")
# Every complete example, by name.
EXAMPLES = sorted(path.stem for path in (CHART / "values").glob("*.yaml"))
WITH_SERVICES = [name for name in EXAMPLES if not name.endswith("-backends")]


class RenderError(Exception):
    """What helm said."""


@functools.cache
def _template(example, settings):
    command = [os.environ.get("HELM", "helm"), "template", "kyber", str(CHART), "--namespace", "kyber"]
    command += ["--kube-version", KUBERNETES, "--values", str(CHART / "values" / f"{example}.yaml")]
    for setting in settings:
        command += ["--set-json", setting]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise RenderError(result.stderr)
    return [document for document in yaml.safe_load_all(result.stdout) if document]


class Manifests:
    """The objects of one rendering."""

    def __init__(self, objects):
        self.objects = objects

    def of(self, *kinds):
        return [o for o in self.objects if o["kind"] in kinds]

    def get(self, kind, name):
        found = [o for o in self.of(kind) if o["metadata"]["name"] == name]
        assert len(found) == 1, f"{len(found)} of {kind} {name}"
        return found[0]

    def find(self, kind, name):
        return next((o for o in self.of(kind) if o["metadata"]["name"] == name), None)

    def workloads(self):
        return self.of("Deployment", "Job")

    def environment(self, kind, name):
        """Variables of the only container: the value, or (secret, key)."""
        variables = container(self.get(kind, name))["env"]
        result = {}
        for variable in variables:
            assert variable["name"] not in result, f"{variable['name']} twice"
            reference = variable.get("valueFrom", {}).get("secretKeyRef")
            result[variable["name"]] = (reference["name"], reference["key"]) if reference else variable["value"]
        return result


def pod(workload):
    return workload["spec"]["template"]["spec"]


def container(workload):
    (only,) = pod(workload)["containers"]
    return only


@pytest.fixture
def render():
    def rendered(example, *settings):
        return Manifests(_template(example, settings))

    return rendered
