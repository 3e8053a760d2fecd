package com.kyberaccess.webhook.catalogue;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The event types that a webhook can choose: the contract's 21 (article 3, *Select Events*) and those of ours (design
/// §7, and drills, which must not sound like the real thing). Other types on the topics are between the services
/// and never leave them.
public final class EventCatalogue {
    /// Chooses every event.
    public static final String ALL = "*";

    private static final Set<String> TYPES = new LinkedHashSet<>(List.of(
            "visitor.checked_in",
            "visitor.checked_out",
            "visitor.denied",
            "visitor.pre_registered",
            "visitor.pre_registration_cancelled",
            "visitor.updated",
            "visitor.deleted",
            "visitor.flagged",
            "screening.watchlist_hit",
            "screening.bolo_alert",
            "screening.cleared",
            "emergency.lockdown_activated",
            "emergency.lockdown_deactivated",
            "emergency.evacuation_activated",
            "emergency.evacuation_ended",
            "emergency.drill_started",
            "emergency.drill_ended",
            "document.nda_signed",
            "document.nda_declined",
            "delivery.received",
            "delivery.picked_up",
            "delivery.notified",
            "user.login",
            "user.login_failed",
            "settings.updated",
            "webhook.failing",
            "webhook.disabled"));

    private static final Set<String> SELECTORS = Stream.concat(
                    Stream.of(ALL), TYPES.stream().flatMap(type -> Stream.of(type, wildcardOf(type))))
            .collect(Collectors.toUnmodifiableSet());

    private EventCatalogue() {}

    /// Whether events of this type are offered to webhooks.
    public static boolean contains(String type) {
        return TYPES.contains(type);
    }

    /// Whether `selector` chooses at least one type: a type, `<group>.*` or `*`.
    public static boolean isSelector(String selector) {
        return SELECTORS.contains(selector);
    }

    /// The wildcard of the type's group: `emergency.*` for `emergency.lockdown_activated`.
    public static String wildcardOf(String type) {
        return type.substring(0, type.indexOf('.')) + ".*";
    }

    /// The types that any of the selectors chooses, all if there is none; in the contract's order.
    public static List<String> chosenBy(Collection<String> selectors) {
        return selectors.isEmpty() || selectors.contains(ALL)
                ? types()
                : TYPES.stream()
                        .filter(type -> selectors.contains(type) || selectors.contains(wildcardOf(type)))
                        .toList();
    }

    /// All types, in the contract's order.
    public static List<String> types() {
        return List.copyOf(TYPES);
    }
}
