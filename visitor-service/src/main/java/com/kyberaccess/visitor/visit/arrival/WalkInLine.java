package com.kyberaccess.visitor.visit.arrival;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The walk-ins of a tenant that wait to be written. The first of those that wait leads: it takes some of them,
/// itself included, writes them, and hands the lead to the next.
final class WalkInLine {
    private final List<Waiting> waiting = new LinkedList<>();
    private boolean led;

    /// One walk-in, and the thread that has to answer it.
    static final class Waiting {
        private final WalkIn walkIn;
        private final CompletableFuture<Boolean> turn = new CompletableFuture<>();
        private @Nullable Outcome outcome;

        Waiting(WalkIn walkIn) {
            this.walkIn = walkIn;
        }

        WalkIn walkIn() {
            return walkIn;
        }

        /// Waits until it is this one's turn to lead (true), or another has settled it (false).
        boolean awaitTurn() {
            return turn.join();
        }

        void settle(Outcome with) {
            outcome = with;
            turn.complete(false);
        }

        Outcome outcome() {
            if (outcome == null) {
                throw new IllegalStateException("a walk-in was left out");
            }
            return outcome;
        }
    }

    /// @return whether the newcomer leads at once
    synchronized boolean join(Waiting newcomer) {
        waiting.add(newcomer);
        if (led) {
            return false;
        }
        led = true;
        return true;
    }

    /// Takes the first of the line and what can be written with it: one walk-in of a person, since the second has to
    /// see the first.
    synchronized List<Waiting> take(int atMost) {
        Set<Object> persons = new HashSet<>();
        var taken = new ArrayList<Waiting>();
        var candidates = waiting.iterator();
        while (candidates.hasNext() && taken.size() < atMost) {
            var candidate = candidates.next();
            var person = candidate.walkIn().person();
            if (persons.add(candidate.walkIn().arrival()) && (person == null || persons.add(person))) {
                taken.add(candidate);
                candidates.remove();
            }
        }
        return taken;
    }

    synchronized int size() {
        return waiting.size();
    }

    /// Ends the lead: the first that still waits has it now.
    synchronized void pass() {
        led = !waiting.isEmpty();
        if (led) {
            waiting.getFirst().turn.complete(true);
        }
    }
}
