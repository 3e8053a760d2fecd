package com.kyberaccess.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A Redis server, a process of its own on the loopback interface. It persists nothing: the system keeps only counters
/// in it, which it may lose.
public final class RedisServer implements AutoCloseable {

    private final Path directory;
    private final boolean temporary;
    private final int port;
    private redis.embedded.@Nullable RedisServer server;

    /// A server that listens on `port`, 0 for a free one, and keeps its pid file in `directory`. Not started yet.
    public RedisServer(Path directory, int port) {
        this(directory, port, false);
    }

    private RedisServer(Path directory, int port, boolean temporary) {
        this.directory = directory.toAbsolutePath();
        this.temporary = temporary;
        this.port = FreePort.orFree(port);
    }

    /// A server on a free port, stopped and its folder deleted when it is closed, at the latest when the JVM ends.
    public static RedisServer temporary() {
        RedisServer server = new RedisServer(Directories.temporary("redis"), 0, true);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "redis-closer"));
        return server;
    }

    /// Starts the server; returns when it accepts connections.
    ///
    /// @throws EmbeddedServerException when it cannot start, for instance because its port is taken
    public synchronized RedisServer start() {
        if (server != null) {
            return this;
        }
        FreePort.require(port, "Redis");
        try {
            Files.createDirectories(directory);
            var starting = redis.embedded.RedisServer.newRedisServer()
                    .executableProvider(RedisBinary::find)
                    .port(port)
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .setting("dir " + quoted(directory))
                    .setting("pidfile " + quoted(pidFile()))
                    .build();
            starting.start();
            server = starting;
            return this;
        } catch (IOException e) {
            throw new EmbeddedServerException("Redis could not be started on port " + port, e);
        }
    }

    /// Stops the server and keeps its port for the next [#start()].
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        try {
            server.stop();
            server = null;
        } catch (IOException e) {
            throw new EmbeddedServerException("Redis could not be stopped", e);
        }
    }

    public synchronized boolean isRunning() {
        return server != null;
    }

    public int port() {
        return port;
    }

    /// What clients connect to: `redis://…`.
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /// The process id.
    ///
    /// @throws EmbeddedServerException when it is not running
    public long pid() {
        try {
            return Long.parseLong(Files.readString(pidFile()).strip());
        } catch (IOException e) {
            throw new EmbeddedServerException("Redis is not running", e);
        }
    }

    @Override
    public synchronized void close() {
        stop();
        if (temporary) {
            try {
                Directories.delete(directory);
            } catch (IOException e) {
                throw new EmbeddedServerException("Redis' folder could not be deleted: " + directory, e);
            }
        }
    }

    private Path pidFile() {
        return directory.resolve("redis.pid");
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
