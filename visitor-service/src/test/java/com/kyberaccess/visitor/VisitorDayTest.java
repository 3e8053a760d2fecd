package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Days at midnight and where the clocks change. New York is at UTC-5 in winter and UTC-4 in summer; in 2025
/// summer time began on 9 March and ended on 2 November.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class VisitorDayTest {
    @Inject
    TestClock clock;

    @AfterEach
    void releaseClock() {
        clock.release();
    }

    private static List<String> names(Desk desk, Object... query) {
        var answer = desk.get("/visitors", query);
        answer.then().statusCode(200);
        return answer.jsonPath().getList("data.first_name");
    }

    @Test
    void aDayIsTheLocationsIfOneIsGivenElseTheAccounts() {
        // Given: 23:30 on the 14th in New York, 04:30 on the 15th in UTC, 05:30 in Zurich
        clock.setTo("2025-01-15T04:30:00Z");
        var office = Desk.inZone("Europe/Zurich").office();
        office.checkedIn("Late", "Larry");
        // Then
        assertThat(names(office.desk(), "date", "2025-01-15")).containsExactly("Late");
        assertThat(names(office.desk(), "date", "2025-01-14")).isEmpty();
        assertThat(names(office.desk(), "date", "2025-01-14", "location_id", office.location()))
                .containsExactly("Late");
        assertThat(names(office.desk(), "date", "2025-01-15", "location_id", office.location()))
                .isEmpty();
    }

    @Test
    void todayTurnsAtTheLocationsMidnight() {
        // Given
        clock.setTo("2025-01-15T04:59:59Z");
        var office = Desk.open().office();
        office.checkedIn("Before", "Midnight");
        var here = office.location();
        assertThat(names(office.desk(), "date", "today", "location_id", here)).containsExactly("Before");
        // When
        clock.setTo("2025-01-15T05:00:00Z");
        office.checkedIn("At", "Midnight");
        // Then
        assertThat(names(office.desk(), "date", "today", "location_id", here)).containsExactly("At");
        assertThat(names(office.desk(), "date", "yesterday", "location_id", here))
                .containsExactly("Before");
    }

    @Test
    void theDayOnWhichSummerTimeBeginsHas23Hours() {
        // Given
        var office = Desk.inZone("America/New_York").office();
        clock.setTo("2025-03-09T05:00:00Z");
        office.checkedIn("First", "Second");
        clock.setTo("2025-03-10T03:59:59Z");
        office.checkedIn("Last", "Second");
        clock.setTo("2025-03-10T04:00:00Z");
        office.checkedIn("Next", "Day");
        // Then
        assertThat(names(office.desk(), "date", "2025-03-09")).containsExactly("Last", "First");
        assertThat(names(office.desk(), "start_date", "2025-03-10", "end_date", "2025-03-10"))
                .containsExactly("Next");
    }

    @Test
    void theDayOnWhichSummerTimeEndsHas25Hours() {
        // Given
        var office = Desk.inZone("America/New_York").office();
        clock.setTo("2025-11-02T04:00:00Z");
        office.checkedIn("First", "Second");
        clock.setTo("2025-11-03T04:59:59Z");
        office.checkedIn("Last", "Second");
        clock.setTo("2025-11-03T05:00:00Z");
        office.checkedIn("Next", "Day");
        // Then
        assertThat(names(office.desk(), "start_date", "2025-11-02", "end_date", "2025-11-02"))
                .containsExactly("Last", "First");
    }

    @Test
    void timestampsAreHalfOpen() {
        // Given
        clock.setTo("2025-01-15T10:00:00Z");
        var office = Desk.open().office();
        office.checkedIn("Ann", "Lee");
        // Then
        assertThat(names(office.desk(), "start_date", "2025-01-15T10:00:00Z", "end_date", "2025-01-15T11:00:00+01:00"))
                .isEmpty();
        assertThat(names(office.desk(), "start_date", "2025-01-15T10:00:00Z")).containsExactly("Ann");
        assertThat(names(office.desk(), "end_date", "2025-01-15T10:00:01Z")).containsExactly("Ann");
    }

    @Test
    void anExpectedVisitCountsOnItsExpectedDayUntilItBegins() {
        // Given
        clock.setTo("2025-01-15T10:00:00Z");
        var office = Desk.open().office("UTC");
        var body = office.alice();
        body.put("expected_date", "2025-01-20");
        var id =
                Desk.created(office.desk().post("/visitors/pre-register", body)).getString("data.id");
        assertThat(names(office.desk(), "date", "2025-01-20")).containsExactly("Alice");
        assertThat(names(office.desk(), "date", "today")).isEmpty();
        // When
        clock.setTo("2025-01-16T10:00:00Z");
        Desk.created(office.desk().post("/visitors/" + id + "/check-in"));
        // Then
        assertThat(names(office.desk(), "date", "2025-01-20")).isEmpty();
        assertThat(names(office.desk(), "date", "today")).containsExactly("Alice");
    }

    @Test
    void badgesStartAgainAtTheLocationsMidnight() {
        // Given
        clock.setTo("2025-01-15T04:59:59Z");
        var office = Desk.open().office();
        office.checkedIn("Ann", "Lee");
        assertThat(office.checkIn(office.walkIn("Bob", "Lee")).getString("data.badge_number"))
                .isEqualTo("V-0002");
        // When
        clock.setTo("2025-01-15T05:00:00Z");
        // Then
        assertThat(office.checkIn(office.walkIn("Cid", "Lee")).getString("data.badge_number"))
                .isEqualTo("V-0001");
    }

    @Test
    void aHostsVisitorsAreCountedByTheDayOfTheHostsLocation() {
        // Given
        clock.setTo("2025-01-15T04:30:00Z");
        var office = Desk.inZone("Europe/Zurich").office();
        var zurich = office.desk().location("Zurich Office", "Europe/Zurich");
        var other = office.desk().host("Zoe Zurich", "zoe@company.com", "Sales", zurich);
        office.checkedIn("Late", "Larry");
        var swiss = office.walkIn("Early", "Emma");
        swiss.put("host_id", other);
        office.checkIn(swiss);
        // When: still the 15th in Zurich, but no longer the 14th in New York
        clock.setTo("2025-01-15T06:00:00Z");
        var hosts = office.desk().get("/hosts").jsonPath();
        // Then
        assertThat(hosts.getList("data.name")).isEqualTo(List.of("John Doe", "Zoe Zurich"));
        assertThat(hosts.getList("data.visitor_count_today")).isEqualTo(List.of(0, 1));
    }
}
