package com.kyberaccess.testing;

import com.kyberaccess.embedded.KafkaBroker;
import com.kyberaccess.embedded.PostgresServer;
import com.kyberaccess.embedded.RedisServer;
import com.sun.net.httpserver.HttpHandler;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Real PostgreSQL, Kafka (with the system's topics) and Redis for a module's tests, and a {@link
/// TestAuthority} in auth-service's place. Started once per JVM and shared; every test works in a tenant of
/// its own ({@link TestTenants}).
///
/// ```
/// @QuarkusTest
/// @WithTestResource(Infrastructure.class)
/// class CheckInTest { … }
/// ```
public class Infrastructure implements QuarkusTestResourceLifecycleManager {
    private static final String DATABASE = "kyber_test";
    private static final String PASSWORD = "kyber_test";

    /// Started by the first test class of the JVM, stopped with it.
    private static final class Servers {
        static final PostgresServer POSTGRES = PostgresServer.temporary().start();
        static final KafkaBroker KAFKA = KafkaBroker.temporary().start();
        static final RedisServer REDIS = RedisServer.temporary().start();
        static final TestAuthority AUTHORITY = new TestAuthority();

        static {
            POSTGRES.createDatabase(DATABASE, DATABASE, PASSWORD);
            KAFKA.createTopics();
        }
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                Servers.POSTGRES.jdbcUrl(DATABASE),
                "quarkus.datasource.username",
                DATABASE,
                "quarkus.datasource.password",
                PASSWORD,
                "kafka.bootstrap.servers",
                Servers.KAFKA.bootstrapServers(),
                "quarkus.redis.hosts",
                "redis://localhost:" + Servers.REDIS.port(),
                "kyber.auth.url",
                Servers.AUTHORITY.url(),
                "kyber.public-url",
                TestAuthority.ISSUER,
                "quarkus.http.test-port",
                "0",
                "quarkus.management.test-port",
                "0");
    }

    /// The servers outlive the application: another test profile restarts it and finds them running.
    @Override
    public void stop() {}

    public static PostgresServer postgres() {
        return Servers.POSTGRES;
    }

    public static KafkaBroker kafka() {
        return Servers.KAFKA;
    }

    public static RedisServer redis() {
        return Servers.REDIS;
    }

    /// Answers `path` at `kyber.auth.url`, in the place of yet another service, from now on.
    public static void serve(String path, HttpHandler handler) {
        Servers.AUTHORITY.serve(path, handler);
    }

    static TestAuthority authority() {
        return Servers.AUTHORITY;
    }
}
