package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.input.Folded;
import com.kyberaccess.visitor.screening.ListedPerson;
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
    private String searchText;

    @Column
    private @Nullable UUID identity;

    @Column(nullable = false)
    private Instant createdAt;

    @Column(nullable = false)
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected WatchlistEntry() {}

    @SuppressWarnings("NullAway.Init") // by change()
    WatchlistEntry(Tenant tenant, WatchlistEntryRequest fields, Instant now) {
        this.id = IdType.next();
        this.accountId = tenant.accountId();
        this.mode = tenant.mode().wireName();
        this.createdAt = now;
        change(fields, now);
    }

    final void change(WatchlistEntryRequest fields, Instant now) {
        this.list = EnumNames.of(fields.list());
        this.firstName = fields.firstName();
        this.lastName = fields.lastName();
        this.aliases = fields.otherNames();
        this.dateOfBirth = fields.birthDay();
        this.reason = fields.reason();
        this.action = fields.action() == null ? null : EnumNames.of(fields.action());
        this.expiresAt = fields.expiresAt();
        this.searchText = Folded.of(fields.fullName() + "\n" + String.join("\n", aliases));
        this.identity = fields.identity();
        this.updatedAt = now;
    }

    UUID id() {
        return id;
    }

    String publicId() {
        return ENTRY_ID.text(id);
    }

    WatchlistKind list() {
        return WatchlistKind.valueOf(list.toUpperCase(Locale.ROOT));
    }

    @Nullable
    UUID identity() {
        return identity;
    }

    /// What it was made of.
    WatchlistEntryRequest fields() {
        return new WatchlistEntryRequest(
                list(),
                firstName,
                lastName,
                aliases,
                dateOfBirth == null ? null : dateOfBirth.toString(),
                reason,
                ownAction(),
                expiresAt);
    }

    private @Nullable ScreeningAction ownAction() {
        return action == null ? null : ScreeningAction.valueOf(action.toUpperCase(Locale.ROOT));
    }

    /// @param settings what an entry without an action of its own does
    ListedPerson listed(ScreeningActions settings) {
        var fields = fields();
        return new ListedPerson(list(), publicId(), fields.searched(), dateOfBirth, reason, effectiveAction(settings));
    }

    private ScreeningAction effectiveAction(ScreeningActions settings) {
        var own = ownAction();
        return own == null ? list().action(settings) : own;
    }

    WatchlistEntryView view(ScreeningActions settings) {
        return new WatchlistEntryView(
                publicId(),
                list(),
                firstName,
                lastName,
                aliases,
                dateOfBirth,
                reason,
                effectiveAction(settings),
                expiresAt,
                createdAt,
                updatedAt);
    }
}
