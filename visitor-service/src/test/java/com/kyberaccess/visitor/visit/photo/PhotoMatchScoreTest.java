package com.kyberaccess.visitor.visit.photo;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.Pictures;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client that compares faces tells of it.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class PhotoMatchScoreTest {
    private final Desk desk = Desk.open();

    private Response put(String visit, String what) {
        return given().header("Authorization", "Bearer " + desk.token())
                .contentType("image/jpeg")
                .body(Pictures.jpeg(40, 20))
                .put("/api/v1/visitors/" + visit + "/" + what);
    }

    @Test
    void theScoreIsTheOneThatCameWithTheSelfie() {
        // Given
        var visit = desk.office().checkedIn("Jane", "Smith");
        put(visit, "id-photo?id_type=passport").then().statusCode(200).body("data.photo_match_score", nullValue());
        // When
        put(visit, "selfie?photo_match_score=0.94").then().statusCode(200);
        // Then
        desk.get("/visitors/" + visit).then().body("data.photo_match_score", equalTo(0.94f));
    }

    @Test
    void anotherPictureHasNoneUntilItIsTold() {
        // Given
        var visit = desk.office().checkedIn("Jane", "Smith");
        put(visit, "selfie?photo_match_score=1").then().body("data.photo_match_score", equalTo(1.0f));
        // Then
        put(visit, "photo").then().body("data.photo_match_score", equalTo(1.0f));
        put(visit, "selfie").then().body("data.photo_match_score", nullValue());
        put(visit, "selfie?photo_match_score=0").then().body("data.photo_match_score", equalTo(0.0f));
        put(visit, "id-photo").then().body("data.photo_match_score", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.01", "-0.1", "94", "NaN", "1e-1", "high"})
    void whatIsNoScoreIsRefused(String score) {
        var visit = desk.office().checkedIn("Jane", "Smith");
        put(visit, "selfie?photo_match_score=" + score)
                .then()
                .statusCode(400)
                .body("error.details.field", equalTo(List.of("photo_match_score")));
        desk.get("/visitors/" + visit).then().body("data.selfie_url", nullValue());
    }
}
