"""What holds for all values files, whatever they switch on."""

import pytest
from conftest import EXAMPLES, SERVICES, WITH_SERVICES, container, pod


def matches(selector, labels):
    return selector.items() <= labels.items()


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_object_has_a_name_of_its_own(render, example):
    names = [(o["apiVersion"], o["kind"], o["metadata"]["name"]) for o in render(example).objects]
    assert len(names) == len(set(names))
    assert all(len(name) <= 63 for _, _, name in names)


@pytest.mark.parametrize("example", EXAMPLES)
def test_pods_are_as_restricted_as_kubernetes_knows(render, example):
    for workload in render(example).workloads():
        spec, only = pod(workload), container(workload)
        assert spec["automountServiceAccountToken"] is False
        assert spec["enableServiceLinks"] is False
        assert spec["securityContext"]["runAsNonRoot"] is True
        assert spec["securityContext"]["runAsUser"] == 65532
        assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        assert only["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
        assert not any("hostPath" in volume for volume in spec["volumes"])
        assert not {"hostNetwork", "hostPID", "hostIPC"} & spec.keys()


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_mount_has_its_volume_and_every_volume_is_mounted(render, example):
    for workload in render(example).workloads():
        mounts = {mount["name"] for mount in container(workload)["volumeMounts"]}
        assert mounts == {volume["name"] for volume in pod(workload)["volumes"]}


@pytest.mark.parametrize("example", EXAMPLES)
def test_resources_are_requested_and_memory_is_limited(render, example):
    for workload in render(example).workloads():
        resources = container(workload)["resources"]
        assert {"cpu", "memory"} <= resources["requests"].keys()
        assert "memory" in resources["limits"]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_pod_is_under_exactly_one_network_policy_for_both_directions(render, example):
    manifests = render(example)
    for workload in manifests.workloads():
        labels = workload["spec"]["template"]["metadata"]["labels"]
        policies = [
            p for p in manifests.of("NetworkPolicy") if matches(p["spec"]["podSelector"]["matchLabels"], labels)
        ]
        assert len(policies) == 1, workload["metadata"]["name"]
        assert policies[0]["spec"]["policyTypes"] == ["Ingress", "Egress"]


@pytest.mark.parametrize("example", WITH_SERVICES)
def test_services_budgets_and_monitors_select_their_own_deployment_only(render, example):
    manifests = render(example)
    workloads = {w["metadata"]["name"]: w["spec"]["template"]["metadata"]["labels"] for w in manifests.workloads()}
    for service in SERVICES:
        name = f"kyberaccess-{service}"
        selectors = [
            manifests.get("Service", name)["spec"]["selector"],
            manifests.get("PodDisruptionBudget", name)["spec"]["selector"]["matchLabels"],
            manifests.get("Deployment", name)["spec"]["selector"]["matchLabels"],
        ]
        for selector in selectors:
            assert [w for w, labels in workloads.items() if matches(selector, labels)] == [name]


@pytest.mark.parametrize("example", WITH_SERVICES)
def test_a_service_is_scaled_by_an_hpa_or_by_keda_or_by_hand_never_by_two(render, example):
    manifests = render(example)
    for service in SERVICES:
        name = f"kyberaccess-{service}"
        scalers = [
            o
            for o in manifests.of("HorizontalPodAutoscaler", "ScaledObject")
            if o["spec"]["scaleTargetRef"]["name"] == name
        ]
        fixed = "replicas" in manifests.get("Deployment", name)["spec"]
        assert len(scalers) + fixed == 1


@pytest.mark.parametrize("example", WITH_SERVICES)
def test_health_is_probed_on_the_management_port(render, example):
    for deployment in render(example).of("Deployment"):
        only = container(deployment)
        ports = {port["name"]: port["containerPort"] for port in only["ports"]}
        assert ports == {"http": 8080, "management": 9000}
        for probe, path in (("startup", "started"), ("liveness", "live"), ("readiness", "ready")):
            get = only[f"{probe}Probe"]["httpGet"]
            assert get == {"path": f"/q/health/{path}", "port": "management"}


@pytest.mark.parametrize("example", WITH_SERVICES)
def test_the_pods_end_outlasts_all_that_is_waited_for(render, example):
    manifests = render(example)
    for service in SERVICES:
        name = f"kyberaccess-{service}"
        deployment = manifests.get("Deployment", name)
        drain = container(deployment)["lifecycle"]["preStop"]["sleep"]["seconds"]
        environment = manifests.environment("Deployment", name)
        requests = int(environment["QUARKUS_SHUTDOWN_TIMEOUT"].removesuffix("s"))
        work = int(environment.get("KYBER_WEBHOOK_SHUTDOWN_GRACE", "10s").removesuffix("s"))
        assert pod(deployment)["terminationGracePeriodSeconds"] >= drain + requests + work + 5


@pytest.mark.parametrize("example", WITH_SERVICES)
def test_replicas_are_spread_over_zones_and_machines(render, example):
    for deployment in render(example).of("Deployment"):
        spread = pod(deployment)["topologySpreadConstraints"]
        assert [s["topologyKey"] for s in spread] == ["topology.kubernetes.io/zone", "kubernetes.io/hostname"]
        for constraint in spread:
            assert constraint["labelSelector"]["matchLabels"] == deployment["spec"]["selector"]["matchLabels"]


@pytest.mark.parametrize("example", WITH_SERVICES)
def test_migrations_come_before_the_roll_out_and_services_do_not_migrate(render, example):
    manifests = render(example)
    for service in SERVICES:
        name = f"kyberaccess-{service}"
        job = manifests.get("Job", f"{name}-migration")
        assert job["metadata"]["annotations"]["helm.sh/hook"] == "pre-install,pre-upgrade"
        assert pod(job)["restartPolicy"] == "Never"
        migrating = manifests.environment("Job", f"{name}-migration")
        serving = manifests.environment("Deployment", name)
        assert migrating.pop("KYBER_MIGRATE_ONLY") == "true"
        assert migrating == serving
        assert serving["QUARKUS_FLYWAY_MIGRATE_AT_START"] == "false"
        assert container(job)["image"] == container(manifests.get("Deployment", name))["image"]


@pytest.mark.parametrize("example", WITH_SERVICES)
def test_what_a_migration_needs_is_there_before_it(render, example):
    manifests = render(example)
    for service in SERVICES:
        job = manifests.get("Job", f"kyberaccess-{service}-migration")
        needed = [
            manifests.get("ServiceAccount", pod(job)["serviceAccountName"]),
            manifests.get("NetworkPolicy", f"kyberaccess-{service}-migration"),
        ]
        for annotations in (o["metadata"]["annotations"] for o in needed):
            assert annotations["helm.sh/hook"] == "pre-install,pre-upgrade"
            assert int(annotations["helm.sh/hook-weight"]) < int(job["metadata"]["annotations"]["helm.sh/hook-weight"])


@pytest.mark.parametrize("example", WITH_SERVICES)
def test_no_service_account_has_a_token(render, example):
    accounts = render(example).of("ServiceAccount")
    assert len(accounts) == len(SERVICES) + 1
    assert all(account["automountServiceAccountToken"] is False for account in accounts)


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_secret_is_in_a_manifest(render, example):
    manifests = render(example)
    assert not manifests.of("Secret")
    for workload in manifests.of("Deployment", "Job"):
        for variable in container(workload).get("env", []):
            if any(word in variable["name"] for word in ("PASSWORD", "TOKEN", "_KEY", "KEYS")):
                assert "secretKeyRef" in variable["valueFrom"], variable["name"]
