package com.kyberaccess.webhook.delivery;

/// How far deliveries are spread out, by plan: microseconds between two (contract, article 3, *Webhook Limits*).
///
/// @param limited false for as fast as possible
/// @param burst what an idle account may have at once
public record Pace(boolean limited, long starter, long professional, long enterprise, long burst) {
    /// At once.
    public static final Pace NONE = new Pace(false, 0, 0, 0, 0);
}
