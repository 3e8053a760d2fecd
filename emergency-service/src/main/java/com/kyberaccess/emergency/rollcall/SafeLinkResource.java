package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Public;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/// The page behind an "I am safe" link. Opening it changes nothing, since mail scanners open links too; its
/// button does.
@Public
@Path("/api/v1/emergency/safe/{token}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class SafeLinkResource {
    private final SafeLinks links;
    private final Template page;

    SafeLinkResource(SafeLinks links, Engine templates) {
        this.links = links;
        this.page = templates.getTemplate("safe_link.html");
    }

    @GET
    @Operation(summary = "The page of an \"I am safe\" link")
    public Response open(@RestPath String token) {
        return links.find(token)
                .map(target -> answer(200, target.drill(), state(target)))
                .orElseGet(() -> answer(404, false, "unknown"));
    }

    @POST
    @Operation(summary = "\"I am safe\"")
    public Response confirm(@RestPath String token) {
        var target = links.find(token);
        if (target.isEmpty()) {
            return answer(404, false, "unknown");
        }
        var found = target.get();
        if (!found.used() && !found.over()) {
            try {
                links.use(token, found);
            } catch (ApiException e) {
                // It ended this moment.
                return answer(409, found.drill(), "over");
            }
        }
        return found.over() && !found.used()
                ? answer(409, found.drill(), "over")
                : answer(200, found.drill(), "confirmed");
    }

    private static String state(SafeLinks.Target target) {
        if (target.used()) {
            return "confirmed";
        }
        return target.over() ? "over" : "asking";
    }

    private Response answer(int status, boolean drill, String state) {
        return Response.status(status)
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .entity(page.data("state", state).data("drill", drill).render())
                .build();
    }
}
