package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.emergency.staff.Recipient;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whom a roll call names: a kind and an id, which together are the public id.
///
/// @param id unique among all kinds, being a UUIDv7
record Person(Kind kind, UUID id) {
    enum Kind {
        VISITOR("vis"),
        STAFF(Recipient.USER_ID.prefix()),
        ADDED("per");

        private final IdType type;

        Kind(String prefix) {
            this.type = new IdType(prefix);
        }

        /// As in the table.
        String column() {
            return EnumNames.of(this);
        }

        static Kind of(String column) {
            return valueOf(column.toUpperCase(Locale.ROOT));
        }
    }

    String publicId() {
        return kind.type.text(id);
    }

    static Optional<Person> parse(@Nullable String publicId) {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> kind.type.parse(publicId).map(id -> new Person(kind, id)).stream())
                .findFirst();
    }
}
