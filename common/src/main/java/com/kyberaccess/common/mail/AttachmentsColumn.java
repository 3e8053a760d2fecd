package com.kyberaccess.common.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Attachments as the column `attachments` has them: JSON, contents in Base64, null for none.
final class AttachmentsColumn {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AttachmentsColumn() {}

    static @Nullable String of(List<MailAttachment> attachments) {
        try {
            return attachments.isEmpty() ? null : MAPPER.writeValueAsString(attachments);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("attachments can't be written", e);
        }
    }

    static List<MailAttachment> read(@Nullable String column) {
        try {
            return column == null ? List.of() : List.of(MAPPER.readValue(column, MailAttachment[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("attachments can't be read", e);
        }
    }
}
