package com.kyberaccess.common.error;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;

/// What led to a failure.
public final class Causes {
    private Causes() {}

    /// @return the failure, its cause, the cause of that, and so on; each once, should they go round in a circle
    public static List<Throwable> of(Throwable failure) {
        var seen = Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>());
        var chain = new ArrayList<Throwable>();
        for (var e = failure; e != null && seen.add(e); e = e.getCause()) {
            chain.add(e);
        }
        return chain;
    }
}
