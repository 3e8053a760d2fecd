package com.kyberaccess.visitor.visit;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/// Who comes, as told at the desk or in advance.
@Embeddable
public record Visitor(
        String firstName,
        String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String company) {

    /// Nobody in particular: who is left when the visitor's data has been erased and the visit still counts.
    public static final Visitor ANONYMOUS = new Visitor("Anonymised", "visitor", null, null, null);

    public String fullName() {
        return firstName + " " + lastName;
    }
}
