package com.kyberaccess.local;

import com.kyberaccess.embedded.FreePort;
import com.kyberaccess.embedded.KafkaBroker;
import com.kyberaccess.embedded.PostgresServer;
import com.kyberaccess.embedded.RedisServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// PostgreSQL, Kafka and Redis of one home, and those services that somebody wants, each in as many replicas as
/// wanted: what a benchmark or a soak runs, on free ports and without gateway and demo data. [Platform] is the
/// whole system.
///
/// PostgreSQL waits for the disk, as in production.
public final class Workbench implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(120);

    private final Home home;
    private final Path repository;
    private final Infrastructure servers;
    private final ServiceEnvironment variables;
    private final RunFolder runFolder;
    private final int authPort;
    private final Map<Service, Integer> replicas = new HashMap<>();
    private final Deque<Runnable> started = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::stop, "workbench-stop");

    private Workbench(Path folder, Path repository) {
        this.home = new Home(folder.toAbsolutePath().normalize()).create();
        this.repository = repository.toAbsolutePath().normalize();
        this.runFolder = new RunFolder(home);
        Secrets secrets = new Secrets(home);
        var ports = Ports.free().chosen();
        var authority = new LocalAuthority(home.tls(), Clock.systemUTC()).ensure();
        this.servers = new Infrastructure(home, ports, secrets, runFolder, Progress.SILENT);
        this.authPort = FreePort.find();
        this.variables = new ServiceEnvironment(
                servers, secrets, authority, home, ports.https(), authPort, ports.management(Service.VISITOR));
    }

    /// Starts the three servers; what this JVM logs goes to a file in the home's `logs` from then on. Mails that were
    /// captured before are deleted: a file each, half a million after some benchmarks, each slower than the last.
    ///
    /// @param folder     where data, logs and certificates are kept
    /// @param repository the checkout whose services it runs, built
    public static Workbench open(Path folder, Path repository) {
        var workbench = new Workbench(folder, repository);
        workbench.home.deleteMails();
        return workbench.start();
    }

    /// As {@link #open}, for one use: closing it deletes what the servers have stored, gigabytes after some benchmarks.
    /// Logs stay for a look.
    public static Workbench openOnce(Path folder, Path repository) {
        var workbench = new Workbench(folder, repository);
        workbench.started.push(workbench.home::deleteServersData);
        return workbench.start();
    }

    private Workbench start() {
        LauncherLog.open(home);
        // Ctrl-C must not leave servers and services behind.
        Runtime.getRuntime().addShutdownHook(atExit);
        started.push(servers::close);
        try {
            servers.start();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Starts a service, or one more replica of it, and waits until it is ready. The first auth-service has
    /// the port that the other services know.
    ///
    /// @param key         `auth`, `visitor`, `emergency`, `webhook`
    /// @param environment beside, and instead of, what every service is given
    /// @param jvmOptions  such as `-Xmx512m`
    public synchronized ServiceProcess start(String key, Map<String, String> environment, List<String> jvmOptions) {
        Service service = Service.named(key);
        int replica = replicas.merge(service, 1, Integer::sum);
        int port = service == Service.AUTH && replica == 1 ? authPort : FreePort.find();
        int managementPort = FreePort.find();
        var all = variables.of(service, port, managementPort);
        all.putAll(environment);
        String name = replica == 1 ? service.processName() : service.processName() + "-" + replica;
        var process = new ServiceProcess(
                name,
                service.program(Packaging.JVM, repository),
                port,
                managementPort,
                home.log(name),
                all,
                jvmOptions,
                runFolder);
        started.push(process::stop);
        process.start().awaitReady(READY_WITHIN);
        return process;
    }

    public PostgresServer postgres() {
        return servers.postgres();
    }

    public KafkaBroker kafka() {
        return servers.kafka();
    }

    public RedisServer redis() {
        return servers.redis();
    }

    /// The database of a service, by the service's key.
    public String database(String key) {
        return Service.named(key).database();
    }

    /// The certificates of receivers that the services trust.
    public LocalCertificates certificates() {
        return LocalCertificates.in(home.tls());
    }

    /// Stops everything, the latest first.
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM ends, and the hook has run or finds nothing left.
            return;
        }
    }

    private synchronized void stop() {
        while (!started.isEmpty()) {
            started.pop().run();
        }
    }
}
