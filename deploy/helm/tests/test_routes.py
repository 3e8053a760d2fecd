"""One base URL: which path leads to which service, through the Gateway API and through an Ingress."""

import pytest
from conftest import SERVICES, RenderError

HOSTS = ["kyber.example.com", "sandbox.kyber.example.com"]
CASES = {
    "/api/v1/auth/token": "auth",
    "/.well-known/jwks.json": "auth",
    "/api/v1/api-keys/key_1/rotate": "auth",
    "/api/v1/visitors": "visitor",
    "/api/v1/visitors/vis_1/check-out": "visitor",
    "/photos/x.jpg": "visitor",
    "/api/v1/events": "webhook",
    "/api/v1/event-types": "webhook",
    "/api/v1/emergency/evacuation-list": "emergency",
    # A prefix ends where a segment does; what nobody has, auth-service answers in the errors' envelope.
    "/api/v1/eventsandmore": "auth",
    "/nothing": "auth",
    "/": "auth",
}


def segments(path):
    return [segment for segment in path.split("/") if segment]


def covers(prefix, path):
    wanted = segments(prefix)
    return segments(path)[: len(wanted)] == wanted


def route(rules, path):
    """The Gateway API's precedence: exact, then the longest prefix. Rules are (type, value, backend, rule)."""
    exact = [r for r in rules if r[0] == "Exact" and r[1] == path]
    prefixes = [r for r in rules if r[0] in ("PathPrefix", "Prefix") and covers(r[1], path)]
    return (exact or sorted(prefixes, key=lambda r: len(r[1]), reverse=True))[0]


def gateway_rules(manifests):
    rules = []
    for http_route in manifests.of("HTTPRoute"):
        assert http_route["spec"]["hostnames"] == HOSTS
        for rule in http_route["spec"]["rules"]:
            for match in rule["matches"]:
                if "backendRefs" in rule:
                    (backend,) = rule["backendRefs"]
                    rules.append((match["path"]["type"], match["path"]["value"], backend["name"], rule))
    return rules


@pytest.mark.parametrize("example", ["in-cluster", "managed"])
@pytest.mark.parametrize("path", CASES)
def test_the_gateway_hands_a_path_to_its_service(render, example, path):
    assert route(gateway_rules(render(example)), path)[2] == f"kyberaccess-{CASES[path]}"


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("path", CASES)
def test_the_ingress_hands_a_path_to_its_service(render, host, path):
    (ingress,) = render("ingress").of("Ingress")
    assert ingress["spec"]["tls"][0]["hosts"] == HOSTS
    (rule,) = [r for r in ingress["spec"]["rules"] if r["host"] == host]
    rules = [(p["pathType"], p["path"], p["backend"]["service"]["name"], p) for p in rule["http"]["paths"]]
    assert route(rules, path)[2] == f"kyberaccess-{CASES[path]}"


@pytest.mark.parametrize("path", ["/api/v1/visitors/active/stream", "/api/v1/emergency/stream"])
def test_streams_have_no_end_and_other_answers_have(render, path):
    rules = gateway_rules(render("managed"))
    assert route(rules, path)[3]["timeouts"] == {"request": "0s"}
    assert route(rules, path.rsplit("/", 1)[0])[3]["timeouts"] == {"request": "60s"}


def test_answers_say_that_https_is_required_from_now_on(render):
    for _, _, _, rule in gateway_rules(render("managed")):
        (header,) = rule["filters"][0]["responseHeaderModifier"]["set"]
        assert header == {"name": "Strict-Transport-Security", "value": "max-age=31536000"}


def test_routes_are_attached_to_https_only(render):
    for example in ("in-cluster", "managed"):
        for http_route in render(example).of("HTTPRoute"):
            refused = http_route["metadata"]["name"].endswith("-https-required")
            listeners = {ref["sectionName"] for ref in http_route["spec"]["parentRefs"]}
            assert listeners == ({"http"} if refused else listeners & {"https", "https-sandbox"})


@pytest.mark.parametrize(("sandbox", "hosts"), [("sandbox.kyber", HOSTS), ("kyber", HOSTS[:1])])
def test_a_gateway_of_our_own_terminates_tls_for_each_host(render, sandbox, hosts):
    manifests = render("in-cluster", f'sandboxUrl="https://{sandbox}.example.com"')
    (gateway,) = manifests.of("Gateway")
    secure = [listener for listener in gateway["spec"]["listeners"] if listener["protocol"] == "HTTPS"]
    assert [listener["hostname"] for listener in secure] == hosts
    attached = {ref["sectionName"] for ref in manifests.get("HTTPRoute", "kyberaccess-auth")["spec"]["parentRefs"]}
    assert attached == {listener["name"] for listener in secure}


def test_envoy_gateway_refuses_plain_http_and_believes_no_client(render):
    manifests = render("in-cluster")
    (refusal,) = manifests.of("HTTPRouteFilter")
    assert refusal["spec"]["directResponse"]["statusCode"] == 403
    assert '"HTTPS_REQUIRED"' in refusal["spec"]["directResponse"]["body"]["inline"]
    (policy,) = manifests.of("ClientTrafficPolicy")
    assert "X-Forwarded-For" in policy["spec"]["headers"]["earlyRequestHeaders"]["remove"]
    with pytest.raises(RenderError, match="needs gatewayApi.gateway.create"):
        render("in-cluster", "gatewayApi.gateway.create=false")


def test_without_a_gateway_and_an_ingress_there_are_no_routes(render):
    manifests = render("managed", "gatewayApi.enabled=false")
    assert not manifests.of("HTTPRoute", "Gateway", "Ingress")
    assert len(manifests.of("Service")) == len(SERVICES)
