package com.kyberaccess.bench.emergency;

import com.kyberaccess.common.id.IdType;
import java.util.UUID;

/// Public ids as the databases have them.
final class Ids {
    private static final IdType VISIT = new IdType("vis");
    private static final IdType LOCATION = new IdType("loc");

    private Ids() {}

    static UUID uuid(String publicId) {
        return VISIT.parse(publicId).or(() -> LOCATION.parse(publicId)).orElseThrow();
    }
}
