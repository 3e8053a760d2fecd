package com.kyberaccess.visitor.host;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.visitor.input.Folded;
import com.kyberaccess.visitor.location.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The locations that a file may name, by name or by id.
final class NamedPlaces {
    private final Map<String, List<Place>> byName;
    private final Map<UUID, Place> byId;

    NamedPlaces(List<Place> places) {
        byName = places.stream().collect(Collectors.groupingBy(place -> Folded.of(place.name())));
        byId = places.stream().collect(Collectors.toMap(Place::id, Function.identity()));
    }

    /// @throws ApiException 422 naming `location` if it is none, or if several have the name
    Place named(String text) {
        var id = Place.LOCATION_ID.parse(text).flatMap(known -> Optional.ofNullable(byId.get(known)));
        if (id.isPresent()) {
            return id.get();
        }
        var named = byName.getOrDefault(Folded.of(text), List.of());
        if (named.isEmpty()) {
            throw ApiException.invalidField("location", "Unknown location");
        }
        if (named.size() > 1) {
            throw ApiException.invalidField("location", "Several locations have this name; write its id");
        }
        return named.getFirst();
    }
}
