package com.kyberaccess.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL 18 server, processes of its own on the loopback interface, as root or not (as root under `unshare -U`,
/// because PostgreSQL refuses to run as root).
///
/// Every connection needs a password. Databases are UTF-8 with Unicode's rules for upper and lower case.
public final class PostgresServer implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final long STOP_SECONDS = 30;
    private static final int LOG_LINES = 15;

    private final Path directory;
    private final @Nullable Path temporary;
    private final int port;
    private final String password;
    private final Path log;
    private @Nullable EmbeddedPostgres server;

    /// A server that keeps its data in `directory` and listens on `port`, 0 for a free one. It is not started yet.
    ///
    /// @param password of the superuser `postgres`, set when the folder is new; the same one from then on
    /// @param log      the file that it logs to; a start that fails gives its last lines
    public PostgresServer(Path directory, int port, String password, Path log) {
        this(directory, port, password, log, null);
    }

    private PostgresServer(Path directory, int port, String password, Path log, @Nullable Path temporary) {
        this.directory = directory.toAbsolutePath();
        this.temporary = temporary;
        this.port = FreePort.orFree(port);
        this.password = password;
        this.log = log.toAbsolutePath();
        LogNoise.reduce();
    }

    /// A server on a free port whose data is deleted when it is closed, at the latest when the JVM ends. It does not
    /// wait for the disk (`fsync=off`). Not started yet.
    public static PostgresServer temporary() {
        Path parent = Directories.temporary("postgres");
        PostgresServer server =
                new PostgresServer(parent.resolve("data"), 0, SUPERUSER, parent.resolve("postgres.log"), parent);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "postgres-closer"));
        return server;
    }

    /// Starts the server, initialising its folder when it is new; returns when it accepts connections.
    ///
    /// @throws EmbeddedServerException when it cannot start, for instance because its port is taken
    public synchronized PostgresServer start() {
        if (server != null) {
            return this;
        }
        FreePort.require(port, "PostgreSQL");
        try {
            server = startWithPasswordFile();
            return this;
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            // pg_ctl may have left a server behind that came up too late.
            stopLeftOver();
            throw new EmbeddedServerException(
                    "PostgreSQL could not be started on port %d; the end of %s:%n%s".formatted(port, log, endOfLog()),
                    e);
        }
    }

    private EmbeddedPostgres startWithPasswordFile() throws IOException {
        Files.createDirectories(directory);
        Files.createDirectories(log.resolveSibling("."));
        Files.writeString(log, "");
        Path passwordFile = Files.createTempFile("kyberaccess", ".password");
        try {
            Files.writeString(passwordFile, password);
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(
                            Directories.cache().resolve("postgresql").toFile())
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(30))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setPort(port)
                    .setConnectConfig("password", password)
                    // Options of initdb: the library hands on what it is given, and the last one of a name counts.
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", passwordFile.toString())
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("lc-ctype", unicodeCharacterTypes())
                    // The library starts the server with fsync off (-F); a setting after it wins.
                    .setServerConfig("fsync", temporary == null ? "on" : "off")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200")
                    // Queues, such as the outbox, are read past what is dead until it is vacuumed.
                    .setServerConfig("autovacuum_naptime", "10s")
                    .setServerConfig("listen_addresses", "localhost")
                    .setServerConfig("unix_socket_directories", "")
                    .start();
        } finally {
            Files.delete(passwordFile);
        }
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "(it cannot be read: %s)".formatted(e.getMessage());
        }
    }

    // Extensions such as pg_trgm ask the C library what a letter is.
    private static String unicodeCharacterTypes() {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
        return mac ? "en_US.UTF-8" : "C.UTF-8";
    }

    /// Stops the server and keeps its data and its port for the next [#start()]. Returns when its process is gone.
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(pid());
        try {
            server.close();
            server = null;
        } catch (IOException e) {
            throw new EmbeddedServerException("PostgreSQL could not be stopped", e);
        }
        process.ifPresent(PostgresServer::awaitEnd);
    }

    // The library waits for 5 seconds only, which a last checkpoint may exceed.
    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new EmbeddedServerException("PostgreSQL could not be stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopLeftOver() {
        try {
            if (Files.exists(pidFile())) {
                ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroy);
            }
        } catch (EmbeddedServerException stopped) {
            // The pid file went away with the server.
        }
    }

    public synchronized boolean isRunning() {
        return server != null;
    }

    public int port() {
        return port;
    }

    public String superuser() {
        return SUPERUSER;
    }

    public String superuserPassword() {
        return password;
    }

    /// The JDBC URL of a database, without user and password.
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    /// Connections to a database as the superuser.
    public DataSource dataSource(String database) {
        return dataSource(database, SUPERUSER, password);
    }

    public DataSource dataSource(String database, String user, String userPassword) {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl(database));
        source.setUser(user);
        source.setPassword(userPassword);
        return source;
    }

    /// Makes the database and the role that owns it, where they do not exist yet, and sets the role's password. No
    /// other role but the superuser can connect to the database.
    public void createDatabase(String database, String owner, String ownerPassword) {
        try (Connection connection = dataSource(SUPERUSER).getConnection();
                Statement sql = connection.createStatement()) {
            if (!exists(sql, "select 1 from pg_roles where rolname = " + literal(sql, owner))) {
                sql.execute("create role " + identifier(sql, owner) + " login");
            }
            sql.execute("alter role " + identifier(sql, owner) + " password " + literal(sql, ownerPassword));
            if (!exists(sql, "select 1 from pg_database where datname = " + literal(sql, database))) {
                sql.execute("create database " + identifier(sql, database) + " owner " + identifier(sql, owner));
            }
            sql.execute("revoke connect, temporary on database " + identifier(sql, database) + " from public");
        } catch (SQLException e) {
            throw new EmbeddedServerException("the database " + database + " could not be prepared", e);
        }
    }

    private static boolean exists(Statement sql, String query) throws SQLException {
        try (var rows = sql.executeQuery(query)) {
            return rows.next();
        }
    }

    private static String identifier(Statement sql, String name) throws SQLException {
        return sql.enquoteIdentifier(name, true);
    }

    private static String literal(Statement sql, String value) throws SQLException {
        return sql.enquoteLiteral(value);
    }

    /// The process id of the server's first process.
    ///
    /// @throws EmbeddedServerException when it is not running
    public long pid() {
        try (var lines = Files.lines(pidFile())) {
            return Long.parseLong(lines.findFirst().orElseThrow().strip());
        } catch (IOException e) {
            throw new EmbeddedServerException("PostgreSQL is not running", e);
        }
    }

    private Path pidFile() {
        return directory.resolve("postmaster.pid");
    }

    /// Stops the server; a [#temporary()] one loses its data.
    @Override
    public synchronized void close() {
        stop();
        if (temporary != null) {
            try {
                Directories.delete(temporary);
            } catch (IOException e) {
                throw new EmbeddedServerException("PostgreSQL's folder could not be deleted: " + temporary, e);
            }
        }
    }
}
