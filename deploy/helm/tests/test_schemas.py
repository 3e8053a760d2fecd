"""Every object against its schema, twice: kubeconform with closed JSON Schemas finds unknown and missing fields, and
kubectl-validate runs the API server's own code, with the rules that custom resources bring. And that both find them."""

import copy
import os
import subprocess
from pathlib import Path

import pytest
import yaml
from conftest import EXAMPLES, KUBERNETES

SCHEMAS = Path(os.environ["SCHEMAS"])


def kubeconform(path):
    location = f"{SCHEMAS}/json/{{{{.ResourceKind}}}}{{{{.KindSuffix}}}}.json"
    return run(os.environ["KUBECONFORM"], "-strict", "-schema-location", location, str(path))


def kubectl_validate(path):
    version = KUBERNETES.rsplit(".", 1)[0]
    return run(os.environ["KUBECTL_VALIDATE"], "--version", version, "--local-crds", f"{SCHEMAS}/crds", str(path))


def run(*command):
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.returncode, result.stdout + result.stderr


def written(folder, objects):
    path = folder / "manifests.yaml"
    path.write_text(yaml.safe_dump_all(objects))
    return path


def some(render, kind):
    """One object of a kind, from any example."""
    return copy.deepcopy(next(o for name in EXAMPLES for o in render(name).of(kind)))


@pytest.mark.parametrize("validator", [kubeconform, kubectl_validate])
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_object_fits_its_schema(render, tmp_path, example, validator):
    status, output = validator(written(tmp_path, render(example).objects))
    assert status == 0, output


KINDS = """
Cluster ClientTrafficPolicy Deployment ExternalSecret Gateway HTTPRoute HTTPRouteFilter HorizontalPodAutoscaler Ingress
Job Kafka KafkaNodePool KafkaTopic KafkaUser NetworkPolicy PersistentVolumeClaim PodDisruptionBudget ScaledObject Service
ServiceMonitor TriggerAuthentication
""".split()


def test_no_kind_is_left_out(render):
    assert {o["kind"] for name in EXAMPLES for o in render(name).objects} == {*KINDS, "ServiceAccount"}


@pytest.mark.parametrize("validator", [kubeconform, kubectl_validate])
@pytest.mark.parametrize("kind", KINDS)
def test_a_field_that_does_not_exist_fails(render, tmp_path, kind, validator):
    wrong = some(render, kind)
    wrong["spec"]["misspelt"] = "x"
    status, output = validator(written(tmp_path, [wrong]))
    assert status != 0
    assert "misspelt" in output


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("Cluster", "spec instances"),
        ("Deployment", "spec template"),
        ("Deployment", "spec selector"),
        ("Deployment", "spec template spec containers 0 name"),
        ("Deployment", "spec template spec topologySpreadConstraints 0 maxSkew"),
        ("ExternalSecret", "spec data 0 remoteRef"),
        ("Gateway", "spec gatewayClassName"),
        ("HTTPRouteFilter", "spec directResponse body type"),
        ("HorizontalPodAutoscaler", "spec maxReplicas"),
        ("HorizontalPodAutoscaler", "spec scaleTargetRef"),
        ("Ingress", "spec rules 0 http paths 0 pathType"),
        ("Job", "spec template"),
        ("KafkaNodePool", "spec storage"),
        ("KafkaUser", "spec authorization acls 0 resource"),
        ("ScaledObject", "spec triggers"),
        ("ServiceMonitor", "spec selector"),
        ("Service", "spec ports 0 port"),
        ("TriggerAuthentication", "spec env 0 parameter"),
    ],
)
def test_a_field_that_is_missing_fails(render, tmp_path, kind, path):
    wrong = some(render, kind)
    *parents, last = path.split()
    inner = wrong
    for step in parents:
        inner = inner[int(step)] if step.isdigit() else inner[step]
    del inner[last]
    status, output = kubeconform(written(tmp_path, [wrong]))
    assert status != 0 and last in output, output


@pytest.mark.parametrize(
    ("kind", "change", "complaint"),
    [
        ("HTTPRoute", lambda spec: spec["rules"][0].update(timeouts={"request": "1s", "backendRequest": "2s"}), "backendRequest"),
        ("HTTPRoute", lambda spec: spec["rules"][0]["matches"][0]["path"].update(value="no-slash"), "value must be"),
        ("Gateway", lambda spec: spec["listeners"].append(spec["listeners"][0]), "name"),
    ],
)
def test_the_rules_of_custom_resources_are_run(render, tmp_path, kind, change, complaint):
    wrong = some(render, kind)
    change(wrong["spec"])
    status, output = kubectl_validate(written(tmp_path, [wrong]))
    assert status != 0 and complaint in output, output
