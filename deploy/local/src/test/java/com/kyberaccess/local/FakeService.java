package com.kyberaccess.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// A program that can stand in for each of the services as far as the launcher knows them: it takes the same
/// environment and answers what the launcher asks. It uses the JDK's classes only, so that it fits into a jar alone.
public final class FakeService {

    /// Set to make it write 20 lines and end with exit code 3.
    static final String FAIL = "FAKE_FAIL";

    private static final List<String> STORED = new ArrayList<>();

    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        if (System.getenv(FAIL) != null) {
            for (int line = 1; line <= 20; line++) {
                System.out.println("line " + line);
            }
            System.exit(3);
        }
        serve("QUARKUS_HTTP_PORT");
        serve("QUARKUS_MANAGEMENT_PORT");
    }

    private static void serve(String portVariable) throws IOException {
        int port = Integer.parseInt(System.getenv(portVariable));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", FakeService::answer);
        server.start();
    }

    private static synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        String text =
                switch (path) {
                    case "/q/health/ready" -> "{\"status\":\"UP\"}";
                    case "/api/v1/auth/login" -> "{\"token\":\"t\"}";
                    case "/api/v1/api-keys" -> "{\"data\":{\"api_key\":\"ka_live_fake\"}}";
                    default -> list(exchange.getRequestMethod(), body);
                };
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    private static String list(String method, byte[] body) {
        if (method.equals("POST")) {
            STORED.add(new String(body, StandardCharsets.UTF_8).replaceFirst("\\{", "{\"id\":\"x_1\","));
        }
        return "{\"data\":[" + String.join(",", STORED) + "]}";
    }

    /// Puts it where the launcher expects the four services of a checkout.
    static Path installInto(Path repository) throws IOException {
        for (Service service : Service.values()) {
            writeJar(service.program(Packaging.JVM, repository));
        }
        return repository;
    }

    /// A script in place of each native executable.
    static void installExecutablesInto(Path repository) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        for (Service service : Service.values()) {
            Path executable = service.program(Packaging.NATIVE, repository);
            Files.writeString(
                    executable,
                    "#!/bin/sh\nexec '%s' \"$@\" -jar '%s'\n"
                            .formatted(java, service.program(Packaging.JVM, repository)));
            Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    static void writeJar(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        String entry = FakeService.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                var out = new JarOutputStream(file, manifest);
                var bytes = FakeService.class.getClassLoader().getResourceAsStream(entry)) {
            if (bytes == null) {
                throw new IOException("the class file of the fake service was not found");
            }
            out.putNextEntry(new JarEntry(entry));
            bytes.transferTo(out);
        }
    }
}
