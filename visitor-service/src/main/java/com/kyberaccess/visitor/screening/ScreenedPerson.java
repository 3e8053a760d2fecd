package com.kyberaccess.visitor.screening;

import com.kyberaccess.visitor.screening.name.PersonName;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Whom to look for.
///
/// @param dateOfBirth null if the visitor did not give it
public record ScreenedPerson(
        String firstName, String lastName, @Nullable LocalDate dateOfBirth) {
    public PersonName name() {
        return PersonName.of(firstName + " " + lastName);
    }
}
