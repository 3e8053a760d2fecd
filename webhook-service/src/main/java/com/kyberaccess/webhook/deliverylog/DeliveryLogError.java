package com.kyberaccess.webhook.deliverylog;

import com.kyberaccess.common.error.ErrorCode;

/// What can go wrong with deliveries beyond the common errors.
enum DeliveryLogError implements ErrorCode {
    /// A test is not delivered again; it is made again.
    TEST_DELIVERY(409);

    private final int status;

    DeliveryLogError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
