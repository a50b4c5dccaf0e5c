package com.heycmo.outreach.problems;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a database that is away, or too busy, from a mistake in a request or in the code. */
final class Outage {

    /** SQLSTATE classes: connection, transaction rolled back, resources, operator intervention (cancelled, shut down). */
    private static final Set<String> SQLSTATE_CLASSES = Set.of("08", "40", "53", "57");

    /** A primary that has become a standby refuses to write. */
    private static final String READ_ONLY = "25006";

    private Outage() {}

    static boolean in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isOne(cause)) {
                return true;
            }
        }
        return false;
    }

    /** The innermost message's first line. */
    static String inOneLine(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return Optional.ofNullable(root.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElseGet(root.getClass()::getSimpleName);
    }

    private static boolean isOne(Throwable cause) {
        return cause instanceof CannotCreateTransactionException
                || cause instanceof TransactionSystemException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof TransientDataAccessException
                || cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException
                || (cause instanceof SQLException sql && isOne(sql.getSQLState()));
    }

    private static boolean isOne(@Nullable String sqlState) {
        return sqlState != null
                && sqlState.length() == 5
                && (SQLSTATE_CLASSES.contains(sqlState.substring(0, 2)) || sqlState.equals(READ_ONLY));
    }
}
