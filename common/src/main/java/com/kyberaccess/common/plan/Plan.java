package com.kyberaccess.common.plan;

import com.kyberaccess.common.error.EnumNames;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an account has subscribed to, with all that depends on it. The one place of these numbers (contract, article 1,
/// *Rate Limits*, and article 3, *Webhook Limits*).
public enum Plan {
    STARTER(100, 3, 10),
    PROFESSIONAL(500, 10, 50),
    ENTERPRISE(2_000, Plan.UNLIMITED, 200);

    /// What {@link #maxWebhooks} is where a plan has no limit.
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private final int requestsPerMinute;
    private final int maxWebhooks;
    private final int webhookEventsPerSecond;

    Plan(int requestsPerMinute, int maxWebhooks, int webhookEventsPerSecond) {
        this.requestsPerMinute = requestsPerMinute;
        this.maxWebhooks = maxWebhooks;
        this.webhookEventsPerSecond = webhookEventsPerSecond;
    }

    /// API requests a minute, of all the account's keys and people together.
    public int requestsPerMinute() {
        return requestsPerMinute;
    }

    /// Webhooks that may exist at a time, or {@link #UNLIMITED}.
    public int maxWebhooks() {
        return maxWebhooks;
    }

    /// Events a second that are sent to the account's webhooks; more are sent later, not dropped.
    public int webhookEventsPerSecond() {
        return webhookEventsPerSecond;
    }

    /// `starter`, `professional` or `enterprise`.
    public String wireName() {
        return EnumNames.of(this);
    }

    public static Optional<Plan> of(@Nullable String wireName) {
        return Arrays.stream(values())
                .filter(plan -> plan.wireName().equals(wireName))
                .findFirst();
    }

    /// The plan that auth-service names in a token or an event. A name that this release does not know yet is the
    /// largest plan: while services are being updated, nobody must get less than they pay for.
    public static Plan named(@Nullable String wireName) {
        return of(wireName).orElse(ENTERPRISE);
    }
}
