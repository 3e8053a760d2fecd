package com.kyberaccess.visitor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@TestProfile(MailCaptureTest.Capturing.class)
class MailCaptureTest {
    private static final Path DIRECTORY = Path.of("target", "captured-mails");

    public static class Capturing implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kyber.mail.capture-directory", DIRECTORY.toString());
        }
    }

    private static List<Path> captured(String address) {
        if (!Files.isDirectory(DIRECTORY)) {
            return List.of();
        }
        try (var files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9].*\\.eml"))
                    .filter(file -> read(file).contains(address))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void mailsOfAllModesAreWrittenAsFiles() throws Exception {
        for (var tenant : List.of(TestTenants.next(), TestTenants.sandboxOf(TestTenants.next()))) {
            // Given
            var desk = Desk.of(tenant);
            var location = desk.location("Zürich 🏢", "Europe/Zurich");
            var address = tenant.accountId() + "@company.example";
            var office = new Desk.Office(desk, location, desk.host("John Doe", address, "Engineering", location));
            // When
            office.checkIn(office.walkIn("Šárka", "Nováková"));
            // Then
            await().until(() -> captured(address).size() == 1);
            try (var in = Files.newInputStream(captured(address).getFirst())) {
                var mail = new MimeMessage(Session.getInstance(new Properties()), in);
                assertThat(mail.getSubject()).isEqualTo("Šárka Nováková has arrived at Zürich 🏢");
                assertThat(((MimeMultipart) mail.getContent())
                                .getBodyPart(0)
                                .getContent()
                                .toString())
                        .contains("Šárka Nováková has arrived at Zürich 🏢.");
                assertThat(mail.getContentType()).startsWith("multipart/alternative");
                assertThat(mail.getMessageID()).endsWith("@kyberaccess>");
            }
        }
    }

    @Test
    void anInviteIsWrittenWithItsAttachments() throws Exception {
        // Given
        var office = Desk.open().office();
        var address = office.desk().tenant().accountId() + "@partner.example";
        var body = office.alice();
        body.put("email", address);
        // When
        Desk.created(office.desk().post("/visitors/pre-register", body));
        // Then
        await().until(() -> captured(address).size() == 1);
        var text = read(captured(address).getFirst());
        assertThat(text)
                .contains("Content-Type: image/png", "<qr@kyberaccess>", "Content-Type: text/calendar")
                .contains("method=REQUEST", "filename=\"invite.ics\"");
    }
}
