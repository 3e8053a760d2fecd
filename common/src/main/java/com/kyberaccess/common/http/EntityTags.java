package com.kyberaccess.common.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Entity tags of single resources, made from their representation (RFC 9110 §8.8.3, §13.1).
@Singleton
public class EntityTags {
    private static final int BYTES = 15;
    private static final String ANY = "*";

    private final ObjectMapper mapper;

    EntityTags(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// The tag of what the client is shown, with its quotes.
    public String of(Object representation) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(mapper.writeValueAsBytes(representation));
            return '"' + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, BYTES)) + '"';
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether the client has this representation already: 304.
    public boolean known(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null && names(ifNoneMatch, tag);
    }

    /// @param ifMatch the request's `If-Match`; without one nothing is required
    /// @param representation what the client would be shown now, read under the lock of the change
    /// @throws ApiException 412 `PRECONDITION_FAILED` if the client has seen another
    public void require(@Nullable String ifMatch, Object representation) {
        if (ifMatch != null && !names(ifMatch, of(representation))) {
            throw new ApiException(
                    PlatformError.PRECONDITION_FAILED,
                    "It has changed since it was read. Read it again and decide anew.");
        }
    }

    /// Weak tags are equal to strong ones here: proxies that compress weaken them.
    private static boolean names(String header, String tag) {
        return Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                .anyMatch(one -> one.equals(ANY) || one.equals(tag));
    }
}
