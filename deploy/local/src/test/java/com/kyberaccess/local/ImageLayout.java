package com.kyberaccess.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// The last stage of one of our Dockerfiles, unpacked into a folder without a container engine: what its `COPY` lines
/// put where, its environment, user, health check and entry point. It knows the instructions that these files use, and
/// fails on others.
final class ImageLayout {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern WORDS = Pattern.compile("\"([^\"]*)\"");

    private final Path repository;
    private final Path root;
    private final Map<String, String> arguments = new HashMap<>();
    private final Map<String, String> given;
    private final Map<String, String> environment = new HashMap<>();
    private List<String> entrypoint = List.of();
    private List<String> healthCheck = List.of();
    private String user = "";

    private ImageLayout(Path repository, Path root, Map<String, String> given) {
        this.repository = repository;
        this.root = root;
        this.given = given;
    }

    /// @param arguments as `--build-arg` gives them
    /// @param root      where to unpack it, an empty folder
    static ImageLayout unpack(Path repository, String dockerfile, Map<String, String> arguments, Path root)
            throws IOException {
        var layout = new ImageLayout(repository, root, arguments);
        var text = Files.readString(repository.resolve(dockerfile))
                .replaceAll("(?m)^\\s*#.*\\n", "")
                .replaceAll("\\\\\\n\\s*", "");
        int last = text.lastIndexOf("\nFROM ");
        for (String line : text.substring(last + 1).lines().toList()) {
            if (!line.isBlank()) {
                layout.apply(line);
            }
        }
        return layout;
    }

    private void apply(String line) throws IOException {
        String instruction = line.substring(0, line.indexOf(' '));
        String rest = line.substring(line.indexOf(' ') + 1).strip();
        switch (instruction) {
            case "ARG" -> {
                var parts = rest.split("=", 2);
                arguments.put(parts[0], given.getOrDefault(parts[0], parts.length > 1 ? parts[1] : ""));
            }
            case "ENV" -> {
                for (String pair : expanded(rest).split("\\s+", -1)) {
                    var parts = pair.split("=", 2);
                    environment.put(parts[0], parts[1]);
                }
            }
            case "COPY" -> copy(List.of(expanded(rest).split("\\s+", -1)));
            case "USER" -> user = rest;
            case "ENTRYPOINT" -> entrypoint = words(rest);
            case "HEALTHCHECK" -> healthCheck = words(rest);
            case "FROM", "LABEL", "WORKDIR", "EXPOSE" -> {}
            default -> throw new IllegalArgumentException("unknown: " + line);
        }
    }

    private String expanded(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> arguments.getOrDefault(found.group(1), ""));
    }

    private List<String> words(String execForm) {
        return WORDS.matcher(execForm)
                .results()
                .map(found -> found.group(1))
                .map(this::unpacked)
                .toList();
    }

    private Path at(String imagePath) {
        return root.resolve(imagePath.substring(1));
    }

    private void copy(List<String> words) throws IOException {
        var options = words.stream().filter(word -> word.startsWith("--")).toList();
        var paths = words.stream().filter(word -> !word.startsWith("--")).toList();
        String target = paths.getLast();
        if (options.stream().anyMatch(option -> option.startsWith("--from="))) {
            otherStage(paths.getFirst(), at(target));
            return;
        }
        var sources = paths.subList(0, paths.size() - 1).stream()
                .flatMap(pattern -> matching(pattern).stream())
                .toList();
        for (Path source : sources) {
            copy(source, target.endsWith("/") ? at(target).resolve(source.getFileName()) : at(target));
        }
    }

    /// What the build stages make.
    private void otherStage(String source, Path target) throws IOException {
        switch (source) {
            case "/health" -> {
                Files.createDirectories(target);
                int result = ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-d",
                                target.toString(),
                                repository
                                        .resolve("deploy/images/HealthCheck.java")
                                        .toString());
                if (result != 0) {
                    throw new IllegalStateException("HealthCheck.java does not compile");
                }
            }
            case "/data" -> Files.createDirectories(target);
            // The libraries of the base image: those of this machine.
            case "/rootfs/" -> {}
            default -> throw new IllegalArgumentException("unknown: COPY --from " + source);
        }
    }

    private List<Path> matching(String pattern) {
        if (!pattern.contains("*")) {
            Path source = repository.resolve(pattern);
            if (Files.notExists(source)) {
                throw new IllegalStateException("COPY " + pattern + ": there is no " + source);
            }
            return List.of(source);
        }
        Path folder = repository.resolve(pattern).getParent();
        var matcher = FileSystems.getDefault()
                .getPathMatcher("glob:" + Path.of(pattern).getFileName());
        try (var files = Files.list(folder)) {
            return files.filter(file -> matcher.matches(file.getFileName())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path to = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
    }

    Map<String, String> environment() {
        return environment;
    }

    String user() {
        return user;
    }

    /// A word of a command with the paths in it, also those of a class path, as they are here.
    private String unpacked(String word) {
        return Arrays.stream(word.split(":", -1))
                .map(part -> part.startsWith("/") ? at(part).toString() : part.replace("/app/", at("/app/") + "/"))
                .collect(Collectors.joining(":"));
    }

    List<String> entrypoint() {
        return entrypoint;
    }

    List<String> healthCheck() {
        return healthCheck;
    }

    Path data() {
        return at("/data");
    }

    /// The command as the image's user, on a root file system that can't be written but for `/tmp`, where this test
    /// may arrange that; otherwise as the user that runs it.
    List<String> confined(List<String> command) {
        if (!System.getProperty("user.name").equals("root")) {
            return command;
        }
        var confined = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro / && mount -t tmpfs tmpfs /tmp && exec \"$@\"",
                data().toString(),
                "setpriv",
                "--clear-groups",
                "--no-new-privs",
                "--bounding-set=-all"));
        var ids = user.split(":", 2);
        confined.addAll(List.of("--reuid=" + ids[0], "--regid=" + ids[1]));
        confined.addAll(command);
        return confined;
    }
}
