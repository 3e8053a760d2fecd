package com.kyberaccess.visitor.screening.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.kyberaccess.visitor.screening.ScreenedPerson;
import com.kyberaccess.visitor.screening.WatchlistKind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a registry is asked, and all that it learns of a visitor.
record RegistryRequest(List<WatchlistKind> lists, Person person) {
    /// @param dateOfBirth absent if it is not known
    record Person(
            String firstName,
            String lastName,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate dateOfBirth) {}

    static RegistryRequest of(Collection<WatchlistKind> lists, ScreenedPerson person) {
        return new RegistryRequest(
                lists.stream().sorted().toList(),
                new Person(person.firstName(), person.lastName(), person.dateOfBirth()));
    }
}
