package com.kyberaccess.visitor.testsupport;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.ScreenedPerson;
import com.kyberaccess.visitor.screening.ScreeningMatch;
import com.kyberaccess.visitor.screening.ScreeningProvider;
import com.kyberaccess.visitor.screening.WatchlistKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A BOLO list beside the real one that can be down, for one tenant.
@ApplicationScoped
public class FailingProvider implements ScreeningProvider {
    private volatile @Nullable Tenant failing;

    public void failFor(Tenant tenant) {
        failing = tenant;
    }

    public void repair() {
        failing = null;
    }

    @Override
    public Set<WatchlistKind> lists() {
        return Set.of(WatchlistKind.BOLO);
    }

    @Override
    public List<ScreeningMatch> search(Tenant tenant, ScreenedPerson person) {
        if (tenant.equals(failing)) {
            throw new IllegalStateException("the registry is down");
        }
        return List.of();
    }
}
