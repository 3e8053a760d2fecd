package com.kyberaccess.webhook.replay;

import com.kyberaccess.common.error.ErrorCode;

/// What can go wrong with replays beyond the common errors.
enum ReplayError implements ErrorCode {
    /// A replay of the webhook has not finished yet.
    REPLAY_RUNNING(409);

    private final int status;

    ReplayError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
