package com.kyberaccess.webhook.delivery;

import com.kyberaccess.webhook.egress.Source;
import java.net.URI;
import java.util.Map;

/// A request, ready to be sent.
///
/// @param headers as they go out
/// @param loggedHeaders as the delivery log shows them: without the owner's credentials
public record OutgoingRequest(
        URI target, Source source, Map<String, String> headers, Map<String, String> loggedHeaders, byte[] body) {}
