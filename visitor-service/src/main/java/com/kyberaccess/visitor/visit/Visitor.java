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

    public String fullName() {
        return firstName + " " + lastName;
    }
}
