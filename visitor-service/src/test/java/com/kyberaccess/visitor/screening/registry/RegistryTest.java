package com.kyberaccess.visitor.screening.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.visitor.screening.WatchlistKind;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.RegistryOfTests;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A registry over HTTP, and what becomes of visitors while it is not what it should be.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class RegistryTest {
    private static final String CLEAR = "{\"matches\":[]}";
    private static final String JANE = """
            {"matches":[{"list":"sex_offender","entry_id":"NR-1","first_name":"Jane","last_name":"Smith",
              "aliases":["Janie Smyth"],"date_of_birth":"1980-02-29","reason":"Registered 2012","more":"ignored"}]}""";

    @Inject
    RegistryOfTests registry;

    private final ConcurrentLinkedQueue<String> bodies = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> tokens = new ConcurrentLinkedQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server = server();
    private final Desk desk = Desk.open();
    private Desk.@Nullable Office opened;

    interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void closeTheCircuit() {
        CircuitBreakerMaintenance.get().resetAll();
    }

    private Desk.Office office() {
        if (opened == null) {
            opened = desk.office();
        }
        return opened;
    }

    @AfterEach
    void close() {
        over.countDown();
        server.stop(0);
        CircuitBreakerMaintenance.get().resetAll();
    }

    private void answering(Answer answer) throws IOException {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            try (exchange) {
                answer.to(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        registry.use(desk.tenant(), endpoint("s3cret"));
    }

    private RegistryEndpoint endpoint(String token) {
        return new RegistryEndpoint(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/search"),
                token,
                Set.of(WatchlistKind.SEX_OFFENDER));
    }

    private static Answer with(int status, String body) {
        return exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private Response jane() {
        return desk.post("/visitors/check-in", office().jane());
    }

    private static void assertFlaggedBecauseOfAnError(Response answer) {
        answer.then()
                .statusCode(201)
                .body("data.status", equalTo("flagged"))
                .body("data.watchlist_cleared", equalTo(false))
                .body("data.screening_results.sex_offender", equalTo("error"))
                .body("data.screening_results.bolo", equalTo("clear"))
                .body("data.screening_alert.lists", equalTo(List.of("sex_offender")))
                .body("data.screening_alert.matches", hasSize(0));
    }

    @Test
    void whoIsInTheRegistryIsFlagged() throws IOException {
        // Given
        answering(with(200, JANE));
        // When
        var answer = jane();
        // Then
        answer.then()
                .body("data.status", equalTo("flagged"))
                .body("data.screening_results.sex_offender", equalTo("hit"))
                .body("data.screening_alert.matches[0].entry_id", equalTo("NR-1"))
                .body("data.screening_alert.matches[0].matched_on", equalTo(List.of("name", "alias")))
                .body("data.screening_alert.matches[0].score", equalTo(1.0f))
                .body("data.screening_alert.matches[0].reason", equalTo("Registered 2012"));
    }

    @Test
    void whoIsNotInTheRegistryComesIn() throws IOException {
        // Given
        answering(with(200, CLEAR));
        // Then
        jane().then()
                .body("data.status", equalTo("checked_in"))
                .body("data.screening_results.sex_offender", equalTo("clear"));
    }

    @Test
    void aNameOfTheRegistryThatIsAnotherPersonsIsNoMatch() throws IOException {
        // Given
        answering(with(200, JANE.replace("\"Jane\"", "\"Peter\"").replace("Janie Smyth", "Pete Smith")));
        // Then
        jane().then().body("data.status", equalTo("checked_in"));
    }

    @Test
    void theRegistryLearnsTheNameAndNoMore() throws IOException {
        // Given
        answering(with(200, CLEAR));
        var body = office().jane();
        body.put("date_of_birth", "1980-02-29");
        // When
        office().checkIn(body);
        jane();
        // Then
        assertThat(bodies).first().satisfies(sent -> assertThat(
                        JsonPath.from(sent).getMap(""))
                .isEqualTo(JsonPath.from("""
                                {"lists":["sex_offender"],
                                 "person":{"first_name":"Jane","last_name":"Smith","date_of_birth":"1980-02-29"}}""").getMap("")));
        assertThat(tokens).first().isEqualTo("Bearer s3cret");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 429, 500, 301, 204})
    void whatIsNoAnswerFlagsAndIsNotAskedAgain(int status) throws IOException {
        // Given
        answering(exchange -> exchange.sendResponseHeaders(status, -1));
        // Then
        assertFlaggedBecauseOfAnError(jane());
        assertThat(bodies).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "<html>Welcome</html>",
                "{\"matches\":null}",
                "{\"matches\":[null]}",
                "{\"matches\":[{}]}",
                "{\"matches\":[",
                "{\"matches\":\"none\"}",
                "{\"matches\":[{\"list\":\"bolo\",\"entry_id\":\"1\",\"first_name\":\"A\",\"last_name\":\"B\"}]}",
                "{\"matches\":[{\"list\":\"other\",\"entry_id\":\"1\",\"first_name\":\"A\",\"last_name\":\"B\"}]}",
                "{\"matches\":[{\"list\":\"sex_offender\",\"entry_id\":\"\",\"first_name\":\"A\",\"last_name\":\"B\"}]}",
                "{\"matches\":[{\"list\":\"sex_offender\",\"entry_id\":\"1\",\"first_name\":\"A\"}]}",
                "{\"matches\":[{\"list\":\"sex_offender\",\"entry_id\":\"1\",\"first_name\":\"A\\u0000\",\"last_name\":\"B\"}]}",
                "{\"matches\":[{\"list\":\"sex_offender\",\"entry_id\":\"1\",\"first_name\":\"A\",\"last_name\":\"B\","
                        + "\"date_of_birth\":\"1980-02-30\"}]}"
            })
    void garbageFlags(String body) throws IOException {
        // Given
        answering(with(200, body));
        // Then
        assertFlaggedBecauseOfAnError(jane());
    }

    @Test
    void anAnswerWithoutEndIsNotRead() throws IOException {
        // Given
        answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var spaces = " ".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write(spaces);
            }
        });
        // Then
        assertFlaggedBecauseOfAnError(jane());
    }

    @Test
    void oneThatHangsFlagsWithinFiveSeconds() throws IOException {
        // Given
        answering(exchange -> over.await(1, TimeUnit.MINUTES));
        var begin = System.nanoTime();
        // When
        var answer = jane();
        // Then
        assertFlaggedBecauseOfAnError(answer);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void oneThatDripsFlagsWithinFiveSeconds() throws IOException {
        // Given
        answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            do {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            } while (!over.await(200, TimeUnit.MILLISECONDS));
        });
        var begin = System.nanoTime();
        // When
        var answer = jane();
        // Then
        assertFlaggedBecauseOfAnError(answer);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void oneThatIsAwayForAMomentIsAskedOnceMore() throws IOException {
        // Given
        answering(exchange -> (bodies.size() == 1 ? with(503, "") : with(200, CLEAR)).to(exchange));
        // Then
        jane().then().body("data.status", equalTo("checked_in"));
        assertThat(bodies).hasSize(2);
    }

    @Test
    void oneThatIsNotThereFlags() throws IOException {
        // Given
        answering(with(200, CLEAR));
        server.stop(0);
        // Then
        assertFlaggedBecauseOfAnError(jane());
    }

    @Test
    void oneThatKeepsFailingIsLeftAlone() throws IOException {
        // Given
        answering(with(500, ""));
        for (int i = 0; i < 10; i++) {
            office().checkedIn("Visitor", "Number" + i);
        }
        // When
        assertFlaggedBecauseOfAnError(jane());
        // Then
        assertThat(bodies).hasSize(10);
    }

    @Test
    void itIsNotAskedWhereScreeningIsOff() throws IOException {
        // Given
        answering(with(200, JANE));
        desk.patch("/settings", Map.of("screening_enabled", false)).then().statusCode(200);
        // Then
        jane().then().body("data.status", equalTo("checked_in"));
        assertThat(bodies).isEmpty();
    }

    @Test
    void itIsNotAskedWhereTheScreeningIsSkipped() throws IOException {
        // Given
        answering(with(200, JANE));
        var body = office().jane();
        body.put("skip_screening", true);
        // Then
        assertThat(office().checkIn(body).getString("data.status")).isEqualTo("checked_in");
        assertThat(bodies).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://registry.example/search", "ftp://localhost/x", "search"})
    void namesDoNotTravelInTheClear(String url) throws IOException {
        answering(with(200, CLEAR));
        assertThatThrownBy(() -> new RegistryEndpoint(URI.create(url), null, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCredentialIsInNoLog() throws IOException {
        answering(with(200, CLEAR));
        assertThat(endpoint("s3cret").toString()).doesNotContain("s3cret");
    }
}
