package com.kyberaccess.auth.testsupport;

import static com.kyberaccess.auth.testsupport.Api.as;
import static com.kyberaccess.auth.testsupport.Api.json;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.security.Role;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/// The steps by which people come onto a team.
public final class People {
    /// Nothing that anybody guesses.
    public static final String PASSWORD = "quartz-Lantern 7 ohmmeter";

    public static final String USERS = "/api/v1/users";

    private People() {}

    public static String newAddress() {
        return "p" + UUID.randomUUID() + "@kyber.test";
    }

    public static Response invite(String token, String email, Role role) {
        return as(token)
                .body(Map.of("name", "Frida Desk", "email", email, "role", EnumNames.of(role)))
                .post(USERS);
    }

    public static Response accept(String linkToken, String password) {
        return json().body(Map.of("token", linkToken, "password", password)).post("/api/v1/auth/invitation/accept");
    }

    /// Invites somebody, who accepts with {@link #PASSWORD}.
    ///
    /// @return the member's id
    public static String join(String token, String email, Role role) {
        String id = invite(token, email, role).then().statusCode(201).extract().path("data.id");
        accept(Mailbox.token(email, 1), PASSWORD).then().statusCode(204);
        return id;
    }

    public static Response login(String email, String password) {
        return json().body(Map.of("email", email, "password", password)).post("/api/v1/auth/login");
    }

    public static Response change(String token, String id, Map<String, ?> change) {
        return as(token).body(change).patch(USERS + "/" + id);
    }
}
