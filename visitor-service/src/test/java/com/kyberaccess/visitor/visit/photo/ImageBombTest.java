package com.kyberaccess.visitor.visit.photo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.Pictures;
import com.kyberaccess.visitor.testsupport.QrCodes;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Files of a few kilobytes that unpack to very much; see also `PhotoTest.aBombOfAnImageIsNotDecoded`.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class ImageBombTest {
    private static final int MEGABYTE = 1024 * 1024;

    private final Desk desk = Desk.open();

    private JsonPath put(byte[] image) {
        var visit = desk.office().checkedIn("Jane", "Smith");
        return given().header("Authorization", "Bearer " + desk.token())
                .contentType("image/png")
                .body(image)
                .put("/api/v1/visitors/" + visit + "/photo")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void aTextInAnImageIsNotUnpacked() {
        // Given: more than an array of this JVM can hold.
        var bomb = Pictures.packed(64, 64, 2_200L * MEGABYTE);
        assertThat(bomb).hasSizeLessThan(4 * MEGABYTE);
        // Then
        assertThat(put(bomb).getString("data.photo_url")).isNotNull();
    }

    @Test
    void anImageJustBelowTheLimitIsMadeSmall() {
        // Given
        var flat = Pictures.packed(8_000, 4_900, 1);
        assertThat(flat).hasSizeLessThan(MEGABYTE);
        // When
        var photo = Pictures.read(
                QrCodes.open(put(flat).getString("data.photo_url")).asByteArray());
        // Then
        assertThat(List.of(photo.getWidth(), photo.getHeight())).isEqualTo(List.of(1_600, 980));
    }
}
