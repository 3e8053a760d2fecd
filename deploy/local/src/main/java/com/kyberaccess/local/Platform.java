package com.kyberaccess.local;

import com.kyberaccess.embedded.KafkaBroker;
import com.kyberaccess.embedded.PostgresServer;
import com.kyberaccess.embedded.RedisServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The whole system on this machine: PostgreSQL, Kafka, Redis, the four services as processes, the TLS
/// gateway, and the demo data. What [#start()] started, [#close()] stops, in reverse order; also when
/// `start()` failed half-way.
///
/// One home is for one platform at a time; whoever may run two takes care of that, as `./kyber up` does with a
/// lock.
public final class Platform implements AutoCloseable {

    /// A variable of a service that this class reads itself: a heap other than the usual one, such as `1g`.
    public static final String HEAP = "KYBER_HEAP";

    /// The same for further options of its JVM, separated by spaces.
    public static final String JVM_OPTIONS = "KYBER_JVM_OPTIONS";

    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    private final Home home;
    private final PlatformOptions options;
    private final Ports ports;
    private final Progress progress;
    private final Duration readyWithin;
    private final RunFolder runFolder;
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private final Deque<Runnable> started = new ArrayDeque<>();
    private volatile boolean cancelled;
    private @Nullable Infrastructure infrastructure;
    private @Nullable LocalEnvironment environment;
    private @Nullable ServiceProcesses processes;

    public Platform(PlatformOptions options) {
        this(options, Progress.SILENT);
    }

    public Platform(PlatformOptions options, Progress progress) {
        this(options, progress, READY_WITHIN);
    }

    /// @param readyWithin how long a service may take to be ready
    Platform(PlatformOptions options, Progress progress, Duration readyWithin) {
        this.options = options;
        this.readyWithin = readyWithin;
        this.home = new Home(options.home());
        this.ports = options.ports().chosen();
        this.progress = progress;
        this.runFolder = new RunFolder(home);
    }

    /// Starts everything; returns when the system is ready to be used.
    ///
    /// @throws LocalException saying what is wrong: a taken port and the option that changes it, a service that
    /// ended and the end of its log. All that was started has been stopped by then.
    public synchronized Platform start() {
        try {
            if (started.isEmpty()) {
                startServers();
            }
            startServices();
            startGateway();
            environment = prepareDemo();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Starts PostgreSQL, with a database for each service that nothing has been migrated in yet, Kafka with its
    /// topics, and Redis. [#start()] goes on from there.
    ///
    /// @throws LocalException as there; nothing runs then
    public synchronized Platform startServers() {
        try {
            ServiceProcesses.requireBuilt(options);
            ports.requireFree();
            home.create();
            var secrets = new Secrets(home);
            new LocalAuthority(home.tls(), Clock.systemUTC()).ensure();
            var servers = new Infrastructure(home, ports, secrets, runFolder, progress);
            infrastructure = servers;
            started.push(servers::close);
            servers.start();
            requireNotCancelled();
            var made = ServiceProcesses.of(options, ports, home, runFolder, servers, secrets, authority());
            services.putAll(made.all());
            processes = made;
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void startServices() {
        started.push(() -> Parallel.run(services.values().stream()
                .<Runnable>map(service -> service::stop)
                .toList()));
        Parallel.run(services.values().stream()
                .<Runnable>map(service -> () -> startService(service))
                .toList());
    }

    /// Starts one more replica of a service, on free ports, and waits until it is ready. The gateway does not
    /// know it.
    ///
    /// @param key `auth`, `visitor`, `emergency`, `webhook`
    public synchronized ServiceProcess startReplica(String key) {
        var replica = replica(key, options.packaging(), Map.of());
        startService(replica);
        return replica;
    }

    /// One more replica of a service, on free ports and not started yet. What is started of it, [#close()] stops. The
    /// gateway does not know it.
    ///
    /// @param key  `auth`, `visitor`, `emergency`, `webhook`
    /// @param more variables that win over those that every replica gets
    public synchronized ServiceProcess replica(String key, Packaging packaging, Map<String, String> more) {
        return replica(key, packaging, options.repository(), more);
    }

    /// The same of another version.
    ///
    /// @param repository the checkout that it was built in
    public synchronized ServiceProcess replica(
            String key, Packaging packaging, Path repository, Map<String, String> more) {
        var replica = processes().replica(Service.named(key), packaging, repository, more);
        started.push(replica::stop);
        return replica;
    }

    /// The environment of one more replica on these ports.
    Map<String, String> environment(Service service, int port, int managementPort) {
        return processes().environment(service, port, managementPort);
    }

    private void startService(ServiceProcess service) {
        long begin = System.nanoTime();
        service.start();
        service.awaitReady(readyWithin, () -> cancelled);
        progress.ready("%s on port %d".formatted(service.name(), service.port()), since(begin));
    }

    private void startGateway() {
        long begin = System.nanoTime();
        var gateway = Gateway.start(ports.https(), ports.http(), authority(), services);
        started.push(gateway::close);
        progress.ready("gateway on port " + ports.https(), since(begin));
        requireNotCancelled();
    }

    private LocalAuthority authority() {
        return new LocalAuthority(home.tls(), Clock.systemUTC());
    }

    private LocalEnvironment prepareDemo() {
        long begin = System.nanoTime();
        var made = DemoData.ensure(baseUri(), authority().caCertificate(), new Secrets(home));
        made.write(home.environmentFile());
        progress.ready("demo data", since(begin));
        requireNotCancelled();
        return made;
    }

    /// Makes a [#start()] that another thread is in give up soon, with an exception.
    void cancel() {
        cancelled = true;
    }

    private void requireNotCancelled() {
        if (cancelled) {
            throw new LocalException("stopped while starting");
        }
    }

    /// Stops everything that was started, in reverse order. Does nothing the second time.
    @Override
    public synchronized void close() {
        RuntimeException failure = null;
        while (!started.isEmpty()) {
            try {
                started.pop().run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /// Base of the API, with `/api/v1`.
    public URI baseUri() {
        return URI.create("https://localhost:" + ports.https() + "/api/v1");
    }

    /// Where plain HTTP is answered with 403 `HTTPS_REQUIRED`.
    public URI plainHttpUri() {
        return URI.create("http://localhost:" + ports.http());
    }

    /// PEM file of the CA that signed the gateway's certificate.
    public Path caCertificate() {
        return environment().caCertificate();
    }

    /// PEM file of a certificate for localhost from that CA, for receivers of webhooks.
    public Path localhostCertificate() {
        return home.tls().resolve("localhost.pem");
    }

    /// PEM file (PKCS #8) of the key of [#localhostCertificate()].
    public Path localhostKey() {
        return home.tls().resolve("localhost.key");
    }

    /// A read/write API key of the demo account.
    public String apiKey() {
        return environment().apiKey();
    }

    public String ownerEmail() {
        return environment().ownerEmail();
    }

    public String ownerPassword() {
        return environment().ownerPassword();
    }

    public PostgresServer postgres() {
        return infrastructure().postgres();
    }

    public KafkaBroker kafka() {
        return infrastructure().kafka();
    }

    public RedisServer redis() {
        return infrastructure().redis();
    }

    /// One of the services: `auth`, `visitor`, `emergency`, `webhook`.
    public ServiceProcess service(String key) {
        return Objects.requireNonNull(services.get(Service.named(key)), "the platform was not started");
    }

    /// The four services.
    public List<ServiceProcess> services() {
        return Arrays.stream(Service.values())
                .map(Service::key)
                .map(this::service)
                .toList();
    }

    private Infrastructure infrastructure() {
        return Objects.requireNonNull(infrastructure, "the platform was not started");
    }

    private ServiceProcesses processes() {
        return Objects.requireNonNull(processes, "the platform was not started");
    }

    private LocalEnvironment environment() {
        return Objects.requireNonNull(environment, "the platform was not started");
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
