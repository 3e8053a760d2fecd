package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.ScreeningAction;
import com.kyberaccess.visitor.screening.WatchlistKind;
import com.kyberaccess.visitor.settings.ScreeningActions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `watchlist_entry`.
@Entity
class WatchlistEntry {
    /// Ids of entries: `wle_…`.
    static final IdType ENTRY_ID = new IdType("wle");

    @Id
    private UUID id;

    @Column(nullable = false)
    private UUID accountId;

    @Column(nullable = false)
    private String mode;

    @Column(nullable = false)
    private String list;

    @Column(nullable = false)
    private String firstName;

    @Column(nullable = false)
    private String lastName;

    @Column(nullable = false)
    private List<String> aliases;

    @Column
    private @Nullable LocalDate dateOfBirth;

    @Column
    private @Nullable String reason;

    @Column
    private @Nullable String action;

    @Column
    private @Nullable Instant expiresAt;

    @Column(nullable = false)
    private Instant createdAt;

    protected WatchlistEntry() {}

    WatchlistEntry(Tenant tenant, CreateWatchlistEntryRequest request, Instant now) {
        this.id = IdType.next();
        this.accountId = tenant.accountId();
        this.mode = tenant.mode().wireName();
        this.list = EnumNames.of(request.list());
        this.firstName = request.firstName();
        this.lastName = request.lastName();
        this.aliases = request.aliases() == null ? List.of() : request.aliases();
        this.dateOfBirth = request.birthDay();
        this.reason = request.reason();
        this.action = request.action() == null ? null : EnumNames.of(request.action());
        this.expiresAt = request.expiresAt();
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    /// @param settings what an entry without an action of its own does
    WatchlistEntryView view(ScreeningActions settings) {
        var kind = WatchlistKind.valueOf(list.toUpperCase(Locale.ROOT));
        return new WatchlistEntryView(
                ENTRY_ID.text(id),
                kind,
                firstName,
                lastName,
                aliases,
                dateOfBirth,
                reason,
                action == null ? kind.action(settings) : ScreeningAction.valueOf(action.toUpperCase(Locale.ROOT)),
                expiresAt,
                createdAt);
    }
}
