package com.kyberaccess.common.start;

import com.kyberaccess.common.error.Causes;
import com.kyberaccess.common.production.Setting;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.flywaydb.core.api.FlywayException;

/// Why a service did not start, in the words of whoever configures it.
final class StartFailure {
    /// How our own messages name the setting that is wrong.
    private static final Pattern OUR_SETTING = Pattern.compile("\\bkyber\\.[a-z0-9.-]+[a-z0-9]");

    private StartFailure() {}

    /// @return a line for each thing that is wrong; empty if it is not the configuration, as far as can be told
    static Optional<List<String>> lines(Throwable failure) {
        var chain = Causes.of(failure);
        return problems(chain)
                .or(() -> first(chain, QuarkusBindException.class)
                        .map(e -> List.of("quarkus.http.port or quarkus.management.port: " + flat(e))))
                .or(() -> ours(chain))
                .or(() -> database(chain))
                .or(() -> first(chain, FlywayException.class)
                        .map(e -> List.of("the schema could not be migrated (quarkus.flyway): " + flat(e))))
                .or(() -> first(chain, KafkaException.class).map(e -> List.of(kafka(chain))));
    }

    private static Optional<List<String>> problems(List<Throwable> chain) {
        return first(chain, ConfigValidationException.class).map(e -> IntStream.range(0, e.getProblemCount())
                .mapToObj(i -> flat(e.getProblem(i).getMessage()))
                .toList());
    }

    private static Optional<List<String>> ours(List<Throwable> chain) {
        return chain.reversed().stream()
                .filter(e -> e instanceof ConfigurationException
                        || e instanceof IllegalStateException
                        || e instanceof IllegalArgumentException
                        || e instanceof UncheckedIOException)
                .filter(e -> e instanceof ConfigurationException
                        || OUR_SETTING.matcher(String.valueOf(e.getMessage())).find())
                .findFirst()
                .map(e -> List.of(flat(e) + reason(e)));
    }

    /// What the file system says of a file that can't be read.
    private static String reason(Throwable e) {
        return e instanceof UncheckedIOException ? " (" + flat(String.valueOf(e.getCause())) + ")" : "";
    }

    private static Optional<List<String>> database(List<Throwable> chain) {
        return chain.reversed().stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .flatMap(e -> DatabaseFailure.setting(e).stream())
                .findFirst()
                .map(List::of);
    }

    private static String kafka(List<Throwable> chain) {
        var root = flat(chain.getLast());
        return Setting.named("kafka.bootstrap.servers") + " and kafka.*: the Kafka clients could not be made: " + root;
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static String flat(Throwable e) {
        return flat(String.valueOf(e.getMessage() == null ? e : e.getMessage()));
    }

    static String flat(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
