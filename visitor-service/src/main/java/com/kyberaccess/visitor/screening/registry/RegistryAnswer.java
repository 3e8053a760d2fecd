package com.kyberaccess.visitor.screening.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.kyberaccess.visitor.screening.ListedPerson;
import com.kyberaccess.visitor.screening.PersonMatch.ListedName;
import com.kyberaccess.visitor.screening.ScreeningAction;
import com.kyberaccess.visitor.screening.WatchlistKind;
import com.kyberaccess.visitor.screening.name.PersonName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a registry answers: who on its lists the visitor may be. How alike they are is judged here, for all lists
/// alike.
///
/// @param matches empty if it has nobody
@JsonIgnoreProperties(ignoreUnknown = true)
record RegistryAnswer(@Nullable List<@Nullable Found> matches) {
    private static final int MOST = 1_000;
    private static final int LONGEST = 500;
    private static final int MOST_ALIASES = 100;

    /// Somebody on a list of the registry.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Found(
            @Nullable WatchlistKind list,
            @Nullable String entryId,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable List<@Nullable String> aliases,
            @Nullable LocalDate dateOfBirth,
            @Nullable String reason) {}

    /// @throws RegistryException for an answer that is not as agreed: nobody is cleared by it
    List<ListedPerson> people(Set<WatchlistKind> asked, Function<WatchlistKind, ScreeningAction> action) {
        if (matches == null || matches.size() > MOST) {
            throw RegistryException.notValid("matches");
        }
        return matches.stream().map(found -> person(found, asked, action)).toList();
    }

    private static ListedPerson person(
            @Nullable Found found, Set<WatchlistKind> asked, Function<WatchlistKind, ScreeningAction> action) {
        if (found == null || found.list == null || !asked.contains(found.list)) {
            throw RegistryException.notValid("list");
        }
        var names = new ArrayList<ListedName>();
        var name = text("first_name", found.firstName) + " " + text("last_name", found.lastName);
        names.add(new ListedName(PersonName.of(name), ListedName.NAME));
        var aliases = found.aliases == null ? List.<String>of() : found.aliases;
        if (aliases.size() > MOST_ALIASES) {
            throw RegistryException.notValid("aliases");
        }
        aliases.forEach(alias -> names.add(new ListedName(PersonName.of(text("aliases", alias)), ListedName.ALIAS)));
        return new ListedPerson(
                found.list,
                text("entry_id", found.entryId),
                names,
                found.dateOfBirth,
                found.reason == null ? null : text("reason", found.reason),
                action.apply(found.list));
    }

    /// What is stored and shown must be storable and of a size.
    private static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw RegistryException.notValid(field);
        }
        return value.strip();
    }
}
