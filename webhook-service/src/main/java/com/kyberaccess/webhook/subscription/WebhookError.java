package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.error.ErrorCode;

/// What can go wrong with webhooks beyond the common errors.
enum WebhookError implements ErrorCode {
    /// The account's plan has no room for another webhook.
    PLAN_LIMIT_REACHED(403),
    /// The webhook is paused; resume it first.
    WEBHOOK_PAUSED(409),
    /// The webhook is disabled; resume it first.
    WEBHOOK_DISABLED(409);

    private final int status;

    WebhookError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
