package com.kyberaccess.visitor.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Corrects the document at build time: creations answer 201, some bodies are optional, a merge patch requires no
/// field, and a custom field is a string, a number or a boolean.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DocumentCorrections implements OASFilter {
    private static final String VISITORS = "/api/v1/visitors";
    private static final Set<String> CREATING = Set.of(
            "/api/v1/deliveries",
            "/api/v1/hosts",
            "/api/v1/locations",
            "/api/v1/watchlist",
            VISITORS + "/check-in",
            VISITORS + "/pre-register",
            VISITORS + "/{visitor_id}/check-in",
            VISITORS + "/{visitor_id}/nda");
    private static final Set<String> WITHOUT_A_BODY_TOO =
            Set.of(VISITORS + "/{visitor_id}/check-in", VISITORS + "/{visitor_id}/check-out");

    /// What a merge patch takes some fields of.
    private static final Map<String, String> MERGING = Map.of(
            "/api/v1/deliveries/{package_id}", "DeliveryChange",
            "/api/v1/hosts/{host_id}", "HostRequest",
            "/api/v1/locations/{location_id}", "LocationRequest",
            "/api/v1/settings", "VisitorSettings",
            "/api/v1/watchlist/{entry_id}", "WatchlistEntryRequest");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (CREATING.contains(path)) {
                created(item.getPOST());
            }
            if (WITHOUT_A_BODY_TOO.contains(path)) {
                item.getPOST().getRequestBody().setRequired(false);
            }
            if (MERGING.containsKey(path)) {
                merging(item.getPATCH(), MERGING.get(path), document.getComponents());
            }
        });
        var schemas = document.getComponents();
        schemas.removeSchema("JsonNodeType");
        schemas.removeSchema("ObjectNode");
        schemas.addSchema(
                "JsonNode",
                OASFactory.createSchema().type(List.of(SchemaType.STRING, SchemaType.NUMBER, SchemaType.BOOLEAN)));
    }

    /// A copy of the schema in which nothing is required.
    private static void merging(Operation operation, String whole, Components schemas) {
        var patch = whole.replaceFirst("Request$", "") + "Patch";
        var properties = Objects.requireNonNull(schemas.getSchemas().get(whole)).getProperties();
        schemas.addSchema(
                patch,
                OASFactory.createSchema().type(List.of(SchemaType.OBJECT)).properties(properties));
        operation
                .getRequestBody()
                .getContent()
                .getMediaTypes()
                .values()
                .forEach(body -> body.setSchema(OASFactory.createSchema().ref("#/components/schemas/" + patch)));
    }

    private static void created(Operation operation) {
        var responses = operation.getResponses();
        var created = responses.getAPIResponse("200").description("Created");
        responses.removeAPIResponse("200");
        responses.addAPIResponse("201", created);
    }
}
