package com.kyberaccess.visitor.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.testing.EventContract;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class SettingsTest {
    private static final String PATH = "/settings";

    private final Desk desk = Desk.open();

    private String told(String topic, String type) {
        try (var probe = new TopicProbe(topic)) {
            return probe.await(message -> TopicProbe.header(message, "ce_type").equals(type)
                            && message.value().contains(desk.tenant().account()))
                    .value();
        }
    }

    private void listed(Map<String, String> more) {
        var entry = new HashMap<>(Map.of("first_name", "Jane", "last_name", "Smith"));
        entry.putAll(more);
        Desk.created(desk.post("/watchlist", entry));
    }

    @Test
    void aTenantBeginsWithTheDefaults() {
        // When
        var answer = desk.get(PATH);
        // Then
        answer.then().statusCode(200);
        assertThat(answer.asString()).isEqualTo("""
                {"data":{"screening_enabled":true,\
                "screening_actions":{"sex_offender":"flag","custom_watchlist":"flag","bolo":"deny"},\
                "nda_required":false,"badge_prefix":"V-","badge_digits":4,\
                "retention":{"action":"none","after_days":null}}}""");
    }

    @Test
    void onlyWhatIsSentChanges() {
        // When
        var answer = desk.patch(
                PATH,
                Map.of(
                        "nda_required", true,
                        "screening_actions", Map.of("bolo", "flag"),
                        "retention", Map.of("action", "anonymise", "after_days", 30)));
        desk.patch(PATH, Map.of("badge_prefix", "", "badge_digits", 6)).then().statusCode(200);
        // Then
        answer.then().statusCode(200).body("data.badge_prefix", equalTo("V-"));
        desk.get(PATH)
                .then()
                .body("data.nda_required", equalTo(true))
                .body("data.badge_prefix", equalTo(""))
                .body("data.badge_digits", equalTo(6))
                .body("data.screening_actions.custom_watchlist", equalTo("flag"))
                .body("data.screening_actions.bolo", equalTo("flag"))
                .body("data.retention", equalTo(Map.of("action", "anonymise", "after_days", 30)));
        Desk.open().get(PATH).then().body("data.badge_digits", equalTo(4));
    }

    @Test
    void nullIsTheDefault() {
        // Given
        desk.patch(
                PATH,
                Map.of(
                        "badge_digits",
                        6,
                        "retention",
                        Map.of("action", "delete", "after_days", 1),
                        "nda_required",
                        true));
        // When
        var answer = desk.patch(PATH, """
                {"badge_digits": null, "retention": null, "screening_actions": {"bolo": null}}
                """);
        // Then
        answer.then()
                .statusCode(200)
                .body("data.badge_digits", equalTo(4))
                .body("data.retention.action", equalTo("none"))
                .body("data.screening_actions.bolo", equalTo("deny"))
                .body("data.nda_required", equalTo(true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"colour": "red"} | colour | Unknown field
                    {"retention": {"colour": 1}} | retention.colour | Unknown field
                    {"retention": 7} | retention | Must be an object
                    {"retention": {"action": "burn"}} | retention.action | Must be one of: none, archive, anonymise, delete
                    {"retention": {"action": "delete"}} | retention.after_days | Required
                    {"retention": {"action": "delete", "after_days": 0}} | retention.after_days | Must be a whole number from 1 to 3650
                    {"retention": {"action": "delete", "after_days": 3651}} | retention.after_days | Must be a whole number from 1 to 3650
                    {"screening_enabled": "yes"} | screening_enabled | Must be true or false
                    {"screening_actions": {"bolo": "entry"}} | screening_actions.bolo | Must be one of: flag, deny
                    {"badge_digits": 0} | badge_digits | Must be a whole number from 1 to 8
                    {"badge_digits": 9} | badge_digits | Must be a whole number from 1 to 8
                    {"badge_digits": 99999999999} | badge_digits | Invalid value
                    {"badge_digits": 4.5} | badge_digits | Must be a number
                    {"badge_prefix": "V1"} | badge_prefix | Must be at most 10 letters, digits, '.', '_', '/' or '-', without a digit at the end
                    {"badge_prefix": "V\\u0000"} | badge_prefix | Must be at most 10 letters, digits, '.', '_', '/' or '-', without a digit at the end
                    """, quoteCharacter = '`')
    void whatIsNotValidIsNamedAndNothingChanges(String body, String field, String issue) {
        // When
        var answer = desk.patch(PATH, body);
        // Then
        answer.then().statusCode(422).body("error.details", equalTo(List.of(Map.of("field", field, "issue", issue))));
        desk.get(PATH).then().body("data.badge_digits", equalTo(4)).body("data.retention.action", equalTo("none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "{\"badge_digits\": 1, \"badge_digits\": 2}", "{"})
    void aBodyThatIsNoObjectIsABadRequest(String body) {
        desk.patch(PATH, body).then().statusCode(400).body("error.code", equalTo("MALFORMED_JSON"));
    }

    @Test
    void aLongPrefixIsRefused() {
        desk.patch(PATH, Map.of("badge_prefix", "x".repeat(10_000))).then().statusCode(422);
    }

    @Test
    void ifMatchGuardsAgainstOverwriting() {
        // Given
        var tag = desk.get(PATH).header("ETag");
        desk.get(PATH).then().header("ETag", equalTo(tag));
        desk.request().header("If-None-Match", tag).get("/api/v1" + PATH).then().statusCode(304);
        // When
        var answers = Simultaneously.run(2, i -> desk.request()
                .header("If-Match", tag)
                .body(Map.of("badge_digits", i + 5))
                .patch("/api/v1" + PATH)
                .statusCode());
        // Then
        assertThat(answers).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void simultaneousChangesOfDifferentSettingsAllHold() {
        // When
        Simultaneously.run(
                2, i -> desk.patch(PATH, i == 0 ? Map.of("nda_required", true) : Map.of("screening_enabled", false))
                        .then()
                        .statusCode(200));
        // Then
        desk.get(PATH).then().body("data.nda_required", equalTo(true)).body("data.screening_enabled", equalTo(false));
    }

    @Test
    void aChangeIsToldAndRecorded() throws IOException {
        // Given
        desk.patch(PATH, Map.of("badge_prefix", "V-")).then().statusCode(200);
        // When
        desk.patch(PATH, Map.of("badge_prefix", "G-")).then().statusCode(200);
        // Then
        var event = told("kyberaccess.visitor.v1", "settings.updated");
        EventContract.assertFits("settings.updated", new JsonMapper().readTree(event));
        var data = JsonPath.from(event);
        assertThat(data.getString("data.area")).isEqualTo("visitor");
        assertThat(data.getList("data.changes"))
                .isEqualTo(List.of(Map.of("setting", "badge_prefix", "before", "V-", "after", "G-")));
        assertThat(data.getString("data.changed_by")).startsWith("key_");
        var entry = JsonPath.from(told(AuditTrail.TOPIC, "settings.updated"));
        assertThat(entry.getString("data.object")).isEqualTo(desk.tenant().account());
        assertThat(entry.getMap("data.before")).isEqualTo(Map.of("badge_prefix", "V-"));
        assertThat(entry.getMap("data.after")).isEqualTo(Map.of("badge_prefix", "G-"));
    }

    @Test
    void withoutScreeningNobodyIsSearchedAndNoResultsAreShown() {
        // Given
        var office = desk.office();
        listed(Map.of("list", "bolo"));
        office.checkIn(office.walkIn("Somebody", "Else"));
        desk.patch(PATH, Map.of("screening_enabled", false)).then().statusCode(200);
        var walkIn = office.jane();
        walkIn.put("skip_screening", true);
        // When
        var answer = desk.post("/visitors/check-in", walkIn);
        var known = desk.post("/visitors/" + office.preRegistered() + "/check-in");
        // Then
        answer.then()
                .statusCode(201)
                .body("data.status", equalTo("checked_in"))
                .body("data.watchlist_cleared", equalTo(false))
                .body("data", not(hasKey("screening_results")));
        desk.get("/visitors/" + answer.jsonPath().getString("data.id"))
                .then()
                .body("data", not(hasKey("screening_results")));
        known.then().statusCode(201).body("data", not(hasKey("screening_results")));
    }

    @ParameterizedTest
    @CsvSource({"sex_offender, sex_offender", "custom, custom_watchlist", "bolo, bolo"})
    void theActionOfAListIsChosen(String list, String setting) {
        // Given
        var office = desk.office();
        listed(Map.of("list", list));
        var chosen = list.equals("bolo") ? "flag" : "deny";
        // When
        desk.patch(PATH, Map.of("screening_actions", Map.of(setting, chosen)))
                .then()
                .statusCode(200);
        // Then
        assertThat(office.checkIn(office.jane()).getString("data.status"))
                .isEqualTo(list.equals("bolo") ? "flagged" : "denied");
        desk.get("/watchlist").then().body("data[0].action", equalTo(chosen));
    }

    @Test
    void anEntrysOwnActionWinsOverTheSetting() {
        // Given
        var office = desk.office();
        listed(Map.of("list", "bolo", "action", "deny"));
        // When
        desk.patch(PATH, Map.of("screening_actions", Map.of("bolo", "flag")))
                .then()
                .statusCode(200);
        // Then
        assertThat(office.checkIn(office.jane()).getString("data.status")).isEqualTo("denied");
    }
}
