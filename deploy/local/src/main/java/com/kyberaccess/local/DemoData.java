package com.kyberaccess.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a new system holds to be tried out, made through the public API as any client would: an account with its owner,
/// two locations, a few hosts, one API key. What is there already is left as it is.
final class DemoData {

    static final String OWNER = "owner";
    static final String OWNER_EMAIL = "owner@demo.kyberaccess.local";

    private static final String MAIN_OFFICE = "Main Office";
    private static final String ZURICH_OFFICE = "Zurich Office";
    private static final List<Map<String, String>> LOCATIONS = List.of(
            // The first location of an account is its primary one.
            Map.of("name", MAIN_OFFICE, "time_zone", "America/New_York"),
            Map.of("name", ZURICH_OFFICE, "time_zone", "Europe/Zurich"));
    private static final List<Host> HOSTS = List.of(
            new Host("John Doe", "Engineering", MAIN_OFFICE),
            new Host("Maria Garcia", "Sales", MAIN_OFFICE),
            new Host("Wei Chen", "Finance", MAIN_OFFICE),
            new Host("Lena Meier", "Engineering", ZURICH_OFFICE),
            new Host("Luca Rossi", "Facilities", ZURICH_OFFICE));

    private final ApiClient api;
    private final Secrets secrets;

    private record Host(String name, String department, String location) {

        String email() {
            return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@demo.kyberaccess.local";
        }
    }

    DemoData(ApiClient api, Secrets secrets) {
        this.api = api;
        this.secrets = secrets;
    }

    /// The account that auth-service makes when it has none.
    static Map<String, String> bootstrapVariables(String ownerPassword) {
        return Map.of(
                "KYBER_BOOTSTRAP_ACCOUNT_NAME", "Demo Company",
                "KYBER_BOOTSTRAP_PLAN", "professional",
                "KYBER_BOOTSTRAP_TIME_ZONE", "America/New_York",
                "KYBER_BOOTSTRAP_OWNER_NAME", "Demo Owner",
                "KYBER_BOOTSTRAP_OWNER_EMAIL", OWNER_EMAIL,
                "KYBER_BOOTSTRAP_OWNER_PASSWORD", ownerPassword);
    }

    /// Makes what is missing, as a client of the API at `url`.
    static LocalEnvironment ensure(URI url, Path caCertificate, Secrets secrets) {
        try (var client = ApiClient.of(url, caCertificate)) {
            var key = new DemoData(client, secrets).ensure();
            return new LocalEnvironment(url, caCertificate, key, OWNER_EMAIL, secrets.password(OWNER));
        }
    }

    /// Makes what is missing.
    ///
    /// @return an API key that works
    String ensure() {
        String key = secrets.apiKey().filter(this::works).orElseGet(this::createKey);
        ApiClient client = api.withApiKey(key);
        createLocations(client);
        createHosts(client);
        return key;
    }

    private boolean works(String key) {
        try {
            return !api.withApiKey(key).get("/locations").isEmpty();
        } catch (ApiFailure failure) {
            if (failure.status() == 401) {
                return false;
            }
            throw failure;
        }
    }

    private String createKey() {
        String token = api.post("/auth/login", Map.of("email", OWNER_EMAIL, "password", secrets.password(OWNER)))
                .path("token")
                .asText();
        String key = api.withToken(token)
                .post("/api-keys", Map.of("name", "Demo key", "scope", "read_write"))
                .path("data")
                .path("api_key")
                .asText();
        secrets.keepApiKey(key);
        return key;
    }

    private static void createLocations(ApiClient client) {
        Set<String> existing = client.values("/locations?per_page=100", "name").keySet();
        LOCATIONS.stream()
                .filter(location -> !existing.contains(location.get("name")))
                .forEach(location -> client.post("/locations", location));
    }

    private static void createHosts(ApiClient client) {
        Map<String, String> locations = client.values("/locations?per_page=100", "name");
        Set<String> existing = client.values("/hosts?per_page=100", "email").keySet();
        for (Host host : HOSTS) {
            String location = locations.get(host.location());
            if (location != null && !existing.contains(host.email())) {
                client.post(
                        "/hosts",
                        Map.of(
                                "name", host.name(),
                                "email", host.email(),
                                "department", host.department(),
                                "location_id", location));
            }
        }
    }
}
