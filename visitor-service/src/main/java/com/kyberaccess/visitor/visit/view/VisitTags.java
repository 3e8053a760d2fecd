package com.kyberaccess.visitor.visit.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kyberaccess.common.http.EntityTags;
import com.kyberaccess.common.paging.Data;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Entity tags of visitors. Links are signed anew for every answer, so a tag has that there is one and not which; and
/// because a client that kept its copy would be left with links that have expired, a visitor with links is never
/// answered with 304.
@Singleton
public class VisitTags {
    private static final String LINK = "_url";

    private final EntityTags tags;
    private final ObjectMapper mapper;

    VisitTags(EntityTags tags, ObjectMapper mapper) {
        this.tags = tags;
        this.mapper = mapper;
    }

    private record Tagged(ObjectNode fields, boolean links) {}

    /// The answer to a change: the visitor and the tag.
    public RestResponse<Data<VisitDetail>> answer(VisitDetail visitor) {
        return RestResponse.ResponseBuilder.ok(new Data<>(visitor))
                .header(HttpHeaders.ETAG, tags.of(tagged(visitor).fields()))
                .build();
    }

    /// The answer to a GET; 304 where the client's copy is still good.
    public RestResponse<Data<VisitDetail>> answer(VisitDetail visitor, @Nullable String ifNoneMatch) {
        var tagged = tagged(visitor);
        var tag = tags.of(tagged.fields());
        return !tagged.links() && tags.known(ifNoneMatch, tag)
                ? RestResponse.ResponseBuilder.<Data<VisitDetail>>notModified()
                        .header(HttpHeaders.ETAG, tag)
                        .build()
                : RestResponse.ResponseBuilder.ok(new Data<>(visitor))
                        .header(HttpHeaders.ETAG, tag)
                        .build();
    }

    /// @param visitor read under the lock of the change
    /// @throws com.kyberaccess.common.error.ApiException 412 if the client has seen another
    public void require(@Nullable String ifMatch, VisitDetail visitor) {
        tags.require(ifMatch, tagged(visitor).fields());
    }

    private Tagged tagged(VisitDetail visitor) {
        ObjectNode fields = mapper.valueToTree(visitor);
        var links = fields.properties().stream()
                .filter(field ->
                        field.getKey().endsWith(LINK) && !field.getValue().isNull())
                .map(field -> field.getKey())
                .toList();
        links.forEach(link -> fields.set(link, BooleanNode.TRUE));
        return new Tagged(fields, !links.isEmpty());
    }
}
