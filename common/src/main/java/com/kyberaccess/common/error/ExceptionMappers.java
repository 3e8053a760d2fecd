package com.kyberaccess.common.error;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
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
        var code = PlatformError.ofStatus(e.getResponse().getStatus());
        return code == PlatformError.INTERNAL_ERROR ? map((Throwable) e, request) : bare(code, request);
    }

    @ServerExceptionMapper
    public Response map(Throwable e, HttpServerRequest request) {
        return DatabaseOutage.behind(e)
                .map(outage -> mapOutage(outage, request))
                .orElseGet(() -> mapUnforeseen(e, request));
    }

    private Response mapUnforeseen(Throwable e, HttpServerRequest request) {
        Log.errorf(e, "request failed method=%s path=%s", request.method(), request.path());
        return bare(PlatformError.INTERNAL_ERROR, request);
    }

    /// In the log without its stack: while there is no database, each request comes to this.
    private Response mapOutage(SQLException e, HttpServerRequest request) {
        Log.errorf("request failed, no database method=%s path=%s: %s", request.method(), request.path(), e);
        return bare(PlatformError.SERVICE_UNAVAILABLE, request);
    }

    private Response bare(PlatformError code, HttpServerRequest request) {
        return responses
                .of(code, HttpStatusMessages.of(code), List.of(), request)
                .build();
    }

    private Response mapJson(JacksonException e, HttpServerRequest request) {
        var api = JsonErrors.translate(e);
        return responses
                .of(api.code(), api.getMessage(), api.details(), request)
                .build();
    }
}
