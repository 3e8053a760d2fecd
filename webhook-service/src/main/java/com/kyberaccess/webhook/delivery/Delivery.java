package com.kyberaccess.webhook.delivery;

import com.kyberaccess.common.id.IdType;

/// One event on its way to one webhook.
public final class Delivery {
    /// Ids of deliveries: `dlv_…`, the `X-KyberAccess-Delivery` of every attempt.
    public static final IdType ID = new IdType("dlv");

    private Delivery() {}
}
