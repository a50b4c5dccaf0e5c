package com.heycmo.outreach.tenancy;

import com.heycmo.outreach.traces.Traceparent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Sets the customer of the current {@link CustomerScope}, the limits of its statements and its trace at the start of each
 * transaction. All settings are local to the transaction, so the next user of a pooled connection does not inherit them. That
 * holds for a pooler in transaction mode, too.
 */
final class CustomerTransactionManager extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    /**
     * Requests read few rows, by an index. A plan that reads a whole table, or is worth compiling, comes from a wrong
     * estimate: one made for a customer with few rows, for instance.
     */
    private static final String SET_CUSTOMER_AND_LIMITS = """
            SELECT set_config('outreach.customer_id', ?, true), set_config('statement_timeout', ?, true),
                   set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)
            """;

    /** The trace of the request, for what this transaction writes; without one a transaction pays nothing. */
    private static final String SET_TRACEPARENT_TOO =
            SET_CUSTOMER_AND_LIMITS.stripTrailing() + ", set_config('outreach.traceparent', ?, true)";

    private final String statementTimeoutMillis;

    /** @param statementTimeout after which the database cancels a statement, even if its client is gone */
    CustomerTransactionManager(DataSource dataSource, Duration statementTimeout) {
        super(dataSource);
        this.statementTimeoutMillis = Long.toString(statementTimeout.toMillis());
    }

    /** If this throws, the caller releases the connection. */
    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        Optional<UUID> customer = CustomerScope.current();
        if (customer.isPresent()) {
            String traceparent = Traceparent.current();
            try (PreparedStatement statement =
                    connection.prepareStatement(traceparent == null ? SET_CUSTOMER_AND_LIMITS : SET_TRACEPARENT_TOO)) {
                statement.setString(1, customer.get().toString());
                statement.setString(2, statementTimeoutMillis);
                if (traceparent != null) {
                    statement.setString(3, traceparent);
                }
                statement.execute();
            }
        }
    }
}
