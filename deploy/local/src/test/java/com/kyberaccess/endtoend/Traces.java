package com.kyberaccess.endtoend;

import com.kyberaccess.local.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Where in a running system a text is found: every column of every table of every database, and every file of its
/// home. Not searched are the servers' own folders: PostgreSQL's, whose tables are; Redis', which holds counters; and
/// Kafka's, whose segments are deleted with their retention (docs/guides/privacy.md).
final class Traces {
    private static final List<String> DATABASES = List.of("auth", "visitor", "emergency", "webhook");
    private static final Set<String> SERVERS = Set.of("postgres", "kafka", "redis");
    private static final String TABLES = """
            SELECT format('%I.%I', n.nspname, c.relname)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            """;

    private final Platform platform;
    private final Path home;

    Traces(Platform platform) {
        this.platform = platform;
        this.home = platform.caCertificate().getParent().getParent();
    }

    /// The tables and files with `text` in them, whatever its case.
    List<String> of(String text) {
        var found = new ArrayList<>(inFiles(text));
        for (var service : DATABASES) {
            found.addAll(inTables(service, text));
        }
        return found;
    }

    private List<String> inTables(String service, String text) {
        try (var connection = database(service)) {
            var found = new ArrayList<String>();
            try (var select = connection.prepareStatement(TABLES);
                    var table = select.executeQuery()) {
                while (table.next()) {
                    if (has(connection, table.getString(1), text)) {
                        found.add(service + ": " + table.getString(1));
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection database(String service) throws SQLException {
        return platform.postgres().dataSource("kyber_" + service).getConnection();
    }

    /// A row as text has all its columns; those of bytes in hexadecimal.
    private static boolean has(Connection connection, String table, String text) throws SQLException {
        try (var search = connection.prepareStatement("SELECT EXISTS (SELECT FROM " + table
                + " AS t WHERE t::text ILIKE '%' || ? || '%' OR t::text ILIKE '%' || ? || '%')")) {
            search.setString(1, text);
            search.setString(2, hexadecimal(text));
            try (var row = search.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static String hexadecimal(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> inFiles(String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        try (var files = Files.walk(home)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            !SERVERS.contains(home.relativize(file).getName(0).toString()))
                    .filter(file -> read(file).toLowerCase(Locale.ROOT).contains(wanted))
                    .map(file -> home.relativize(file).toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every byte is a character.
    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
