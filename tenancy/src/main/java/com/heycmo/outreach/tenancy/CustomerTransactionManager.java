package com.heycmo.outreach.tenancy;

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
 * Tells the database at the begin of each transaction which customer it is for, and how long a statement may take. The
 * settings end with the transaction, so that they are nobody else's on a connection that is shared, be it by a pool in
 * this process or by one before the database.
 */
final class CustomerTransactionManager extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private static final String ANNOUNCE =
            "SELECT set_config('outreach.customer_id', ?, true), set_config('statement_timeout', ?, true)";

    private final String statementTimeoutMillis;

    /** @param statementTimeout after which the database gives a statement up, also when nobody waits for it any more */
    CustomerTransactionManager(DataSource dataSource, Duration statementTimeout) {
        super(dataSource);
        this.statementTimeoutMillis = Long.toString(statementTimeout.toMillis());
    }

    /** When this fails, the caller gives the connection back. */
    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        Optional<UUID> customer = CustomerScope.current();
        if (customer.isPresent()) {
            try (PreparedStatement statement = connection.prepareStatement(ANNOUNCE)) {
                statement.setString(1, customer.get().toString());
                statement.setString(2, statementTimeoutMillis);
                statement.execute();
            }
        }
    }
}
