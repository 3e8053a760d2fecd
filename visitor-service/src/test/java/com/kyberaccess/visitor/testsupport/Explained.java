package com.kyberaccess.visitor.testsupport;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A connection that has every query explained before it runs, with the values that it runs with.
public final class Explained {
    private final Connection connection;
    private final List<String> plans = new ArrayList<>();

    public Explained(Connection connection) {
        this.connection = connection;
    }

    /// A query and its plan, for each so far.
    public List<String> plans() {
        return List.copyOf(plans);
    }

    public Connection connection() {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            var result = call(connection, method, arguments);
            return method.getName().equals("prepareStatement") && arguments.length == 1
                    ? statement((PreparedStatement) result, (String) arguments[0])
                    : result;
        });
    }

    private PreparedStatement statement(PreparedStatement statement, String sql) {
        var values = new ArrayList<Object>();
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().equals("setObject")) {
                values.add(arguments[1]);
            } else if (method.getName().equals("executeQuery")) {
                explain(sql, values);
            }
            return call(statement, method, arguments);
        });
    }

    private void explain(String sql, List<Object> values) throws SQLException {
        try (var explain = connection.prepareStatement("EXPLAIN " + sql)) {
            for (int i = 0; i < values.size(); i++) {
                explain.setObject(i + 1, values.get(i));
            }
            var plan = new StringBuilder(sql);
            try (var rows = explain.executeQuery()) {
                while (rows.next()) {
                    plan.append('\n').append(rows.getString(1));
                }
            }
            plans.add(plan.toString());
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
