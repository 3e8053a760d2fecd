"""HPA, KEDA, and what has to follow from the number of replicas."""

import pytest
from conftest import container


def test_auth_and_visitor_scale_by_cpu_and_the_consumers_by_lag(render):
    manifests = render("managed")
    assert [o["metadata"]["name"] for o in manifests.of("HorizontalPodAutoscaler")] == [
        "kyberaccess-auth",
        "kyberaccess-visitor",
    ]
    groups = {
        scaled["metadata"]["name"]: {
            (t["metadata"]["consumerGroup"], t["metadata"]["topic"])
            for t in scaled["spec"]["triggers"]
            if t["type"] == "kafka"
        }
        for scaled in manifests.of("ScaledObject")
    }
    assert groups == {
        "kyberaccess-emergency": {
            ("emergency-service", "kyberaccess.visitor.v1"),
            ("emergency-service", "kyberaccess.account.v1"),
        },
        "kyberaccess-webhook": {
            ("webhook-service", "kyberaccess.visitor.v1"),
            ("webhook-service", "kyberaccess.emergency.v1"),
            ("webhook-service", "kyberaccess.account.v1"),
        },
    }


def test_nothing_that_serves_or_delivers_scales_to_zero(render):
    for scaled in render("managed").of("ScaledObject"):
        assert scaled["spec"]["minReplicaCount"] >= 2


def test_keda_authenticates_as_the_service_does(render):
    manifests = render("in-cluster")
    for scaled in manifests.of("ScaledObject"):
        for trigger in scaled["spec"]["triggers"]:
            if trigger["type"] == "kafka":
                authentication = manifests.get("TriggerAuthentication", trigger["authenticationRef"]["name"])
                assert trigger["metadata"]["sasl"] == "scram_sha512" and trigger["metadata"]["tls"] == "enable"
                service = container(manifests.get("Deployment", scaled["metadata"]["name"]))
                names = {variable["name"] for variable in service["env"]}
                for variable in authentication["spec"]["env"]:
                    assert variable["containerName"] == service["name"] and variable["name"] in names
                assert {v["parameter"] for v in authentication["spec"]["env"]} == {"username", "password"}
                assert authentication["spec"]["secretTargetRef"] == [
                    {"parameter": "ca", "name": "kyberaccess-kafka-cluster-ca-cert", "key": "ca.crt"}
                ]


def test_keda_needs_no_authentication_where_kafka_wants_none(render):
    manifests = render("managed", 'kafka.securityProtocol="PLAINTEXT"')
    assert not manifests.of("TriggerAuthentication")
    for scaled in manifests.of("ScaledObject"):
        assert not any("authenticationRef" in trigger for trigger in scaled["spec"]["triggers"])


@pytest.mark.parametrize("most", [2, 6, 20, 98])
def test_all_replicas_together_stay_below_the_failures_that_disable_a_webhook(render, most):
    environment = render("managed", f"services.webhook.autoscaling.maxReplicas={most}").environment(
        "Deployment", "kyberaccess-webhook"
    )
    each = int(environment["KYBER_WEBHOOK_IN_FLIGHT_PER_WEBHOOK"])
    assert 1 <= each <= 40
    assert each * (most + 1) < 100


def test_a_fixed_number_of_replicas(render):
    assert render("ingress").get("Deployment", "kyberaccess-webhook")["spec"]["replicas"] == 3
    assert not render("ingress").of("ScaledObject")


def test_new_pods_are_ready_before_old_ones_go(render):
    for deployment in render("managed").of("Deployment"):
        assert deployment["spec"]["strategy"]["rollingUpdate"] == {"maxSurge": 1, "maxUnavailable": 0}


def test_metrics_are_scraped_from_the_management_port(render):
    manifests = render("managed")
    for monitor in manifests.of("ServiceMonitor"):
        name = monitor["metadata"]["name"]
        # The dashboards and alert rules know the services by these jobs.
        labels = manifests.get("Service", name)["metadata"]["labels"]
        assert labels[monitor["spec"]["jobLabel"]] == name.removeprefix("kyberaccess-") + "-service"
        assert monitor["spec"]["endpoints"] == [{"port": "management", "path": "/q/metrics", "interval": "15s"}]
