package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.ScreeningAction;
import com.kyberaccess.visitor.screening.WatchlistKind;
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

    @Column(nullable = false)
    private String action;

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
        this.action = EnumNames.of(request.action() == null ? request.list().defaultAction() : request.action());
        this.expiresAt = request.expiresAt();
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    WatchlistEntryView view() {
        return new WatchlistEntryView(
                ENTRY_ID.text(id),
                WatchlistKind.valueOf(list.toUpperCase(Locale.ROOT)),
                firstName,
                lastName,
                aliases,
                dateOfBirth,
                reason,
                ScreeningAction.valueOf(action.toUpperCase(Locale.ROOT)),
                expiresAt,
                createdAt);
    }
}
