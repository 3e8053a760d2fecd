package com.kyberaccess.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private final RouteTable routes =
            RouteTable.of(Map.of(Service.AUTH, 1, Service.VISITOR, 2, Service.EMERGENCY, 3, Service.WEBHOOK, 4));

    @ParameterizedTest
    @CsvSource({
        "/api/v1/auth/token, 1",
        "/api/v1/api-keys, 1",
        "/api/v1/users/usr_1, 1",
        "/api/v1/account, 1",
        "/api/v1/audit-log, 1",
        "/.well-known/jwks.json, 1",
        "/api/v1/visitors, 2",
        "/api/v1/visitors/vis_1/check-in, 2",
        "/api/v1/check-in-events, 2",
        "/api/v1/hosts, 2",
        "/api/v1/locations, 2",
        "/api/v1/watchlist, 2",
        "/api/v1/deliveries, 2",
        "/api/v1/settings, 2",
        "/photos/vis_1_thumb.jpg, 2",
        "/qr/vis_1.png, 2",
        "/docs/vis_1_nda.pdf, 2",
        "/api/v1/emergency/evacuation-list, 3",
        "/api/v1/webhooks/whk_1/deliveries, 4",
        "/api/v1/event-types, 4",
        "/api/v1/events, 4",
        "/api/v1/meta, 4",
    })
    void sendsAPathToTheServiceThatHasIt(String path, int port) {
        assertThat(routes.find(path)).hasValue(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1",
                "/api/v1/eventsx",
                "/api/v1/event",
                "/api/v2/events",
                "/q/metrics",
                "/q/health/ready",
                "/.well-known",
                "/API/V1/events",
            })
    void knowsNoOtherPath(String path) {
        assertThat(routes.find(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/events/../../../q/metrics",
                "/api/v1/events/..",
                "/api/v1/events/%2e%2E/x",
                "/api/v1/events/.%2e/x",
                "/api/v1/events/./x",
                "/api/v1/events/a%2f..%2fb",
                "/api/v1/events/a%5c..",
                "/api/v1/events/a\\..",
                "/api/v1/events//x",
            })
    void takesNoPathThatAServiceCouldReadAsAnother(String path) {
        assertThat(routes.find(path)).isEmpty();
    }

    @Test
    void takesDotsWithinASegment() {
        assertThat(routes.find("/api/v1/events/evt_1.2..json")).hasValue(4);
    }
}
