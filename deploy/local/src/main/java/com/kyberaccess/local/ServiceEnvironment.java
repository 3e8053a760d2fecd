package com.kyberaccess.local;

import com.kyberaccess.embedded.KafkaBroker;
import com.kyberaccess.embedded.PostgresServer;
import com.kyberaccess.embedded.RedisServer;
import java.util.HashMap;
import java.util.Map;

/// The environment variables by which the services are configured.
final class ServiceEnvironment {

    private static final String LOOPBACK = "127.0.0.1";

    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final RedisServer redis;
    private final Secrets secrets;
    private final LocalAuthority authority;
    private final Home home;
    private final String publicUrl;
    private final String sandboxUrl;
    private final String authUrl;
    private final String visitorManagementUrl;

    ServiceEnvironment(
            Infrastructure infrastructure,
            Secrets secrets,
            LocalAuthority authority,
            Home home,
            int httpsPort,
            int authPort,
            int visitorManagementPort) {
        this.postgres = infrastructure.postgres();
        this.kafka = infrastructure.kafka();
        this.redis = infrastructure.redis();
        this.secrets = secrets;
        this.authority = authority;
        this.home = home;
        this.publicUrl = "https://localhost:" + httpsPort;
        this.sandboxUrl = "https://" + LocalAuthority.SANDBOX_HOST + ":" + httpsPort;
        this.authUrl = "http://" + LOOPBACK + ":" + authPort;
        this.visitorManagementUrl = "http://" + LOOPBACK + ":" + visitorManagementPort;
    }

    Map<String, String> of(Service service, int port, int managementPort) {
        var variables = new HashMap<String, String>();
        // Demo data, and webhooks to this machine: what the prod profile refuses.
        variables.put("QUARKUS_PROFILE", "local");
        variables.put("QUARKUS_HTTP_HOST", LOOPBACK);
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        variables.put("QUARKUS_MANAGEMENT_HOST", LOOPBACK);
        variables.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        variables.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(service.database()));
        variables.put("QUARKUS_DATASOURCE_USERNAME", service.database());
        variables.put("QUARKUS_DATASOURCE_PASSWORD", secrets.password(service.key()));
        variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        variables.put("QUARKUS_REDIS_HOSTS", redis.uri());
        variables.put("KYBER_PUBLIC_URL", publicUrl);
        variables.put("KYBER_SANDBOX_URL", sandboxUrl);
        variables.put("KYBER_MAIL_CAPTURE_DIRECTORY", home.mails().toString());
        if (service != Service.AUTH) {
            variables.put("KYBER_AUTH_URL", authUrl);
        }
        if (service == Service.AUTH) {
            variables.putAll(DemoData.bootstrapVariables(secrets.password(DemoData.OWNER)));
        }
        if (service == Service.VISITOR || service == Service.EMERGENCY) {
            variables.put("KYBER_SIGNING_KEYS", secrets.signingKey());
        }
        if (service == Service.VISITOR) {
            variables.put("KYBER_FILES_DIRECTORY", home.files().toString());
        }
        if (service == Service.EMERGENCY) {
            variables.put("KYBER_RECONCILIATION_VISITOR_MANAGEMENT_URL", visitorManagementUrl);
        }
        if (service == Service.WEBHOOK) {
            variables.put("KYBER_WEBHOOK_EGRESS_ALLOWED_TARGETS", "127.0.0.0/8,::1/128");
            variables.put(
                    "KYBER_WEBHOOK_EGRESS_CA_CERTIFICATE",
                    authority.caCertificate().toString());
        }
        return variables;
    }
}
