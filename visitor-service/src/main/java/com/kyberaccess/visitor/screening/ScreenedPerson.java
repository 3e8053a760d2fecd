package com.kyberaccess.visitor.screening;

/// Whom to look for.
public record ScreenedPerson(String firstName, String lastName) {
    String fullName() {
        return firstName + " " + lastName;
    }
}
