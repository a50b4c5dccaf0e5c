package com.heycmo.outreach.problems;

import com.heycmo.outreach.sql.SqlStates;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Recognises failures of an unavailable or overloaded database, after which the same request may succeed later. */
final class OutageDetector {

    /** SQLSTATE classes: connection, transaction rollback, insufficient resources, operator intervention. */
    private static final Set<String> SQLSTATE_CLASSES = Set.of("08", "40", "53", "57");

    /** A write to a standby, after a failover. */
    private static final String READ_ONLY = "25006";

    private OutageDetector() {}

    static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isTransient(cause)) {
                return true;
            }
        }
        return SqlStates.of(failure).stream().anyMatch(OutageDetector::isTransient);
    }

    /** The first line of the root cause's message. */
    static String firstLine(Throwable failure) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
        return Optional.ofNullable(root.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElseGet(root.getClass()::getSimpleName);
    }

    private static boolean isTransient(Throwable cause) {
        return cause instanceof CannotCreateTransactionException
                || cause instanceof TransactionSystemException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof TransientDataAccessException
                || cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException;
    }

    private static boolean isTransient(String sqlState) {
        return sqlState.length() == 5
                && (SQLSTATE_CLASSES.contains(sqlState.substring(0, 2)) || sqlState.equals(READ_ONLY));
    }
}
