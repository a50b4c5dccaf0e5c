package com.heycmo.outreach.tenancy;

import com.heycmo.outreach.sql.SqlStates;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.BadSqlGrammarException;

/**
 * Checks at the start that row-level security protects every table that a service may use, that it applies to the logins
 * of this service, and that each login has its rights.
 */
final class RowSecurityCheck implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(RowSecurityCheck.class);

    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(5);

    /** SQLSTATE classes: no connection, too many connections, a server that starts or stops. */
    private static final Set<String> UNAVAILABLE = Set.of("08", "53", "57");

    /** SQLSTATEs: no such table, no such role. */
    private static final Set<String> NOT_MIGRATED = Set.of("42P01", "42704");

    private static final String REQUESTS = "spring.datasource.username";
    private static final String WORKER = "outreach.worker.username";

    private static final String REMEDY =
            "Set spring.datasource.username to a login with the rights of outreach_service, "
                    + "and outreach.worker.username to one with those of outreach_worker. Migrations run as the owner, "
                    + "spring.flyway.user. If the database has a single login, outreach.tenancy.allow-owner=true accepts it.";

    private static final String TABLE_REMEDY =
            "In the migration that creates the table: ALTER TABLE … ENABLE ROW LEVEL SECURITY, and a policy for each "
                    + "command that it grants to outreach_service or outreach_worker. A table without a customer has no "
                    + "grants to these roles.";

    private final DataSource requests;
    private final DataSource worker;
    private final boolean ownerAllowed;

    RowSecurityCheck(DataSource requests, DataSource worker, boolean ownerAllowed) {
        this.requests = requests;
        this.worker = worker;
        this.ownerAllowed = ownerAllowed;
    }

    @Override
    public void afterPropertiesSet() {
        if (!isTrainingRun()) {
            check();
        }
    }

    /** It has no database, and Spring ends it before it serves: by this very property, so that nothing else skips the check. */
    private static boolean isTrainingRun() {
        return DefaultLifecycleProcessor.ON_REFRESH_VALUE.equalsIgnoreCase(
                SpringProperties.getProperty(DefaultLifecycleProcessor.EXIT_PROPERTY_NAME));
    }

    private void check() {
        RowSecurityStore.Login request = read(requests, REQUESTS, RowSecurityStore::login);
        RowSecurityStore.Login background =
                worker == requests ? request : read(worker, WORKER, RowSecurityStore::login);
        requireBound(request, REQUESTS);
        if (!background.equals(request)) {
            requireBound(background, WORKER);
            requireNoWorkerRights(request);
        }
        requireWorkerRights(background);
        requireProtectedTables(read(requests, REQUESTS, RowSecurityStore::gaps));
        requireProtectedTables(read(worker, WORKER, RowSecurityStore::gaps));
    }

    private static void requireProtectedTables(List<String> gaps) {
        if (!gaps.isEmpty()) {
            String message = "Row-level security does not keep customers apart in %s.";
            throw new DatabaseLoginException(message.formatted(String.join(", ", gaps)), TABLE_REMEDY, null);
        }
    }

    private void requireBound(RowSecurityStore.Login login, String property) {
        if (login.bound()) {
            return;
        }
        String message =
                "Row-level security does not apply to the login %s of %s, because it %s: only the WHERE clauses keep customers apart."
                        .formatted(
                                login.name(),
                                property,
                                login.superuser() ? "is a superuser or has BYPASSRLS" : "owns the tables");
        if (!ownerAllowed) {
            throw new DatabaseLoginException(message, REMEDY, null);
        }
        log.warn("{}", message);
    }

    private static void requireNoWorkerRights(RowSecurityStore.Login request) {
        if (request.bound() && request.worker()) {
            String message =
                    "The login %s of %s has the rights of outreach_worker: a request could see every customer.";
            throw new DatabaseLoginException(message.formatted(request.name(), REQUESTS), REMEDY, null);
        }
    }

    private static void requireWorkerRights(RowSecurityStore.Login background) {
        if (background.bound() && !background.worker()) {
            String message = "The login %s does background work, but does not have the rights of outreach_worker.";
            throw new DatabaseLoginException(message.formatted(background.name()), REMEDY, null);
        }
    }

    /**
     * Waits for a database that is unavailable, as the services do throughout, or whose schema a job has yet to create; a
     * rejected login fails at once.
     */
    private static <T> T read(DataSource dataSource, String property, Function<RowSecurityStore, T> question) {
        while (true) {
            try {
                return question.apply(new RowSecurityStore(dataSource));
            } catch (DataAccessResourceFailureException e) {
                String reason = e.getMostSpecificCause().getMessage();
                if (isRejectedLogin(e)) {
                    String message = "The database rejects the login of %s: %s".formatted(property, reason);
                    throw new DatabaseLoginException(message, REMEDY, e);
                }
                log.warn("The database is unavailable; retrying in {} s: {}", RETRY_INTERVAL.toSeconds(), reason);
                pause();
            } catch (BadSqlGrammarException e) {
                if (SqlStates.innermost(e).filter(NOT_MIGRATED::contains).isEmpty()) {
                    throw e;
                }
                log.warn("The database has no schema yet; waiting for the migrations.");
                pause();
            }
        }
    }

    /** For instance because of a wrong password, or a role that may not log in. */
    private static boolean isRejectedLogin(DataAccessException e) {
        return SqlStates.innermost(e)
                .filter(state -> !UNAVAILABLE.contains(state.substring(0, 2)))
                .isPresent();
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_INTERVAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the database.", e);
        }
    }
}
