package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.webhook.filter.EventFilter;
import com.kyberaccess.webhook.filter.FilterCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// The active webhooks that do not want all events of the types they chose. A partial index holds only those: where
/// nobody filters, this costs one look at an empty index.
@ApplicationScoped
public class FilteredWebhooks {
    private static final String SELECT = """
            SELECT id, account_id, mode, filter FROM subscription
            WHERE account_id = ANY (?) AND filter IS NOT NULL AND status = 'active'
            """;

    private final DataSource database;
    private final FilterCodec filters;

    FilteredWebhooks(DataSource database, FilterCodec filters) {
        this.database = database;
        this.filters = filters;
    }

    /// @param mode of the tenant, `live` or `sandbox`
    public record Filtered(UUID subscriptionId, UUID accountId, String mode, EventFilter filter) {
        public boolean belongsTo(Tenant tenant) {
            return tenant.owns(accountId, mode);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public List<Filtered> of(Collection<UUID> accounts) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECT)) {
            select.setArray(1, connection.createArrayOf("uuid", accounts.toArray()));
            var filtered = new ArrayList<Filtered>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var filter = filters.read(row.getString(4));
                    if (filter != null) {
                        filtered.add(new Filtered(
                                row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3), filter));
                    }
                }
            }
            return filtered;
        } catch (SQLException e) {
            throw new IllegalStateException("filters not read", e);
        }
    }
}
