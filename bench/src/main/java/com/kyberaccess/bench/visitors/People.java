package com.kyberaccess.bench.visitors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kyberaccess.common.id.IdType;
import java.util.List;
import java.util.UUID;

/// Who comes to whom while lists are read: names and companies are as frequent as among the visits there are.
///
/// @param visitors as the API takes them, without an address and a host
record People(List<UUID> hosts, List<ObjectNode> visitors) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final IdType HOST_ID = new IdType("usr");
    private static final String VISITORS = """
            SELECT jsonb_strip_nulls(jsonb_build_object('first_name', first_name, 'last_name', last_name, 'company', company))
            FROM visit TABLESAMPLE SYSTEM (0.05) REPEATABLE (1) WHERE account_id = ? AND mode = 'live'
            """;

    static People of(Database database, UUID account, List<UUID> hosts) {
        return new People(
                hosts,
                database.texts(VISITORS, account).stream().map(People::visitor).toList());
    }

    private static ObjectNode visitor(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Somebody who has not been here before: the address is used once.
    String checkIn(long number) {
        return visitors.get((int) (number % visitors.size()))
                .deepCopy()
                .put("email", "visitor%d.%d@arrivals.example".formatted(System.nanoTime(), number))
                .put("host_id", HOST_ID.text(hosts.get((int) (number % hosts.size()))))
                .toString();
    }
}
