package com.kyberaccess.common.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Entity tags of resources that have a version (RFC 9110 §8.8.3).
public final class EntityTags {
    private static final String WEAK = "W/";

    private EntityTags() {}

    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /// Whether an `If-Match` or `If-None-Match` header names `tag`. One of several tags, or `*` for any, is enough.
    // Weak
    /// tags count: gateways that compress make tags weak.
    ///
    /// @return false without a header
    public static boolean names(@Nullable String header, String tag) {
        return header != null
                && Arrays.stream(header.split(",", -1))
                        .map(String::strip)
                        .map(named -> named.startsWith(WEAK) ? named.substring(WEAK.length()) : named)
                        .anyMatch(named -> named.equals("*") || named.equals(tag));
    }
}
