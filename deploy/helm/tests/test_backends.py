"""Databases, Kafka, Redis, files, mail and secrets, in the cluster and managed."""

import re
from pathlib import Path

import pytest
from conftest import SERVICES, RenderError

ROOT = Path(__file__).parents[3]


def test_the_two_releases_share_no_object(render):
    for pair in (("in-cluster-backends", "in-cluster"), ("managed-backends", "managed")):
        names = [{(o["kind"], o["metadata"]["name"]) for o in render(example).objects} for example in pair]
        assert not names[0] & names[1]


@pytest.mark.parametrize("pair", [("in-cluster-backends", "in-cluster"), ("managed-backends", "managed")])
@pytest.mark.parametrize("service", SERVICES)
def test_every_secret_that_a_service_reads_is_made_by_the_backends(render, pair, service):
    backends, services = (render(example) for example in pair)
    made = {
        (secret["metadata"]["name"], item["secretKey"])
        for secret in backends.of("ExternalSecret")
        for item in secret["spec"]["data"]
    }
    # By the operators: CloudNativePG's application user, Strimzi's user.
    for cluster in backends.of("Cluster"):
        made |= {(f"{cluster['metadata']['name']}-app", key) for key in ("username", "password")}
    made |= {(user["metadata"]["name"], "password") for user in backends.of("KafkaUser")}
    read = {v for v in services.environment("Deployment", f"kyberaccess-{service}").values() if isinstance(v, tuple)}
    files = {key for name, key in read - made}
    assert not read - made, files


def test_secrets_that_services_share_come_from_one_place(render):
    keys = {}
    for secret in render("managed-backends").of("ExternalSecret"):
        for item in secret["spec"]["data"]:
            keys.setdefault(item["secretKey"], set()).add(item["remoteRef"]["key"])
    assert keys["KYBER_SIGNING_KEYS"] == {"kyberaccess/shared"}
    assert keys["KYBER_COMMANDS_TOKEN"] == {"kyberaccess/shared"}
    assert len(keys["QUARKUS_DATASOURCE_PASSWORD"]) == len(SERVICES)


@pytest.mark.parametrize("service", SERVICES)
def test_a_database_holds_the_connections_of_all_replicas(render, service):
    cluster = render("in-cluster-backends").get("Cluster", f"kyberaccess-{service}-db")["spec"]
    name = f"kyberaccess-{service}"
    services = render("in-cluster")
    scaler = services.find("HorizontalPodAutoscaler", name) or services.find("ScaledObject", name)
    most = scaler["spec"].get("maxReplicas") or scaler["spec"]["maxReplicaCount"]
    pool = int(services.environment("Deployment", name)["QUARKUS_DATASOURCE_JDBC_MAX_SIZE"])
    # One more while versions change; the rest is the operator's and replication's.
    assert int(cluster["postgresql"]["parameters"]["max_connections"]) >= (most + 1) * pool + 10
    assert cluster["bootstrap"]["initdb"]["owner"] == cluster["bootstrap"]["initdb"]["database"] == f"kyber_{service}"


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_finds_its_database_by_tls_with_a_ca_that_it_knows(render, service):
    inside = render("in-cluster").environment("Deployment", f"kyberaccess-{service}")
    assert inside["QUARKUS_DATASOURCE_JDBC_URL"] == (
        f"jdbc:postgresql://kyberaccess-{service}-db-rw:5432/kyber_{service}"
        "?sslmode=verify-full&sslrootcert=/etc/kyber/database-ca/ca.crt"
    )
    assert inside["QUARKUS_DATASOURCE_PASSWORD"] == (f"kyberaccess-{service}-db-app", "password")
    outside = render("managed").environment("Deployment", f"kyberaccess-{service}")
    assert outside["QUARKUS_DATASOURCE_JDBC_URL"].startswith(f"jdbc:postgresql://{service}.db.example.com:5432/")
    assert outside["QUARKUS_DATASOURCE_PASSWORD"] == (f"kyberaccess-{service}-secrets", "QUARKUS_DATASOURCE_PASSWORD")


def test_data_outlives_the_release(render):
    kept = render("in-cluster-backends").of("Cluster", "Kafka", "KafkaNodePool", "KafkaTopic")
    assert len(kept) == len(SERVICES) + 2 + 12
    assert all(o["metadata"]["annotations"]["helm.sh/resource-policy"] == "keep" for o in kept)


def test_kafka_authenticates_by_sasl_with_the_password_put_in_by_kubernetes(render):
    environment = render("in-cluster").environment("Deployment", "kyberaccess-visitor")
    assert environment["KAFKA_BOOTSTRAP_SERVERS"] == "kyberaccess-kafka-kafka-bootstrap.kyber.svc:9093"
    assert environment["KAFKA_SECURITY_PROTOCOL"] == "SASL_SSL"
    assert environment["KAFKA_SSL_TRUSTSTORE_LOCATION"] == "/etc/kyber/kafka-ca/ca.crt"
    assert environment["BROKER_USERNAME"] == "kyberaccess-visitor"
    assert environment["BROKER_PASSWORD"] == ("kyberaccess-visitor", "password")
    assert "ScramLoginModule" in environment["KAFKA_SASL_JAAS_CONFIG"]
    # $(NAME) is put in only from variables that stand before it.
    order = list(environment)
    assert order.index("BROKER_PASSWORD") < order.index("KAFKA_SASL_JAAS_CONFIG")
    plain = render("managed", 'kafka.saslMechanism="PLAIN"').environment("Deployment", "kyberaccess-visitor")
    assert "plain.PlainLoginModule" in plain["KAFKA_SASL_JAAS_CONFIG"]
    assert "KAFKA_SASL_MECHANISM" not in render("ingress").environment("Deployment", "kyberaccess-visitor")


def operations(user):
    rights = {}
    for acl in user["spec"]["authorization"]["acls"]:
        resource = acl["resource"]
        for operation in acl["operations"]:
            rights.setdefault((resource["type"], operation), set()).add(resource["name"])
    return rights


def test_only_its_owner_writes_a_topic(render):
    writers = {}
    for user in render("in-cluster-backends").of("KafkaUser"):
        for topic in operations(user)[("topic", "Write")]:
            writers.setdefault(topic, set()).add(user["metadata"]["name"].removeprefix("kyberaccess-"))
    assert writers["kyberaccess.visitor.v1"] == {"visitor"}
    assert writers["kyberaccess.emergency.v1"] == {"emergency"}
    assert writers["kyberaccess.key-revocations.v1"] == {"auth"}
    assert writers["kyberaccess.account.v1"] == {"auth", "webhook"}
    assert writers["kyberaccess.audit.v1"] == set(SERVICES)


def test_users_and_topics_fit_each_other(render):
    manifests = render("in-cluster-backends")
    topics = {topic["metadata"]["name"] for topic in manifests.of("KafkaTopic")}
    for user in manifests.of("KafkaUser"):
        rights = operations(user)
        assert rights[("topic", "Read")] | rights[("topic", "Write")] <= topics
        assert {f"{t}.dlq" for t in rights[("topic", "Read")] if not t.endswith(".dlq")} <= rights[("topic", "Write")]
        assert rights[("group", "Read")] == {user["metadata"]["name"].removeprefix("kyberaccess-") + "-service"}


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_may_read_what_its_channels_read_and_use_their_groups(render, service):
    files = (
        ROOT / f"{service}-service/src/main/resources/application.properties",
        ROOT / "common/src/main/resources/META-INF/microprofile-config.properties",
    )
    settings = "\n".join(file.read_text() for file in files)
    topics = set(re.findall(r"^mp\.messaging\.incoming\.[\w-]+\.topic=(.*)$", settings, re.MULTILINE))
    groups = set(re.findall(r"^mp\.messaging\.incoming\.[\w-]+\.group\.id=(.*)$", settings, re.MULTILINE))
    rights = operations(render("in-cluster-backends").get("KafkaUser", f"kyberaccess-{service}"))
    assert topics and topics <= rights[("topic", "Read")]
    (prefix,) = rights[("group", "Read")]
    assert all(group.replace("${quarkus.application.name}", f"{service}-service").startswith(prefix) for group in groups)
    # Named by the services themselves since they check for their topics.
    for written in re.findall(r"^kyber\.topics\.written=(.*)$", settings, re.MULTILINE):
        assert set(written.split(",")) <= rights[("topic", "Write")]


def test_consumers_that_scale_may_read_what_they_are_scaled_by(render):
    users = {u["metadata"]["name"]: operations(u) for u in render("in-cluster-backends").of("KafkaUser")}
    for scaled in render("in-cluster").of("ScaledObject"):
        for trigger in scaled["spec"]["triggers"]:
            if trigger["type"] == "kafka":
                rights = users[scaled["metadata"]["name"]]
                assert trigger["metadata"]["topic"] in rights[("topic", "Read")]
                (prefix,) = rights[("group", "Read")]
                assert trigger["metadata"]["consumerGroup"].startswith(prefix)


def test_topics_survive_the_loss_of_a_broker(render):
    for topic in render("in-cluster-backends").of("KafkaTopic"):
        assert topic["spec"]["replicas"] == 3
        assert topic["spec"]["config"]["min.insync.replicas"] == "2"


def test_redis_in_the_cluster_and_outside(render):
    assert render("in-cluster").environment("Deployment", "kyberaccess-auth")["QUARKUS_REDIS_HOSTS"] == (
        "redis://kyberaccess-valkey:6379"
    )
    assert render("in-cluster-backends").get("Service", "kyberaccess-valkey")["spec"]["ports"][0]["port"] == 6379
    assert render("managed").environment("Deployment", "kyberaccess-auth")["QUARKUS_REDIS_HOSTS"] == (
        "kyberaccess-auth-secrets",
        "QUARKUS_REDIS_HOSTS",
    )
    with pytest.raises(RenderError, match="redis.url is required"):
        render("managed", "redis.fromSecret=false")


def test_files_are_in_a_bucket_or_on_a_volume_that_replicas_share(render):
    bucket = render("managed").environment("Deployment", "kyberaccess-visitor")
    assert bucket["KYBER_FILES_S3_BUCKET"] == "kyber-files" and "KYBER_FILES_DIRECTORY" not in bucket
    manifests = render("in-cluster")
    directory = manifests.environment("Deployment", "kyberaccess-visitor")
    assert directory["KYBER_FILES_DIRECTORY"] == "/var/lib/kyber/files" and "KYBER_FILES_S3_BUCKET" not in directory
    (claim,) = manifests.of("PersistentVolumeClaim")
    assert claim["spec"]["accessModes"] == ["ReadWriteMany"]
    assert not render("ingress").of("PersistentVolumeClaim")
    for service in ("auth", "emergency", "webhook"):
        assert not any("FILES" in v for v in manifests.environment("Deployment", f"kyberaccess-{service}"))


@pytest.mark.parametrize(
    ("example", "setting", "complaint"),
    [
        ("managed", 'publicUrl="http://kyber.example.com"', "/publicUrl"),
        ("managed", 'publicUrl=""', "/publicUrl"),
        ("managed", "files.volume.enabled=true", "/files"),
        ("managed", 'files.s3.bucket=""', "/files"),
        ("managed", "services.auth.replicas=3", "'replicas' not allowed"),
        ("managed", 'services.auth.autoscaling.by="both"', "/services/auth/autoscaling/by"),
        ("managed", "bootstrap.enabled=true", "/bootstrap"),
        ("managed", 'redis.url="redis://:secret@redis:6379"', "/redis/url"),
        ("managed", 'mail.host=""', "/mail/host"),
        ("managed", 'database.sslMode="prefer"', "/database/sslMode"),
        ("in-cluster-backends", 'database.cloudnativepg.image="ghcr.io/cloudnative-pg/postgresql:15"', "image"),
        ("managed", 'services.auth.database.host=""', "services.auth.database.host is required"),
        ("managed", 'kafka.bootstrapServers=""', "kafka.bootstrapServers is required"),
    ],
)
def test_wrong_values_are_refused(render, example, setting, complaint):
    with pytest.raises(RenderError, match=complaint):
        render(example, setting)
