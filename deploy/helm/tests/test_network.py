"""Who reaches whom."""

import ipaddress

import pytest
from conftest import SERVICES, RenderError

# Addresses that a webhook must never reach, whatever a subscriber's URL says.
INTERNAL = """
10.0.0.1 172.16.0.1 172.31.255.254 192.168.1.1 127.0.0.1 169.254.169.254 100.64.0.1 0.0.0.0 192.0.0.1 198.18.0.1
224.0.0.1 255.255.255.255 ::1 fd00::1 fe80::1 ff02::1 ::ffff:10.0.0.1 64:ff9b::a00:1 2002:a00:1::1 2001:db8::1
""".split()
PUBLIC = ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001::1"]


def allowed(policy, address):
    address = ipaddress.ip_address(address)
    for rule in policy["spec"]["egress"]:
        for peer in rule["to"]:
            block = peer.get("ipBlock")
            if block and address in ipaddress.ip_network(block["cidr"]):
                if not any(address in ipaddress.ip_network(inner) for inner in block.get("except", [])):
                    return True
    return False


def pods(rules):
    """The names of the pods of this installation that rules admit."""
    return {
        peer["podSelector"]["matchLabels"].get("app.kubernetes.io/name")
        for rule in rules
        for peer in rule.get("from", [])
        if "podSelector" in peer
    }


@pytest.mark.parametrize("address", INTERNAL)
def test_webhooks_reach_no_internal_address(render, address):
    assert not allowed(render("in-cluster").get("NetworkPolicy", "kyberaccess-webhook"), address)


@pytest.mark.parametrize("address", PUBLIC)
def test_webhooks_reach_the_internet_and_nothing_else_does(render, address):
    manifests = render("in-cluster")
    assert allowed(manifests.get("NetworkPolicy", "kyberaccess-webhook"), address)
    for policy in manifests.of("NetworkPolicy"):
        if policy["metadata"]["name"] != "kyberaccess-webhook":
            assert not allowed(policy, address)


def test_exceptions_lie_within_what_they_are_excepted_from(render):
    # The API server refuses others.
    for rule in render("in-cluster").get("NetworkPolicy", "kyberaccess-webhook")["spec"]["egress"]:
        for block in (peer["ipBlock"] for peer in rule["to"] if "ipBlock" in peer):
            whole = ipaddress.ip_network(block["cidr"])
            assert all(ipaddress.ip_network(inner).subnet_of(whole) for inner in block.get("except", []))


def test_a_clusters_own_public_networks_can_be_closed_and_receivers_inside_opened(render):
    policy = render("managed", 'networkPolicy.internalNetworks=["198.51.0.0/17","2a01:4f8::/32"]').get(
        "NetworkPolicy", "kyberaccess-webhook"
    )
    assert not allowed(policy, "198.51.1.1")
    assert not allowed(policy, "2a01:4f8::1")
    manifests = render("managed", 'networkPolicy.allowedTargets=["10.9.0.0/16"]')
    assert allowed(manifests.get("NetworkPolicy", "kyberaccess-webhook"), "10.9.1.1")
    environment = manifests.environment("Deployment", "kyberaccess-webhook")
    assert environment["KYBER_WEBHOOK_EGRESS_ALLOWED_TARGETS"] == "10.9.0.0/16"
    assert "KYBER_WEBHOOK_EGRESS_ALLOWED_TARGETS" not in render("managed").environment("Deployment", "kyberaccess-webhook")


@pytest.mark.parametrize("service", SERVICES)
def test_a_database_in_the_cluster_takes_connections_of_its_owner_only(render, service):
    policy = render("in-cluster-backends").get("NetworkPolicy", f"kyberaccess-{service}-db")
    clients = [rule for rule in policy["spec"]["ingress"] if pods([rule]) - {None}]
    assert pods(clients) == {service, f"{service}-migration"}
    # What else may connect: the cluster's own pods, the operator, Prometheus (metrics only).
    rest = [rule for rule in policy["spec"]["ingress"] if rule not in clients]
    assert [[p["port"] for p in rule["ports"]] for rule in rest] == [[5432, 8000], [9187]]
    assert rest[0]["from"] == [
        {"podSelector": {"matchLabels": {"cnpg.io/cluster": f"kyberaccess-{service}-db"}}},
        {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "cnpg-system"}}},
    ]


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_reaches_its_own_database_and_no_other(render, service):
    for name in (f"kyberaccess-{service}", f"kyberaccess-{service}-migration"):
        inside = render("in-cluster").get("NetworkPolicy", name)
        clusters = {
            peer["podSelector"]["matchLabels"]["cnpg.io/cluster"]
            for rule in inside["spec"]["egress"]
            for peer in rule["to"]
            if "cnpg.io/cluster" in peer.get("podSelector", {}).get("matchLabels", {})
        }
        assert clusters == {f"kyberaccess-{service}-db"}
        outside = render("managed").get("NetworkPolicy", name)
        networks = {"auth": "10.20.1.1", "visitor": "10.20.1.17", "emergency": "10.20.1.33", "webhook": "10.20.1.49"}
        assert [s for s, address in networks.items() if allowed(outside, address)] == [service]


def test_a_migration_reaches_its_database_and_dns_only(render):
    policy = render("managed").get("NetworkPolicy", "kyberaccess-auth-migration")
    assert [[port["port"] for port in rule["ports"]] for rule in policy["spec"]["egress"]] == [[53, 53], [5432]]
    assert "ingress" not in policy["spec"]


def test_services_are_reached_by_the_gateway_and_by_whom_the_design_says(render):
    manifests = render("managed")
    expected = {"auth": {"visitor", "emergency", "webhook"}, "visitor": {"emergency"}, "emergency": set(), "webhook": set()}
    for service, callers in expected.items():
        policy = manifests.get("NetworkPolicy", f"kyberaccess-{service}")
        assert pods(policy["spec"]["ingress"]) == callers
        for rule in policy["spec"]["ingress"]:
            if service == "visitor" and pods([rule]):
                # The snapshot that emergency-service compares itself with.
                assert rule["ports"] == [{"protocol": "TCP", "port": "management"}]


def test_kafka_in_the_cluster_takes_connections_of_the_services_and_keda_only(render):
    (listener,) = render("in-cluster-backends").of("Kafka")[0]["spec"]["kafka"]["listeners"]
    peers = listener["networkPolicyPeers"]
    assert pods([{"from": peers}]) == set(SERVICES)
    assert [p["namespaceSelector"]["matchLabels"] for p in peers if "namespaceSelector" in p] == [
        {"kubernetes.io/metadata.name": "keda"}
    ]
    assert listener["tls"] is True and listener["authentication"] == {"type": "scram-sha-512"}


@pytest.mark.parametrize(
    ("setting", "missing"),
    [
        ("services.visitor.database.cidrs=[]", "services.visitor.database.cidrs"),
        ("kafka.cidrs=[]", "kafka.cidrs"),
        ("redis.cidrs=[]", "redis.cidrs"),
        ("mail.cidrs=[]", "mail.cidrs"),
        ("files.s3.cidrs=[]", "files.s3.cidrs"),
        ("networkPolicy.gatewayPeers=[]", "networkPolicy.gatewayPeers"),
    ],
)
def test_a_destination_that_is_not_named_fails_at_once(render, setting, missing):
    with pytest.raises(RenderError, match=f"{missing} is required"):
        render("managed", setting)


def test_policies_can_be_left_to_others(render):
    assert not render("managed", "networkPolicy.enabled=false", "kafka.cidrs=[]").of("NetworkPolicy")
