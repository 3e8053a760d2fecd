package com.kyberaccess.emergency.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.mail.MailDraft;
import com.kyberaccess.common.mail.MailQueue;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.database.Columns;
import com.kyberaccess.emergency.database.Database;
import com.kyberaccess.emergency.staff.Recipient;
import com.kyberaccess.emergency.staff.Staff;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Turns alarms into mails, some addresses in a transaction, so that the first mails go out while the last are
/// written.
@ApplicationScoped
class NoticeExpansion {
    private static final int PART = 200;
    private static final String CLAIM = """
            SELECT id, account_id, mode, subject_id, location_ids, content, reached FROM staff_notice
            WHERE NOT complete ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """;
    private static final String MAIL = "INSERT INTO staff_notice_mail (mail_id, notice_id) VALUES (?, ?)";
    private static final String REACHED = "UPDATE staff_notice SET reached = ?, complete = ? WHERE id = ?";

    private final Database database;
    private final Staff staff;
    private final MailQueue mails;
    private final Instance<PersonalLinks> links;
    private final ObjectMapper mapper;
    private final Template text;
    private final Template html;

    NoticeExpansion(
            Database database,
            Staff staff,
            MailQueue mails,
            Instance<PersonalLinks> links,
            ObjectMapper mapper,
            Engine templates) {
        this.database = database;
        this.staff = staff;
        this.mails = mails;
        this.links = links;
        this.mapper = mapper;
        this.text = templates.getTemplate("staff_notice.txt");
        this.html = templates.getTemplate("staff_notice.html");
    }

    private record Pending(
            UUID id,
            Tenant tenant,
            UUID subject,
            @Nullable List<UUID> locations,
            NoticeContent content,
            String reached) {}

    /// Queues the mails of one part.
    ///
    /// @return whether there may be more at once
    @Transactional
    boolean next() {
        var found = database.first(CLAIM, this::pending);
        found.ifPresent(this::expand);
        return found.isPresent();
    }

    private void expand(Pending notice) {
        var recipients = staff.recipients(notice.tenant(), notice.locations(), notice.reached(), PART);
        recipients.forEach(recipient ->
                database.execute(MAIL, mails.append(notice.tenant(), draft(notice, recipient)), notice.id()));
        database.execute(
                REACHED,
                recipients.isEmpty() ? notice.reached() : recipients.getLast().email(),
                recipients.size() < PART,
                notice.id());
    }

    private MailDraft draft(Pending notice, Recipient recipient) {
        var content = notice.content();
        var link = content.asksIfSafe()
                ? links.stream()
                        .map(source -> source.link(notice.tenant(), notice.subject(), recipient))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(null)
                : null;
        return new MailDraft(
                recipient.email(),
                content.subject(),
                filled(text, content, recipient, link),
                filled(html, content, recipient, link));
    }

    private static String filled(Template template, NoticeContent content, Recipient recipient, @Nullable String link) {
        return template.data("name", recipient.name())
                .data("content", content)
                .data("link", link)
                .render();
    }

    private Pending pending(ResultSet row) throws SQLException {
        try {
            return new Pending(
                    Columns.id(row, 1),
                    new Tenant(Columns.id(row, 2), Mode.of(row.getString(3)).orElseThrow()),
                    Columns.id(row, 4),
                    Columns.ids(row, 5),
                    mapper.readValue(row.getString(6), NoticeContent.class),
                    row.getString(7));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("alarm not read", e);
        }
    }
}
