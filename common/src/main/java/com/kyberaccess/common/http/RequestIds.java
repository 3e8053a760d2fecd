package com.kyberaccess.common.http;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// Gives every request an id that stands in the answer's `X-Request-Id`, in every log line of the request and in what
/// it calls. The gateway's (or the client's) is kept if it is 1 to 128 characters of `A-Za-z0-9._-`, so that it can't
/// forge log lines.
@Singleton
class RequestIds {
    static final String HEADER = "X-Request-Id";
    private static final String MDC_KEY = "request_id";
    private static final int FIRST = 10_000;
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    void register(@Observes Filters filters) {
        filters.register(RequestIds::identify, FIRST);
    }

    private static void identify(RoutingContext context) {
        var id = choose(context.request().getHeader(HEADER));
        context.response().putHeader(HEADER, id);
        MDC.put(MDC_KEY, id);
        context.next();
    }

    static String choose(@Nullable String offered) {
        return offered != null && ACCEPTED.matcher(offered).matches()
                ? offered
                : "req_" + UuidCreator.getTimeOrderedEpoch().toString().replace("-", "");
    }
}
