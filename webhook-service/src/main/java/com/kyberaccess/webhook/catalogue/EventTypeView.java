package com.kyberaccess.webhook.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An event type that webhooks can choose.
///
/// @param type such as `visitor.checked_in`
/// @param schema JSON Schema (2020-12) of the whole body
/// @param sample a body that fits it
public record EventTypeView(
        String type,
        String description,

        @Schema(type = SchemaType.OBJECT, implementation = Object.class)
        JsonNode schema,

        @Schema(type = SchemaType.OBJECT, implementation = Object.class)
        JsonNode sample) {}
