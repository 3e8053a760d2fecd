package com.kyberaccess.bench.webhooks;

import com.kyberaccess.common.id.IdType;
import java.util.UUID;

/// An account with webhooks.
///
/// @param id   as the database has it
/// @param text `acc_…`
record Account(UUID id, String text) {

    private static final IdType TYPE = new IdType("acc");

    static Account next() {
        var id = IdType.next();
        return new Account(id, TYPE.text(id));
    }
}
