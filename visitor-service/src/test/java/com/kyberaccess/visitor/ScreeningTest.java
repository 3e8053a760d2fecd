package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.Desk.Office;
import com.kyberaccess.visitor.testsupport.FailingProvider;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ScreeningTest {
    @Inject
    FailingProvider broken;

    @Inject
    DataSource database;

    @AfterEach
    void repair() {
        broken.repair();
    }

    private static String listed(Office office, String list, String firstName, String lastName) {
        return Desk.created(office.desk()
                        .post(
                                "/watchlist",
                                Map.of(
                                        "list", list,
                                        "first_name", firstName,
                                        "last_name", lastName,
                                        "reason", "Trespass warning")))
                .getString("data.id");
    }

    @ParameterizedTest
    @CsvSource({"custom, custom_watchlist", "sex_offender, sex_offender"})
    void aWatchlistMatchFlagsTheVisit(String list, String result) {
        // Given
        var office = Desk.open().office();
        var entry = listed(office, list, "Jane", "Smith");
        // When
        var answer = office.desk().post("/visitors/check-in", office.jane());
        // Then
        answer.then()
                .statusCode(201)
                .body("data.status", equalTo("flagged"))
                .body("data.badge_number", nullValue())
                .body("data.check_in_time", nullValue())
                .body("data.host_notified", equalTo(false))
                .body("data.watchlist_cleared", equalTo(false))
                .body("data.screening_results." + result, equalTo("hit"))
                .body("data.screening_results.bolo", equalTo("clear"))
                .body("data.screening_alert.id", matchesPattern("alr_.{26}"))
                .body("data.screening_alert.action", equalTo("flagged"))
                .body("data.screening_alert.lists", equalTo(List.of(list)))
                .body("data.screening_alert.matches", hasSize(1))
                .body("data.screening_alert.matches[0].list", equalTo(list))
                .body("data.screening_alert.matches[0].entry_id", equalTo(entry))
                .body("data.screening_alert.matches[0].matched_on", equalTo(List.of("name")))
                .body("data.screening_alert.matches[0].score", equalTo(1.0f))
                .body("data.screening_alert.matches[0].reason", equalTo("Trespass warning"))
                .body("data.screening_alert", hasKey("created_at"));
        assertThat(office.desk().get("/visitors/active").jsonPath().getInt("meta.total"))
                .isZero();
    }

    @Test
    void aBoloMatchDeniesEntry() {
        // Given
        var office = Desk.open().office();
        listed(office, "bolo", "Jane", "Smith");
        // When
        var visit = office.checkIn(office.jane());
        // Then
        assertThat(visit.getString("data.status")).isEqualTo("denied");
        assertThat(visit.getString("data.screening_alert.action")).isEqualTo("denied");
        office.desk()
                .get("/visitors/" + visit.getString("data.id"))
                .then()
                .body("data.status", equalTo("denied"))
                .body("data.screening_results.bolo", equalTo("hit"))
                .body("data.screening_alert.id", equalTo(visit.getString("data.screening_alert.id")));
    }

    @Test
    void anEntrysOwnActionWins() {
        // Given
        var office = Desk.open().office();
        Desk.created(office.desk()
                .post(
                        "/watchlist",
                        Map.of("list", "custom", "first_name", "Jane", "last_name", "Smith", "action", "deny")));
        // When
        var visit = office.checkIn(office.jane());
        // Then
        assertThat(visit.getString("data.status")).isEqualTo("denied");
    }

    @Test
    void anAliasMatchesWhateverItsOrderAccentsAndPunctuation() {
        // Given
        var office = Desk.open().office();
        Desk.created(office.desk()
                .post(
                        "/watchlist",
                        Map.of(
                                "list", "custom",
                                "first_name", "Somebody",
                                "last_name", "Else",
                                "aliases", List.of("MÜLLER-LÜDENSCHEIDT, Jörg"))));
        // When
        var visit = office.checkIn(office.walkIn("Jorg", "Muller Ludenscheidt"));
        // Then
        assertThat(visit.getString("data.status")).isEqualTo("flagged");
        assertThat(visit.getList("data.screening_alert.matches[0].matched_on")).isEqualTo(List.of("alias"));
    }

    @ParameterizedTest
    @CsvSource({
        "Сергей, Иванов, Sergei, Ivanov",
        "Γεώργιος, Παπαδόπουλος, George, Papadopoulos",
        "محمد, صلاح, Mohamed, Salah",
        "小龙, 李, Li, Xiaolong",
        "William, Hargrove, Bill, Hargrove",
        "Jonathan, Smithers, Jonathon, Smiters",
        "Ana, de la Cruz, Delacruz, Ana"
    })
    void aNameMatchesInOtherScriptsSpellingsAndOrders(
            String listedFirst, String listedLast, String firstName, String lastName) {
        // Given
        var office = Desk.open().office();
        listed(office, "custom", listedFirst, listedLast);
        // When
        var visit = office.checkIn(office.walkIn(firstName, lastName));
        // Then
        assertThat(visit.getString("data.status")).isEqualTo("flagged");
        assertThat(visit.getDouble("data.screening_alert.matches[0].score")).isBetween(0.85, 1.0);
    }

    private static void listedAsBornIn1980(Office office) {
        Desk.created(office.desk()
                .post(
                        "/watchlist",
                        Map.of(
                                "list", "bolo",
                                "first_name", "Jane",
                                "last_name", "Smith",
                                "date_of_birth", "1980-02-29")));
    }

    @ParameterizedTest
    @CsvSource({"1980-02-29, denied", "1971-11-03, checked_in"})
    void aDateOfBirthDecidesBetweenNamesakes(String dateOfBirth, String status) {
        // Given
        var office = Desk.open().office();
        listedAsBornIn1980(office);
        var body = office.jane();
        body.put("date_of_birth", dateOfBirth);
        // When
        var visit = office.checkIn(body);
        // Then
        assertThat(visit.getString("data.status")).isEqualTo(status);
        if (status.equals("denied")) {
            assertThat(visit.getList("data.screening_alert.matches[0].matched_on"))
                    .isEqualTo(List.of("name", "date_of_birth"));
        }
    }

    @ParameterizedTest
    @CsvSource({"1971-11-03, , checked_in", "1971-11-03, 1980-02-29, denied", ", , denied", ", 1971-11-03, checked_in"})
    void aPreRegistrationsDateOfBirthIsKeptUntilTheScreeningOnly(
            @Nullable String announced, @Nullable String atTheDesk, String status) throws SQLException {
        // Given
        var office = Desk.open().office();
        listedAsBornIn1980(office);
        var body = office.alice();
        body.putAll(Map.of("first_name", "Jane", "last_name", "Smith"));
        if (announced != null) {
            body.put("date_of_birth", announced);
        }
        var id =
                Desk.created(office.desk().post("/visitors/pre-register", body)).getString("data.id");
        assertThat(birthDates(office)).isEqualTo(announced == null ? 0 : 1);
        // When
        var answer = office.desk()
                .post(
                        "/visitors/" + id + "/check-in",
                        atTheDesk == null ? Map.of() : Map.of("date_of_birth", atTheDesk));
        // Then
        answer.then().statusCode(201).body("data.status", equalTo(status)).body("data", not(hasKey("date_of_birth")));
        assertThat(birthDates(office)).isZero();
    }

    private int birthDates(Office office) throws SQLException {
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement("SELECT count(date_of_birth) FROM visit WHERE account_id = ?")) {
            select.setObject(1, office.desk().tenant().accountId());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    @Test
    void aDateOfBirthThatIsNoneIsNamed() {
        // Given
        var office = Desk.open().office();
        var id = office.preRegistered();
        for (var bad : List.of("1980-02-30", "2999-01-01", "1066-10-14", "yesterday")) {
            var walkIn = office.jane();
            walkIn.put("date_of_birth", bad);
            var expected = office.alice();
            expected.put("date_of_birth", bad);
            // Then
            for (var answer : List.of(
                    office.desk().post("/visitors/check-in", walkIn),
                    office.desk().post("/visitors/pre-register", expected),
                    office.desk().post("/visitors/" + id + "/check-in", Map.of("date_of_birth", bad)))) {
                answer.then().statusCode(422).body("error.details[0].field", equalTo("date_of_birth"));
            }
        }
    }

    @Test
    void aListFullOfOneNameMakesAnAlertThatCanBeRead() {
        // Given
        var office = Desk.open().office();
        for (int i = 0; i < 55; i++) {
            listed(office, "custom", "Jane", "Smith");
        }
        // Then
        assertThat(office.checkIn(office.jane()).getList("data.screening_alert.matches"))
                .hasSize(50);
    }

    @Test
    void anEntryThatHasExpiredIsNotSearched() throws SQLException {
        // Given
        var office = Desk.open().office();
        listed(office, "bolo", "Jane", "Smith");
        try (var connection = database.getConnection();
                var expire = connection.prepareStatement(
                        "UPDATE watchlist_entry SET expires_at = now() WHERE account_id = ?")) {
            expire.setObject(1, office.desk().tenant().accountId());
            expire.executeUpdate();
        }
        // Then
        assertThat(office.checkIn(office.jane()).getString("data.status")).isEqualTo("checked_in");
    }

    @ParameterizedTest
    @CsvSource({
        "bolo, bolo, flag, flagged",
        "custom, custom_watchlist, deny, denied",
        "sex_offender, sex_offender, deny, denied"
    })
    void theSettingsSayWhatAMatchDoes(String list, String setting, String action, String status) {
        // Given
        var office = Desk.open().office();
        office.desk()
                .patch("/settings", Map.of("screening_actions", Map.of(setting, action)))
                .then()
                .statusCode(200);
        listed(office, list, "Jane", "Smith");
        // Then
        assertThat(office.checkIn(office.jane()).getString("data.status")).isEqualTo(status);
    }

    @Test
    void ofTwoReviewersOneDecides() {
        // Given
        var office = Desk.open().office();
        listed(office, "custom", "Jane", "Smith");
        var path = "/visitors/" + office.checkIn(office.jane()).getString("data.id") + "/review";
        // When
        var answers = Simultaneously.run(
                2, reviewer -> office.desk().post(path, Map.of("decision", reviewer == 0 ? "approve" : "deny")));
        // Then
        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void theReviewQueueHasWhoIsFlagged() {
        // Given
        var office = Desk.open().office();
        listed(office, "custom", "Jane", "Smith");
        var flagged = office.checkIn(office.jane()).getString("data.id");
        office.checkedIn("Peter", "Smith");
        // Then
        office.desk().get("/visitors", "status", "flagged").then().body("data.id", equalTo(List.of(flagged)));
    }

    @Test
    void aReadOnlyKeySkipsNothing() {
        // Given
        var office = Desk.open().office();
        var reader = new Desk(
                office.desk().tenant(), TestTokens.readOnly(office.desk().tenant()));
        var body = office.jane();
        body.put("skip_screening", true);
        // Then
        reader.post("/visitors/check-in", body).then().statusCode(403);
    }

    @Test
    void aCustomKeySkipsNothing() {
        // Given
        var office = Desk.open().office();
        var expected = office.preRegistered();
        var tenant = office.desk().tenant();
        var custom = new Desk(
                tenant,
                TestTokens.custom(
                        tenant,
                        Map.of(
                                "/api/v1/visitors/check-in", List.of("POST"),
                                "/api/v1/visitors/{visitor_id}/check-in", List.of("POST"))));
        var body = office.jane();
        body.put("skip_screening", true);
        // Then
        for (var answer : List.of(
                custom.post("/visitors/check-in", body),
                custom.post("/visitors/" + expected + "/check-in", Map.of("skip_screening", true)))) {
            answer.then().statusCode(403).body("error.code", equalTo("INSUFFICIENT_SCOPE"));
        }
        custom.post("/visitors/check-in", office.jane()).then().statusCode(201);
    }

    @Test
    void anotherNameIsClear() {
        // Given
        var office = Desk.open().office();
        listed(office, "bolo", "Jane", "Smith");
        // When
        var visit = office.checkIn(office.walkIn("Peter", "Smith"));
        // Then
        assertThat(visit.getString("data.status")).isEqualTo("checked_in");
    }

    @Test
    void aDeletedEntryIsNotSearched() {
        // Given
        var office = Desk.open().office();
        var entry = listed(office, "bolo", "Jane", "Smith");
        // When
        office.desk().request().delete("/api/v1/watchlist/" + entry).then().statusCode(204);
        // Then
        assertThat(office.checkIn(office.jane()).getString("data.status")).isEqualTo("checked_in");
        office.desk().request().delete("/api/v1/watchlist/" + entry).then().statusCode(404);
    }

    @Test
    void skippedScreeningIsNotRun() {
        // Given
        var office = Desk.open().office();
        listed(office, "bolo", "Jane", "Smith");
        var body = office.jane();
        body.put("skip_screening", true);
        // When
        var visit = office.checkIn(body);
        // Then
        assertThat(visit.getString("data.status")).isEqualTo("checked_in");
        assertThat(visit.getBoolean("data.watchlist_cleared")).isFalse();
        assertThat(visit.<String, String>getMap("data.screening_results").values())
                .containsOnly("not_run");
    }

    @Test
    void aListThatCanNotBeSearchedFlagsTheVisit() {
        // Given
        var office = Desk.open().office();
        broken.failFor(office.desk().tenant());
        // When
        var visit = office.checkIn(office.jane());
        // Then
        assertThat(visit.getString("data.status")).isEqualTo("flagged");
        assertThat(visit.getString("data.screening_results.bolo")).isEqualTo("error");
        assertThat(visit.getList("data.screening_alert.matches")).isEmpty();
    }

    @Test
    void aFlaggedOrDeniedVisitCanNotBeCheckedIn() {
        // Given
        var office = Desk.open().office();
        listed(office, "custom", "Jane", "Smith");
        listed(office, "bolo", "Bob", "Badman");
        var flagged = office.checkIn(office.jane()).getString("data.id");
        var denied = office.checkedIn("Bob", "Badman");
        // Then
        office.desk()
                .post("/visitors/" + flagged + "/check-in")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("VISIT_FLAGGED"));
        office.desk()
                .post("/visitors/" + denied + "/check-in")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("VISIT_DENIED"));
        office.desk()
                .post("/visitors/check-in", office.jane())
                .then()
                .statusCode(409)
                .body("error.code", equalTo("VISIT_FLAGGED"));
    }

    @Test
    void anApprovedVisitIsCheckedIn() {
        // Given
        var office = Desk.open().office();
        listed(office, "custom", "Jane", "Smith");
        var id = office.checkIn(office.jane()).getString("data.id");
        var path = "/visitors/" + id + "/review";
        // When
        var answer = office.desk().post(path, Map.of("decision", "approve", "reason", "Not the same person"));
        // Then
        answer.then()
                .statusCode(200)
                .body("data.status", equalTo("checked_in"))
                .body("data.badge_number", equalTo("V-0001"))
                .body("data.host_notified", equalTo(true));
        office.desk()
                .get("/visitors/" + id)
                .then()
                .body("data.review.decision", equalTo("approve"))
                .body("data.review.reason", equalTo("Not the same person"))
                .body("data.review.reviewed_by", matchesPattern("key_.{26}"));
        office.desk()
                .post(path, Map.of("decision", "deny"))
                .then()
                .statusCode(409)
                .body("error.code", equalTo("ALREADY_CHECKED_IN"));
    }

    @Test
    void aReviewMayDeny() {
        // Given
        var office = Desk.open().office();
        listed(office, "custom", "Jane", "Smith");
        var id = office.checkIn(office.jane()).getString("data.id");
        // When
        var answer = office.desk().post("/visitors/" + id + "/review", Map.of("decision", "deny"));
        // Then
        answer.then().statusCode(200).body("data.status", equalTo("denied")).body("data.badge_number", nullValue());
    }

    @Test
    void onlyAFlaggedVisitIsReviewed() {
        // Given
        var office = Desk.open().office();
        var id = office.preRegistered();
        // When
        var early = office.desk().post("/visitors/" + id + "/review", Map.of("decision", "approve"));
        var unknown = office.desk().post("/visitors/" + id + "/review", Map.of("decision", "maybe"));
        // Then
        early.then().statusCode(409).body("error.code", equalTo("NOT_FLAGGED"));
        unknown.then()
                .statusCode(422)
                .body("error.details[0].field", equalTo("decision"))
                .body("error.details[0].issue", equalTo("Must be one of: approve, deny"));
        office.desk().get("/visitors/" + id).then().body("data", not(hasKey("review")));
    }

    @Test
    void aWatchlistEntryHasTheDesignsFields() {
        // Given
        var desk = Desk.open();
        // When
        var answer = desk.post(
                "/watchlist",
                Map.of(
                        "list", "custom",
                        "first_name", "Jane",
                        "last_name", "Smith",
                        "aliases", List.of("Janie Smyth"),
                        "date_of_birth", "1980-02-29",
                        "reason", "Trespass warning",
                        "expires_at", "2099-01-01T00:00:00Z"));
        // Then
        answer.then()
                .statusCode(201)
                .body("data.id", matchesPattern("wle_.{26}"))
                .body("data.list", equalTo("custom"))
                .body("data.aliases", equalTo(List.of("Janie Smyth")))
                .body("data.date_of_birth", equalTo("1980-02-29"))
                .body("data.action", equalTo("flag"))
                .body("data.expires_at", equalTo("2099-01-01T00:00:00Z"));
        desk.get("/watchlist").then().body("data[0]", equalTo(answer.jsonPath().getMap("data")));
    }

    @Test
    void badFieldsOfAnEntryAreNamed() {
        // Given
        var desk = Desk.open();
        // When
        var fields = desk.post(
                "/watchlist", Map.of("first_name", "", "aliases", List.of("ok", " "), "date_of_birth", "1980-02-30"));
        var expired = desk.post(
                "/watchlist",
                Map.of(
                        "list", "bolo",
                        "first_name", "Jane",
                        "last_name", "Smith",
                        "expires_at", "2020-01-01T00:00:00Z"));
        // Then
        fields.then()
                .statusCode(422)
                .body(
                        "error.details.field",
                        equalTo(List.of("aliases[1]", "date_of_birth", "first_name", "last_name", "list")));
        expired.then().statusCode(422).body("error.details[0].field", equalTo("expires_at"));
    }
}
