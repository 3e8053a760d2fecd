package com.kyberaccess.common.security;

import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// The path template of an endpoint as a custom scope names it: `/api/v1/visitors/{visitor_id}`, without regular
/// expressions.
public final class EndpointTemplate {
    private static final ConcurrentMap<Method, String> KNOWN = new ConcurrentHashMap<>();

    private EndpointTemplate() {}

    public static String of(Class<?> resource, Method method) {
        return KNOWN.computeIfAbsent(method, m -> {
            var template = "/" + path(resource.getAnnotation(Path.class)) + "/" + path(m.getAnnotation(Path.class));
            return template.replaceAll("\\{\\s*(\\w+)\\s*:[^/]*}", "{$1}")
                    .replaceAll("/+", "/")
                    .replaceAll("(?<=.)/$", "");
        });
    }

    private static String path(@Nullable Path annotation) {
        return annotation == null ? "" : annotation.value();
    }
}
