package com.kyberaccess.visitor.visit.photo;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.EnumNames;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which identity document was photographed: values of `id_type`, of which the contract shows the first.
enum IdDocument {
    DRIVERS_LICENSE,
    PASSPORT,
    NATIONAL_ID,
    RESIDENCE_PERMIT,
    MILITARY_ID,
    OTHER;

    /// @return its name on the wire
    /// @throws ApiException 400 for a type that there is not
    static @Nullable String parameter(@Nullable String idType) {
        if (idType == null) {
            return null;
        }
        var names = Arrays.stream(values()).map(EnumNames::of).toList();
        if (!names.contains(idType)) {
            throw ApiException.invalidParameter(
                    "id_type", "Must be one of " + names.stream().collect(Collectors.joining(", ")));
        }
        return idType;
    }
}
