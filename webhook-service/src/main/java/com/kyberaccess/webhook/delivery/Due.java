package com.kyberaccess.webhook.delivery;

import java.util.UUID;

/// A delivery that this process has claimed.
///
/// @param attempt the number of the attempt to be made, from 1
/// @param storedSecret as it lies in the database
/// @param body the event's bytes
record Due(
        UUID deliveryId,
        UUID subscriptionId,
        int attempt,
        String url,
        String storedSecret,
        String eventType,
        byte[] body) {}
