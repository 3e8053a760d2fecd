package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.visitor.visit.VisitFilter.Order;
import java.sql.ResultSet;
import java.sql.SQLException;

/// What is indexed of a visit.
record Document(Content content, int rankByName, int rankByCompany) {

    /// Of `visit v`, as {@link #read} takes them.
    static String columns(int index) {
        return Content.COLUMNS + ", " + Ranks.column(index, Order.NAME) + ", " + Ranks.column(index, Order.COMPANY);
    }

    static Document read(ResultSet row) throws SQLException {
        return new Document(Content.read(row, 1), row.getInt(Content.SIZE + 1), row.getInt(Content.SIZE + 2));
    }
}
