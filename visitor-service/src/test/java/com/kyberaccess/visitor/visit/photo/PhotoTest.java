package com.kyberaccess.visitor.visit.photo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.kyberaccess.common.signing.SignedUrls;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.Pictures;
import com.kyberaccess.visitor.testsupport.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PhotoTest {
    private final Desk desk = Desk.open();

    @Inject
    TestClock clock;

    @Inject
    SignedUrls urls;

    @AfterEach
    void releaseClock() {
        clock.release();
    }

    private Response put(String visit, String what, String type, byte[] image) {
        return given().header("Authorization", "Bearer " + desk.token())
                .contentType(type)
                .body(image)
                .put("/api/v1/visitors/" + visit + "/" + what);
    }

    private String field(String visit, String name) {
        return desk.get("/visitors/" + visit).jsonPath().getString("data." + name);
    }

    /// What the gateway would hand on of a public URL.
    private static Response open(String url) {
        var uri = URI.create(url);
        return given().urlEncodingEnabled(false).get(uri.getRawPath() + "?" + uri.getRawQuery());
    }

    private String photographed() {
        var visit = desk.office().checkedIn("Jane", "Smith");
        put(visit, "photo", "image/jpeg", Pictures.jpeg(400, 200)).then().statusCode(200);
        return visit;
    }

    @Test
    void aPhotoHasAUrlInTheRecordAndInLists() {
        // Given
        var visit = desk.office().checkedIn("Jane", "Smith");
        // When
        var answer = put(visit, "photo", "image/jpeg", Pictures.jpeg(400, 200));
        // Then
        answer.then().statusCode(200).body("data.id", equalTo(visit));
        var url = answer.jsonPath().getString("data.photo_url");
        assertThat(URI.create(url).getPath()).isEqualTo("/photos/" + visit + ".jpg");
        assertThat(field(visit, "photo_url")).isEqualTo(url);
        assertThat(desk.get("/visitors").jsonPath().getString("data[0].photo_url"))
                .isEqualTo(url);
        var image = Pictures.read(open(url).then().statusCode(200).extract().asByteArray());
        assertThat(image.getWidth()).isEqualTo(400);
        assertThat(Pictures.isRed(image, 10, 10)).isTrue();
        assertThat(Pictures.isRed(image, 390, 10)).isFalse();
    }

    @Test
    void aFileIsShownAsWhatItIsAndCachedByTheClientAlone() {
        // Given
        var url = field(photographed(), "photo_url");
        // When
        var answer = open(url);
        // Then
        answer.then()
                .header("Content-Type", "image/jpeg")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cache-Control", "private, max-age=300");
        assertThat(answer.header("Content-Disposition")).matches("inline; filename=\"vis_\\w+\\.jpg\"");
        var uri = URI.create(url);
        given().urlEncodingEnabled(false)
                .header("If-None-Match", answer.header("ETag"))
                .get(uri.getRawPath() + "?" + uri.getRawQuery())
                .then()
                .statusCode(304);
    }

    @Test
    void aUrlEndsAfterADay() {
        // Given
        clock.setTo("2025-01-15T09:30:00Z");
        var url = field(photographed(), "photo_url");
        // When
        clock.setTo("2025-01-16T09:30:00Z");
        // Then
        open(url).then().statusCode(403).body("error.code", equalTo("URL_EXPIRED"));
    }

    @Test
    void aChangedUrlIsRefused() {
        // Given
        var url = field(photographed(), "photo_url");
        // Then
        for (var changed : List.of(
                url.replace(".jpg", "_id.jpg"),
                url.replace("expires=1", "expires=2"),
                url.replaceFirst("signature=..", "signature=AA"),
                url.replaceFirst("&signature=.*", ""),
                url.replaceFirst("\\?.*", "?"))) {
            open(changed + (changed.endsWith("?") ? "x=1" : ""))
                    .then()
                    .statusCode(403)
                    .body("error.code", equalTo("URL_SIGNATURE_INVALID"));
        }
    }

    @Test
    void getLeadsToTheImage() {
        // Given
        var visit = photographed();
        // Then
        given().header("Authorization", "Bearer " + desk.token())
                .redirects()
                .follow(false)
                .get("/api/v1/visitors/" + visit + "/photo")
                .then()
                .statusCode(302)
                .header("Location", equalTo(field(visit, "photo_url")));
        desk.get("/visitors/" + visit + "/selfie").then().statusCode(404);
    }

    @Test
    void aThumbnailIsMadeOfThePhoto() {
        // Given
        var visit = desk.office().checkedIn("Jane", "Smith");
        put(visit, "photo", "image/png", Pictures.png(3_000, 1_500)).then().statusCode(200);
        // When
        var photo = Pictures.read(open(field(visit, "photo_url")).asByteArray());
        var thumbnail = Pictures.read(open(thumbnailUrl(visit)).asByteArray());
        // Then
        assertThat(List.of(photo.getWidth(), photo.getHeight())).containsExactly(1_600, 800);
        assertThat(List.of(thumbnail.getWidth(), thumbnail.getHeight())).containsExactly(320, 160);
    }

    private String thumbnailUrl(String visit) {
        return urls.of(desk.tenant().mode(), "/photos/" + visit + "_thumb.jpg");
    }

    @Test
    void anIdPhotoSaysWhichDocument() {
        // Given
        var visit = desk.office().checkedIn("Jane", "Smith");
        // When
        put(visit, "id-photo?id_type=drivers_license", "image/jpeg", Pictures.jpeg(40, 20))
                .then()
                .statusCode(200)
                .body("data.id_scanned", equalTo(true))
                .body("data.id_type", equalTo("drivers_license"))
                .body("data.photo_url", nullValue())
                .body("data.photo_match_score", nullValue());
        put(visit, "selfie", "image/jpeg", Pictures.jpeg(40, 20)).then().statusCode(200);
        // Then
        assertThat(URI.create(field(visit, "id_photo_url")).getPath()).isEqualTo("/photos/" + visit + "_id.jpg");
        assertThat(URI.create(field(visit, "selfie_url")).getPath()).isEqualTo("/photos/" + visit + "_selfie.jpg");
        open(field(visit, "id_photo_url")).then().statusCode(200);
        open(field(visit, "selfie_url")).then().statusCode(200);
    }

    @Test
    void anUnknownIdTypeIsRefused() {
        var visit = desk.office().checkedIn("Jane", "Smith");
        put(visit, "id-photo?id_type=library_card", "image/jpeg", Pictures.jpeg(40, 20))
                .then()
                .statusCode(400)
                .body("error.details.field", equalTo(List.of("id_type")));
    }

    @Test
    void anotherPhotoTakesThePlaceOfTheFirst() {
        // Given
        var visit = photographed();
        // When
        put(visit, "photo", "image/jpeg", Pictures.jpeg(100, 50)).then().statusCode(200);
        // Then
        assertThat(Pictures.read(open(field(visit, "photo_url")).asByteArray()).getWidth())
                .isEqualTo(100);
    }

    @Test
    void nothingOfThePhotographersStaysButThePixels() {
        // Given
        var visit = desk.office().checkedIn("Jane", "Smith");
        var sent = Pictures.photographed(400, 200, 1);
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains(Pictures.SECRET);
        // When
        put(visit, "photo", "image/jpeg", sent).then().statusCode(200);
        // Then
        var stored = open(field(visit, "photo_url")).asByteArray();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(Pictures.SECRET, "Exif");
    }

    @ParameterizedTest
    @CsvSource({"1, 40, 2, 10", "3, 40, 37, 10", "6, 20, 10, 2", "8, 20, 10, 37"})
    void aPhotoIsTurnedAsTheCameraWasHeld(int orientation, int width, int redX, int redY) {
        // Given
        var visit = desk.office().checkedIn("Jane", "Smith");
        // When
        put(visit, "photo", "image/jpeg", Pictures.photographed(40, 20, orientation))
                .then()
                .statusCode(200);
        // Then
        var image = Pictures.read(open(field(visit, "photo_url")).asByteArray());
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(Pictures.isRed(image, redX, redY)).isTrue();
        assertThat(Pictures.isRed(image, width - 1 - redX, image.getHeight() - 1 - redY))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "image/gif", "image/webp", "text/html", "image/svg+xml"})
    void anotherTypeOfContentIsUnsupported(String type) {
        var visit = desk.office().checkedIn("Jane", "Smith");
        put(visit, "photo", type, "{}".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(415)
                .body("error.code", equalTo("UNSUPPORTED_MEDIA_TYPE"))
                .body("error.message", equalTo("Send the image as image/jpeg or image/png."));
    }

    @Test
    void whatIsNotWhatItSaysIsRefused() {
        // Given
        var visit = desk.office().checkedIn("Jane", "Smith");
        var whole = Pictures.jpeg(400, 200);
        var wrong = List.of(
                new Object[] {"image/png", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)},
                new Object[] {"image/png", whole},
                new Object[] {"image/jpeg", Pictures.png(10, 10)},
                new Object[] {"image/png", Arrays.copyOf(Pictures.png(200, 200), 60)},
                new Object[] {"image/jpeg", Arrays.copyOf(whole, whole.length / 2)},
                new Object[] {"image/jpeg", new byte[1]},
                new Object[] {"image/png", Pictures.pngThatSays(10, 10)});
        // Then
        for (var one : wrong) {
            put(visit, "photo", (String) one[0], (byte[]) one[1])
                    .then()
                    .statusCode(422)
                    .body("error.code", equalTo("VALIDATION_ERROR"))
                    .body("error.details.field", equalTo(List.of("image")));
        }
        assertThat(field(visit, "photo_url")).isNull();
    }

    @Test
    void aBombOfAnImageIsNotDecoded() {
        var visit = desk.office().checkedIn("Jane", "Smith");
        put(visit, "photo", "image/png", Pictures.pngThatSays(60_000, 60_000))
                .then()
                .statusCode(422)
                .body("error.details[0].issue", equalTo("Has more than 40 million pixels"));
    }

    @Test
    void fiftyMegabytesAreRefusedUnread() throws IOException {
        // Given
        var visit = desk.office().checkedIn("Jane", "Smith");
        // When: it says what it is going to send, and sends nothing
        var answer = raw(visit, "Content-Length: 52428800\r\n\r\n", 0);
        // Then
        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"PAYLOAD_TOO_LARGE\"");
    }

    @Test
    void elevenMegabytesAreRefused() {
        var visit = desk.office().checkedIn("Jane", "Smith");
        put(visit, "photo", "image/jpeg", Arrays.copyOf(Pictures.jpeg(40, 20), 11 * 1024 * 1024))
                .then()
                .statusCode(413)
                .body("error.message", equalTo("The image is larger than 10 MB."));
    }

    @Test
    void whatDoesNotTellItsLengthIsReadUpToTheLimit() throws IOException {
        // Given
        var visit = desk.office().checkedIn("Jane", "Smith");
        // When
        var answer = raw(visit, "Transfer-Encoding: chunked\r\n\r\n", 11);
        // Then
        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"PAYLOAD_TOO_LARGE\"");
    }

    /// @param megabytes in chunks
    private String raw(String visit, String length, int megabytes) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write(("PUT /api/v1/visitors/" + visit + "/photo HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + desk.token() + "\r\nContent-Type: image/jpeg\r\n" + length)
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < megabytes; i++) {
                out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(new byte[0x100000]);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
            var answer = new byte[4_096];
            int read = socket.getInputStream().readNBytes(answer, 0, 12) > 0
                    ? 12 + socket.getInputStream().read(answer, 12, answer.length - 12)
                    : 0;
            return new String(answer, 0, read, StandardCharsets.UTF_8);
        }
    }

    @Test
    void anotherAccountsVisitHasNoPhoto() {
        // Given
        var theirs = photographed();
        var mine = Desk.open();
        // Then
        mine.get("/visitors/" + theirs + "/photo").then().statusCode(404);
        given().header("Authorization", "Bearer " + mine.token())
                .contentType("image/jpeg")
                .body(Pictures.jpeg(40, 20))
                .put("/api/v1/visitors/" + theirs + "/photo")
                .then()
                .statusCode(404);
    }

    @Test
    void aVisitorWithAScannedIdSaysSoWhenCheckingIn() {
        // Given
        var visit = desk.office().preRegistered();
        put(visit, "id-photo?id_type=passport", "image/jpeg", Pictures.jpeg(40, 20))
                .then()
                .statusCode(200);
        // When
        desk.post("/visitors/" + visit + "/check-in").then().statusCode(201).body("data.id_scanned", equalTo(true));
        // Then
        try (var topic = new TopicProbe("kyberaccess.visitor.v1")) {
            var event = topic.await(
                    message -> visit.equals(message.key()) && message.value().contains("\"visitor.checked_in\""));
            assertThat(event.value()).contains("\"id_scanned\":true,\"nda_signed\":false");
        }
        assertThat(Instant.parse(field(visit, "updated_at"))).isNotNull();
    }

    @Test
    void aDeletedVisitorsPhotosAreGone() {
        // Given
        var visit = desk.office().preRegistered();
        put(visit, "photo", "image/jpeg", Pictures.jpeg(40, 20)).then().statusCode(200);
        var url = field(visit, "photo_url");
        // When
        desk.request().delete("/api/v1/visitors/" + visit).then().statusCode(204);
        // Then
        open(url).then().statusCode(404).body("error.code", equalTo("NOT_FOUND"));
        desk.get("/visitors/" + visit + "/photo").then().statusCode(404);
    }
}
