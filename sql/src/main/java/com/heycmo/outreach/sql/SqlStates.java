package com.heycmo.outreach.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's five-character error codes. */
public final class SqlStates {

    private SqlStates() {}

    /** Every SQLSTATE of this exception and its causes, outermost first. */
    public static List<String> of(Throwable thrown) {
        List<String> states = new ArrayList<>();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                states.add(sql.getSQLState());
            }
        }
        return states;
    }

    /** The SQLSTATE of the innermost exception that has one. */
    public static Optional<String> innermost(Throwable thrown) {
        List<String> states = of(thrown);
        return states.isEmpty() ? Optional.empty() : Optional.of(states.get(states.size() - 1));
    }
}
