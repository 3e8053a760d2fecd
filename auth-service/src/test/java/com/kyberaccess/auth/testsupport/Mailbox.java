package com.kyberaccess.auth.testsupport;

import com.kyberaccess.testing.MailServer;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// What people find in their mail.
public final class Mailbox {
    private static final Pattern LINK = Pattern.compile("(https://[^\\s#]+)#token=([\\w-]+)");

    private Mailbox() {}

    /// Waits until `address` has `count` mails.
    public static List<MimeMessage> await(String address, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> MailServer.receivedBy(address).size() >= count);
        return MailServer.receivedBy(address);
    }

    /// The plain text of a mail.
    public static String text(MimeMessage mail) {
        try {
            return text((Part) mail);
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                var text = text(inner);
                if (!text.isEmpty()) {
                    return text;
                }
            }
            return "";
        }
        return part.isMimeType("text/plain") ? part.getContent().toString() : "";
    }

    /// The secret of the link in the `count`th mail to `address`, from 1.
    public static String token(String address, int count) {
        var link = LINK.matcher(text(await(address, count).get(count - 1)));
        if (!link.find()) {
            throw new AssertionError("no link in the mail");
        }
        return link.group(2);
    }

    /// Where the link in a mail leads to, without the secret.
    public static String page(MimeMessage mail) {
        var link = LINK.matcher(text(mail));
        return link.find() ? link.group(1) : "";
    }
}
