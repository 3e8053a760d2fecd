package com.kyberaccess.common.idempotency;

import com.kyberaccess.common.security.AccessTable;
import com.kyberaccess.common.security.EndpointRule;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/// Says of every POST that needs a credential that it takes an `Idempotency-Key`, what it answers for it, and how a
/// replayed answer is known: at build time, into the document of each service. After a service's own corrections (whose
/// priority is 1, the default): they name the statuses that this one adds to, and without an order two builds of one
/// commit differ.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class IdempotencyDocument implements OASFilter {
    /// The name of all that is described once and referred to.
    private static final String NAME = "IdempotencyKey";

    private static final String REPLAYED = "IdempotencyReplayed";
    private static final String CONFLICT =
            "The present state does not allow it; or IDEMPOTENCY_KEY_IN_USE (`X-Should-Retry: true`: the first request with"
                    + " this key has not been answered yet), IDEMPOTENCY_OUTCOME_UNKNOWN (it was carried out, its answer is"
                    + " lost)";
    private static final String NOT_VALID =
            "A field is not valid, `details` names it; or IDEMPOTENCY_KEY_REUSED: the key was used for another request";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (item.getPOST() != null && hasACaller(path)) {
                describe(item.getPOST());
            }
        });
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addParameter(NAME, parameter()).addHeader(REPLAYED, replayed());
    }

    /// Whose key it would be. Nobody has one where anybody may call.
    private static boolean hasACaller(String path) {
        return AccessTable.STANDARD
                .find(path)
                .map(rule -> rule.audience() != EndpointRule.Audience.ANYBODY)
                .orElse(true);
    }

    private static void describe(Operation operation) {
        operation.addParameter(OASFactory.createParameter().ref(NAME));
        var responses = operation.getResponses();
        responses.getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                response.addHeader(
                        IdempotencyFilter.REPLAYED, OASFactory.createHeader().ref(REPLAYED));
            }
        });
        refusal(responses, "409", CONFLICT);
        refusal(responses, "422", NOT_VALID);
    }

    private static void refusal(APIResponses responses, String status, String description) {
        if (!responses.hasAPIResponse(status)) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().description(description));
        }
    }

    private static Parameter parameter() {
        return OASFactory.createParameter()
                .name(IdempotencyKey.HEADER)
                .in(Parameter.In.HEADER)
                .required(false)
                .description(
                        "A new one, such as a UUID, for each thing that is to be done once: the same request with the"
                                + " same key is answered again for 24 hours, and not carried out again")
                .schema(OASFactory.createSchema()
                        .addType(SchemaType.STRING)
                        .minLength(1)
                        .maxLength(IdempotencyKey.MAX_LENGTH)
                        .pattern("^[!-~]+$"));
    }

    private static Header replayed() {
        return OASFactory.createHeader()
                .description("`true` if the request had been carried out before, and this is the answer of then")
                .schema(OASFactory.createSchema().addType(SchemaType.BOOLEAN));
    }
}
