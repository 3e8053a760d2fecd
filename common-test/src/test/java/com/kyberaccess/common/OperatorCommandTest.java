package com.kyberaccess.common;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;

import com.kyberaccess.common.command.CommandFailedException;
import com.kyberaccess.common.command.OperatorCommand;
import com.kyberaccess.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class OperatorCommandTest {
    @TestHTTPResource(value = "/commands", management = true)
    URI commands;

    @Singleton
    static class CountSheep implements OperatorCommand {
        @Override
        public String name() {
            return "count-sheep";
        }

        @Override
        public String description() {
            return "Counts to count=1..3";
        }

        @Override
        public Object run(Map<String, String> parameters) {
            var count = Integer.parseInt(parameters.getOrDefault("count", "none"));
            if (count > 3) {
                throw new CommandFailedException("asleep", List.of(count));
            }
            return Map.of("sheep", count);
        }
    }

    private RequestSpecification management() {
        return given().port(commands.getPort()).basePath(commands.getPath());
    }

    @Test
    void theCommandsAreListed() {
        management().get().then().statusCode(200).body("$", hasEntry("count-sheep", "Counts to count=1..3"));
    }

    @Test
    void aCommandIsCarriedOutWithItsParameters() {
        management().post("/count-sheep?count=2").then().statusCode(200).body("sheep", equalTo(2));
    }

    @Test
    void aWrongParameterIsExplained() {
        management()
                .post("/count-sheep?count=many")
                .then()
                .statusCode(400)
                .body("error", equalTo("For input string: \"many\""));
    }

    @Test
    void badNewsIsNoSuccess() {
        management()
                .post("/count-sheep?count=4")
                .then()
                .statusCode(409)
                .body("error", equalTo("asleep"))
                .body("result", equalTo(List.of(4)));
    }

    @Test
    void anUnknownCommandIsNotFound() {
        management().post("/count-wolves").then().statusCode(404);
    }

    @Test
    void theApiOffersNoCommands() {
        given().post("/q/commands/count-sheep?count=1").then().statusCode(404);
    }
}
