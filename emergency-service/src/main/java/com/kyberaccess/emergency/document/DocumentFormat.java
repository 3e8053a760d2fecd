package com.kyberaccess.emergency.document;

import com.kyberaccess.common.error.ApiException;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a document is asked for as: by `?format=`, else by `Accept`, else JSON.
public enum DocumentFormat {
    JSON(MediaType.APPLICATION_JSON),
    CSV("text/csv"),
    PDF("application/pdf");

    private final String mediaType;

    DocumentFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    private String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param offered what there is
    /// @throws ApiException 400 for a format that there is not
    public static DocumentFormat of(@Nullable String format, List<MediaType> accepted, DocumentFormat... offered) {
        if (format != null) {
            return Arrays.stream(offered)
                    .filter(known -> known.parameter().equals(format))
                    .findFirst()
                    .orElseThrow(() -> ApiException.invalidParameter(
                            "format",
                            "Must be one of: "
                                    + Arrays.stream(offered)
                                            .map(DocumentFormat::parameter)
                                            .collect(Collectors.joining(", "))));
        }
        for (var type : accepted) {
            for (var known : offered) {
                if (type.isCompatible(MediaType.valueOf(known.mediaType))) {
                    return known;
                }
            }
        }
        return JSON;
    }
}
