package com.kyberaccess.common.ratelimit;

/// How a counter stands in the present minute, this request included.
///
/// @param limit requests a minute
/// @param used requests so far
/// @param resetAt when the next minute begins, seconds since 1970 on the counter's own clock
/// @param secondsLeft until then, 1 to 60
record Window(int limit, long used, long resetAt, int secondsLeft) {
    static final int SECONDS = 60;

    /// @param now seconds since 1970 on the counter's own clock
    static Window at(int limit, long used, long now) {
        int left = SECONDS - (int) (now % SECONDS);
        return new Window(limit, used, now + left, left);
    }

    boolean exceeded() {
        return used > limit;
    }

    long remaining() {
        return Math.max(0, limit - used);
    }
}
