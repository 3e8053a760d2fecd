package com.kyberaccess.webhook.header;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.webhook.signing.SecretVault;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Custom headers as they lie in the database: JSON, sealed as signing secrets are.
@Singleton
public class HeaderVault {
    private static final TypeReference<LinkedHashMap<String, String>> JSON = new TypeReference<>() {};

    private final SecretVault vault;
    private final ObjectMapper mapper;

    HeaderVault(SecretVault vault, ObjectMapper mapper) {
        this.vault = vault;
        this.mapper = mapper;
    }

    /// @return null for none
    public @Nullable String seal(CustomHeaders headers, UUID owner) {
        if (headers.values().isEmpty()) {
            return null;
        }
        try {
            return vault.sealText(mapper.writeValueAsString(headers.values()), context(owner));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers can't be written", e);
        }
    }

    public CustomHeaders open(@Nullable String stored, UUID owner) {
        if (stored == null) {
            return CustomHeaders.NONE;
        }
        try {
            return new CustomHeaders(mapper.readValue(vault.openText(stored, context(owner)), JSON));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored headers are not JSON", e);
        }
    }

    /// Where they stand, for {@link SecretVault#sealText}.
    public static String context(UUID owner) {
        return owner + "/headers";
    }
}
