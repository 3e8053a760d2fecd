package com.kyberaccess.common.error;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// The one place where exceptions become answers. An exception that nobody foresaw is a 500 without any detail.
@Singleton
public class ExceptionMappers {
    private final ErrorResponses responses;

    ExceptionMappers(ErrorResponses responses) {
        this.responses = responses;
    }

    @ServerExceptionMapper
    public Response map(ApiException e, HttpServerRequest request) {
        return responses.of(e.code(), e.getMessage(), e.details(), request).build();
    }

    @ServerExceptionMapper
    public Response map(ConstraintViolationException e, HttpServerRequest request) {
        var invalid = Violations.exception(e.getConstraintViolations());
        return responses
                .of(invalid.code(), invalid.getMessage(), invalid.details(), request)
                .build();
    }

    @ServerExceptionMapper
    public Response map(MismatchedInputException e, HttpServerRequest request) {
        return mapJson(e, request);
    }

    @ServerExceptionMapper
    public Response map(WebApplicationException e, HttpServerRequest request) {
        if (e.getCause() instanceof JacksonException json) {
            return mapJson(json, request);
        }
        var status = e.getResponse().getStatus();
        var code = PlatformError.ofStatus(status);
        if (code == PlatformError.INTERNAL_ERROR) {
            return map((Throwable) e, request);
        }
        return responses
                .of(code, HttpStatusMessages.of(code), List.of(), request)
                .build();
    }

    @ServerExceptionMapper
    public Response map(Throwable e, HttpServerRequest request) {
        Log.errorf(e, "request failed method=%s path=%s", request.method(), request.path());
        return responses
                .of(
                        PlatformError.INTERNAL_ERROR,
                        HttpStatusMessages.of(PlatformError.INTERNAL_ERROR),
                        List.of(),
                        request)
                .build();
    }

    private Response mapJson(JacksonException e, HttpServerRequest request) {
        var api = JsonErrors.translate(e);
        return responses
                .of(api.code(), api.getMessage(), api.details(), request)
                .build();
    }
}
