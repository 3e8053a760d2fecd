package com.kyberaccess.visitor.host;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.host.HostRow.NameAtPlace;
import com.kyberaccess.visitor.imports.ImportError;
import com.kyberaccess.visitor.input.Folded;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The hosts that a file may be about, and which row has spoken of whom: an e-mail address tells who it is; without
/// one, name and location do among the hosts that have none.
final class KnownHosts {
    private final Map<String, Host> byEmail;
    private final Map<NameAtPlace, List<Host>> byName;
    private final Map<Object, Integer> rows = new HashMap<>();

    private KnownHosts(List<Host> withEmail, List<Host> withoutEmail) {
        byEmail = withEmail.stream()
                .collect(Collectors.toMap(
                        host -> Objects.requireNonNull(host.card().email()).toLowerCase(Locale.ROOT),
                        Function.identity()));
        byName = withoutEmail.stream()
                .collect(Collectors.groupingBy(host -> new NameAtPlace(
                        Folded.of(host.card().name()), host.card().locationId())));
    }

    static KnownHosts of(HostRepository hosts, Tenant tenant, List<HostRow> rows) {
        var emails =
                rows.stream().map(HostRow::emailKey).filter(Objects::nonNull).collect(Collectors.toSet());
        var names = rows.stream()
                .filter(row -> row.emailKey() == null)
                .map(row -> row.nameKey().name())
                .collect(Collectors.toSet());
        return new KnownHosts(hosts.byEmails(tenant, emails), hosts.withoutEmail(tenant, names));
    }

    /// The host that a row is about, if there is one already.
    ///
    /// @throws ApiException 422 `DUPLICATE_ROW` if a row above is about the same, `AMBIGUOUS_ROW` if several fit
    Optional<Host> claim(HostRow row) {
        var email = row.emailKey();
        var earlier = rows.putIfAbsent(
                email == null ? row.nameKey() : email, row.row().number());
        if (earlier != null) {
            throw ImportError.DUPLICATE_ROW.exception("Row %d is about the same host.".formatted(earlier));
        }
        if (email != null) {
            return Optional.ofNullable(byEmail.get(email));
        }
        var named = byName.getOrDefault(row.nameKey(), List.of());
        if (named.size() > 1) {
            throw ImportError.AMBIGUOUS_ROW.exception(
                    "Several hosts without an e-mail address have this name at this location.");
        }
        return named.stream().findFirst();
    }
}
