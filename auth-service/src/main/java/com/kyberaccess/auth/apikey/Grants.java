package com.kyberaccess.auth.apikey;

import com.kyberaccess.common.security.Permission;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

/// A custom scope as it is stored: `GET /api/v1/visitors`, one text for each method of an endpoint.
final class Grants {
    private Grants() {}

    static String[] of(List<Permission> permissions) {
        return permissions.stream()
                .flatMap(
                        permission -> permission.methods().stream().map(method -> method + " " + permission.endpoint()))
                .toArray(String[]::new);
    }

    /// One entry an endpoint.
    static List<Permission> permissions(String[] grants) {
        var methods = new LinkedHashMap<String, TreeSet<String>>();
        Arrays.stream(grants).map(grant -> grant.split(" ", 2)).forEach(grant -> methods.computeIfAbsent(
                        grant[1], endpoint -> new TreeSet<>())
                .add(grant[0]));
        return methods.entrySet().stream()
                .map(entry -> new Permission(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }
}
