import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes what native-image has to know of a service beside what Quarkus finds out by itself: the types that are
/// reached by reflection only. The Maven profile `native` runs it on the compiled classes:
/// `java NativeMetadata.java TARGET_FILE CLASS_PATH`.
///
/// Of our own code that is every record and every enum. Which of them Jackson is handed (events, outbox rows, JSON
/// columns, answers of other services, audit entries …) no signature tells, so none is left to be forgotten. To that
/// come the providers of our own interfaces that `ServiceLoader` makes.
final class NativeMetadata {

    private static final Pattern OWN = Pattern.compile("com\\.kyberaccess\\..*");

    /// What the libraries make by reflection, out of names or classes that native-image can't follow.
    private static final List<Pattern> OF_LIBRARIES = List.of(
            // DirectoryTiffHandler makes the directory of each part of a photo's metadata.
            Pattern.compile("com\\.drew\\.metadata\\..*Directory"),
            // CaseClasses collects its constants from the fields of its subclass.
            Pattern.compile("biweekly\\.(parameter\\.\\w+|ICalDataType)"),
            // Kafka's compression takes the best of several implementations.
            Pattern.compile("net\\.jpountz\\.(lz4|xxhash)\\..*"),
            // ICU's services and transliterators are made by the names in its tables.
            Pattern.compile("com\\.ibm\\.icu\\.text\\.(\\w+Transliterator|BreakIteratorFactory)"));

    private static final String SERVICES = "META-INF/services/";

    private final TreeSet<String> types = new TreeSet<>();
    private final TreeSet<String> resources = new TreeSet<>();

    private NativeMetadata() {}

    public static void main(String[] arguments) throws IOException {
        new NativeMetadata().write(Path.of(arguments[0]), arguments[1]);
    }

    private void write(Path file, String classPath) throws IOException {
        for (String entry : classPath.split(Pattern.quote(System.getProperty("path.separator")))) {
            collect(Path.of(entry));
        }
        if (types.stream().noneMatch(type -> OWN.matcher(type).matches())) {
            throw new IllegalArgumentException("no class of ours in " + classPath);
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, json());
        System.out.println(types.size() + " types are registered for reflection in " + file);
    }

    private void collect(Path entry) throws IOException {
        if (Files.isDirectory(entry)) {
            walk(entry);
        } else if (entry.toString().endsWith(".jar") && Files.exists(entry)) {
            try (var jar = FileSystems.newFileSystem(entry)) {
                walk(jar.getPath("/"));
            }
        }
    }

    private void walk(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String path = root.relativize(file).toString();
                if (path.endsWith(".class") && isReflective(name(path), file)) {
                    types.add(name(path));
                } else if (path.startsWith(SERVICES + "com.kyberaccess.")) {
                    // Quarkus has native-image leave ServiceLoader's providers to those who know of them.
                    resources.add(path);
                    Files.readAllLines(file).stream()
                            .map(line -> line.replaceFirst("#.*", "").strip())
                            .filter(line -> !line.isEmpty())
                            .forEach(types::add);
                }
            }
        }
    }

    private static String name(String path) {
        return path.substring(0, path.length() - ".class".length()).replace('\\', '.').replace('/', '.');
    }

    private static boolean isReflective(String name, Path file) {
        return OWN.matcher(name).matches()
                ? isData(file)
                : OF_LIBRARIES.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static boolean isData(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            ClassModel type = ClassFile.of().parse(bytes.readAllBytes());
            return type.flags().has(AccessFlag.ENUM)
                    || type.superclass()
                            .filter(parent -> parent.asInternalName().equals("java/lang/Record"))
                            .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String json() {
        return "{\n  \"reflection\": [\n%s\n  ],\n  \"resources\": [\n%s\n  ]\n}\n"
                .formatted(
                        types.stream()
                                .map(type -> ("    {\"type\": \"%s\", \"allDeclaredConstructors\": true,"
                                                + " \"allDeclaredMethods\": true, \"allDeclaredFields\": true}")
                                        .formatted(type))
                                .collect(Collectors.joining(",\n")),
                        resources.stream()
                                .map("    {\"glob\": \"%s\"}"::formatted)
                                .collect(Collectors.joining(",\n")));
    }
}
