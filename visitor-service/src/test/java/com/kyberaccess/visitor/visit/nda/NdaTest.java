package com.kyberaccess.visitor.visit.nda;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kyberaccess.testing.EventContract;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Simultaneously;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.Pictures;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class NdaTest {
    private final Desk desk = Desk.open();

    private Response decide(String visit, Object... pairs) {
        var body = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            body.put((String) pairs[i], pairs[i + 1]);
        }
        return desk.post("/visitors/" + visit + "/nda", body);
    }

    private Response sign(String visit) {
        return decide(visit, "decision", "sign", "signature", "Alice Johnson");
    }

    private Response agreement(String name, String text) {
        return desk.request().body(Map.of("name", name, "text", text)).put("/api/v1/settings/nda");
    }

    private static byte[] open(String url) {
        var uri = URI.create(url);
        return given().urlEncodingEnabled(false)
                .get(uri.getRawPath() + "?" + uri.getRawQuery())
                .then()
                .statusCode(200)
                .header("Content-Type", "application/pdf")
                .header("Content-Disposition", org.hamcrest.Matchers.startsWith("attachment; filename=\"vis_"))
                .extract()
                .asByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void aSignatureMakesTheDocument() throws Exception {
        // Given
        var visit = desk.office().preRegistered();
        // When
        var answer = sign(visit);
        // Then
        answer.then()
                .statusCode(201)
                .body("data.visitor_id", equalTo(visit))
                .body("data.decision", equalTo("sign"))
                .body("data.name", equalTo("Visitor NDA"))
                .body("data.version", equalTo("1"));
        var visitor = desk.get("/visitors/" + visit).jsonPath();
        assertThat(visitor.getBoolean("data.nda_signed")).isTrue();
        var url = visitor.getString("data.nda_document_url");
        assertThat(URI.create(url).getPath()).isEqualTo("/docs/" + visit + "_nda.pdf");
        var pdf = open(url);
        assertThat(text(pdf))
                .contains("Signed by Alice Johnson, Partner Inc", "These obligations go on after the visit has ended.")
                .contains(answer.jsonPath().getString("data.id"));
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf)))
                .isEqualTo(answer.jsonPath().getString("data.sha256"));
    }

    @Test
    void aDrawnSignatureIsTaken() {
        var visit = desk.office().preRegistered();
        var drawn = "data:image/png;base64," + Base64.getEncoder().encodeToString(Pictures.png(300, 100));
        decide(visit, "decision", "sign", "signature", drawn).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/svg+xml;base64,PHN2Zz4=",
                "data:image/png;base64,####",
                "data:image/png;base64,PHN2Zz4=",
                "line\u0007break"
            })
    void whatIsNoSignatureIsRefused(String signature) {
        var visit = desk.office().preRegistered();
        decide(visit, "decision", "sign", "signature", signature)
                .then()
                .statusCode(422)
                .body("error.details.field", equalTo(List.of("signature")));
        desk.get("/visitors/" + visit).then().body("data.nda_signed", equalTo(false));
    }

    @Test
    void aDecisionAndItsSignatureGoTogether() {
        var visit = desk.office().preRegistered();
        decide(visit, "decision", "sign").then().statusCode(422).body("error.details[0].field", equalTo("signature"));
        decide(visit, "decision", "decline", "signature", "Alice")
                .then()
                .statusCode(422)
                .body("error.details[0].field", equalTo("signature"));
        decide(visit, "decision", "maybe").then().statusCode(422).body("error.details[0].field", equalTo("decision"));
        decide(visit, "decision", "sign", "signature", "A", "initials", "AJ")
                .then()
                .statusCode(422);
    }

    @Test
    void nobodySignsTwice() {
        var visit = desk.office().preRegistered();
        sign(visit).then().statusCode(201);
        sign(visit).then().statusCode(409).body("error.code", equalTo("NDA_ALREADY_SIGNED"));
        decide(visit, "decision", "decline").then().statusCode(409).body("error.code", equalTo("NDA_ALREADY_SIGNED"));
    }

    @Test
    void ofTwoWhoSignAtOnceOneHas() {
        // Given
        var visit = desk.office().preRegistered();
        // When
        var statuses = Simultaneously.run(2, i -> sign(visit).statusCode());
        // Then
        assertThat(statuses).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void whoDeclinedMayStillSign() {
        var visit = desk.office().preRegistered();
        decide(visit, "decision", "decline")
                .then()
                .statusCode(201)
                .body("data.nda_document_url", nullValue())
                .body("data.sha256", nullValue());
        decide(visit, "decision", "decline").then().statusCode(409).body("error.code", equalTo("NDA_ALREADY_DECLINED"));
        desk.get("/visitors/" + visit).then().body("data.nda_signed", equalTo(false));
        sign(visit).then().statusCode(201);
    }

    @Test
    void aVisitThatIsOverIsNotSignedFor() {
        var visit = desk.office().checkedIn("Jane", "Smith");
        desk.post("/visitors/" + visit + "/check-out").then().statusCode(200);
        sign(visit).then().statusCode(409).body("error.code", equalTo("ALREADY_CHECKED_OUT"));
    }

    @Test
    void anotherAccountsVisitIsUnknown() {
        var theirs = Desk.open().office().preRegistered();
        sign(theirs).then().statusCode(404);
    }

    @Test
    void theAgreementIsTheTenantsOwn() throws Exception {
        // Given
        var visit = desk.office().preRegistered();
        assertThat(desk.get("/settings/nda").jsonPath().getString("data.version"))
                .isEqualTo("1");
        // When
        agreement("Geheimhaltung", "Ich schweige über 王.")
                .then()
                .statusCode(200)
                .body("data.version", equalTo("2"));
        agreement("Geheimhaltung", "Ich schweige über 王.")
                .then()
                .statusCode(200)
                .body("data.version", equalTo("2"));
        // Then
        decide(visit, "decision", "sign", "signature", "Alice", "version", "1")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("NDA_VERSION_CHANGED"));
        decide(visit, "decision", "sign", "signature", "Alice", "version", "2")
                .then()
                .statusCode(201)
                .body("data.name", equalTo("Geheimhaltung"));
        assertThat(text(open(desk.get("/visitors/" + visit).jsonPath().getString("data.nda_document_url"))))
                .contains("Geheimhaltung", "Ich schweige über 王.", "Version 2");
        assertThat(Desk.open().get("/settings/nda").jsonPath().getString("data.name"))
                .isEqualTo("Visitor NDA");
    }

    @Test
    void anAgreementThatCantBePrintedIsRefused() {
        agreement("NDA", "สม")
                .then()
                .statusCode(422)
                .body("error.details[0].field", equalTo("text"))
                .body("error.details[0].issue", equalTo("Has characters that can't be printed: ส ม"));
    }

    @Test
    void whereAnNdaIsRequiredNobodyChecksInWithout() {
        // Given
        var office = desk.office();
        var visit = office.preRegistered();
        desk.request()
                .body(Map.of("nda_required", true))
                .patch("/api/v1/settings")
                .then()
                .statusCode(200);
        // Then
        desk.post("/visitors/" + visit + "/check-in")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("NDA_REQUIRED"));
        desk.post("/visitors/check-in", office.jane())
                .then()
                .statusCode(409)
                .body("error.code", equalTo("NDA_REQUIRED"));
        // When
        sign(visit).then().statusCode(201);
        // Then
        desk.post("/visitors/" + visit + "/check-in").then().statusCode(201).body("data.nda_signed", equalTo(true));
    }

    @Test
    void aWalkInSignsBeforeCheckingInWhereAnNdaIsRequired() {
        // Given
        var office = desk.office("UTC");
        desk.patch("/settings", Map.of("nda_required", true)).then().statusCode(200);
        var someone = office.walkIn("Wal", "King");
        desk.post("/visitors/check-in", someone)
                .then()
                .statusCode(409)
                .body("error.code", equalTo("NDA_REQUIRED"))
                .body("error.message", containsString("POST /visitors/{id}/nda"));
        // When: as docs/guides/files.md says.
        someone.put("expected_date", LocalDate.now(ZoneOffset.UTC).toString());
        someone.put("send_invite", false);
        var visit = Desk.created(desk.post("/visitors/pre-register", someone)).getString("data.id");
        sign(visit).then().statusCode(201);
        var answer = desk.post("/visitors/" + visit + "/check-in", Map.of("method", "kiosk"));
        // Then
        answer.then()
                .statusCode(201)
                .body("data.status", equalTo("checked_in"))
                .body("data.nda_signed", equalTo(true))
                .body("data.badge_number", notNullValue());
    }

    @Test
    void aNewVersionIsToldAsAChangedSetting() throws IOException {
        // When
        agreement("Visitor NDA", "Another text.").then().statusCode(200);
        // Then
        try (var topic = new TopicProbe("kyberaccess.visitor.v1")) {
            var message =
                    topic.await(event -> event.value().contains(desk.tenant().account())
                            && event.value().contains("\"nda_version\""));
            EventContract.assertFits("settings.updated", new JsonMapper().readTree(message.value()));
            assertThat(message.value()).doesNotContain("Another text.");
        }
    }
}
