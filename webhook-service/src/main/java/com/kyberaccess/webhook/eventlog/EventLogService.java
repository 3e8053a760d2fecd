package com.kyberaccess.webhook.eventlog;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.paging.CursorPage;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.webhook.catalogue.EventCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows what happened, whether a webhook took it or not.
@ApplicationScoped
public class EventLogService {
    private static final String AFTER = "after";

    private final EventLogRepository log;

    EventLogService(EventLogRepository log) {
        this.log = log;
    }

    /// @param selectors types and wildcards; empty for all
    @Transactional
    public CursorPage<LoggedEvent> after(Tenant tenant, LogPosition position, List<String> selectors, int perPage) {
        var events = log.after(tenant, position, EventCatalogue.chosenBy(selectors), perPage + 1);
        return CursorPage.of(events, perPage, event -> event.position().cursor());
    }

    /// Where the event `after` stands; the beginning if there is none.
    ///
    /// @throws ApiException 400 for anything but an event of the log
    @Transactional
    public LogPosition position(Tenant tenant, @Nullable String after) {
        return after == null
                ? LogPosition.START
                : Outbox.EVENT_ID
                        .parse(after)
                        .flatMap(id -> log.position(tenant, id))
                        .orElseThrow(() ->
                                ApiException.invalidParameter(AFTER, "Must be the id of an event that is in the log"));
    }
}
