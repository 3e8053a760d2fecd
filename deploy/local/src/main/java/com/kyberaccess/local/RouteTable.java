package com.kyberaccess.local;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Which port serves a path: the longest prefix that ends where a path segment does.
final class RouteTable {

    // What a service might resolve to a path that another prefix, or none, was meant to guard.
    private static final Pattern AMBIGUOUS = Pattern.compile("(?i)/(\\.|%2e){1,2}(/|$)|%2f|%5c|\\\\|//");

    private final List<Route> routes;

    private record Route(String prefix, int port) {

        boolean matches(String path) {
            return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        }
    }

    private RouteTable(List<Route> routes) {
        this.routes = routes;
    }

    static RouteTable to(Map<Service, ServiceProcess> processes) {
        var ports = new EnumMap<Service, Integer>(Service.class);
        processes.forEach((service, process) -> ports.put(service, process.port()));
        return of(ports);
    }

    static RouteTable of(Map<Service, Integer> ports) {
        var known = new EnumMap<Service, Integer>(ports);
        return new RouteTable(known.entrySet().stream()
                .flatMap(entry -> entry.getKey().prefixes().stream().map(prefix -> new Route(prefix, entry.getValue())))
                .sorted(Comparator.comparingInt((Route route) -> route.prefix().length())
                        .reversed())
                .toList());
    }

    /// The port of the service that has the path, if one has.
    ///
    /// @param path as the client sent it, undecoded, without the query
    OptionalInt find(String path) {
        if (AMBIGUOUS.matcher(path).find()) {
            return OptionalInt.empty();
        }
        Optional<Route> found =
                routes.stream().filter(route -> route.matches(path)).findFirst();
        return found.isPresent() ? OptionalInt.of(found.get().port()) : OptionalInt.empty();
    }
}
