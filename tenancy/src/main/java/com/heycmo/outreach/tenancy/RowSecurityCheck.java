package com.heycmo.outreach.tenancy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;

/** At the start: whether row-level security binds the logins of this service, and the worker may do its work. */
final class RowSecurityCheck implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(RowSecurityCheck.class);

    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);

    // Classes of SQLSTATE: no connection, no room for one, a server that is starting or stopping.
    private static final Set<String> AWAY = Set.of("08", "53", "57");
    // A wrong password, or a role that may not log in.
    private static final Set<String> REFUSED = Set.of("28");

    private static final String REQUESTS = "spring.datasource.username";
    private static final String WORKER = "outreach.worker.username";

    private static final String REMEDY = "Give spring.datasource.username a login with the rights of outreach_service "
            + "and outreach.worker.username one with those of outreach_worker; migrations run as the owner, "
            + "spring.flyway.user. Where there is but one login, outreach.tenancy.allow-owner=true accepts it.";

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
        RowSecurityStore.Login request = login(requests, REQUESTS);
        RowSecurityStore.Login background = worker == requests ? request : login(worker, WORKER);
        requireBound(request, REQUESTS);
        if (!background.equals(request)) {
            requireBound(background, WORKER);
            requireNoWorker(request);
        }
        requireWorker(background);
    }

    private void requireBound(RowSecurityStore.Login login, String property) {
        if (login.bound()) {
            return;
        }
        String message =
                "Row-level security does not bind the login %s of %s, because it %s: only the statements themselves keep customers apart."
                        .formatted(
                                login.name(),
                                property,
                                login.superuser() ? "is a superuser or may bypass it" : "owns the tables");
        if (!ownerAllowed) {
            throw new UnprotectedRowsException(message, REMEDY, null);
        }
        log.warn("{}", message);
    }

    private static void requireNoWorker(RowSecurityStore.Login request) {
        if (request.bound() && request.worker()) {
            String message =
                    "The login %s of %s has the rights of outreach_worker: a request could see every customer.";
            throw new UnprotectedRowsException(message.formatted(request.name(), REQUESTS), REMEDY, null);
        }
    }

    private static void requireWorker(RowSecurityStore.Login background) {
        if (background.bound() && !background.worker()) {
            String message =
                    "The login %s is to do what serves no single customer, and does not have the rights of outreach_worker.";
            throw new UnprotectedRowsException(message.formatted(background.name()), REMEDY, null);
        }
    }

    /** Waits for a database that is away, as everything here does; what it refuses, waiting does not change. */
    private static RowSecurityStore.Login login(DataSource dataSource, String property) {
        while (true) {
            try {
                return new RowSecurityStore(dataSource).login();
            } catch (DataAccessException e) {
                String reason = e.getMostSpecificCause().getMessage();
                if (hasState(e, REFUSED)) {
                    String message = "The database refuses the login of %s: %s".formatted(property, reason);
                    throw new UnprotectedRowsException(message, REMEDY, e);
                }
                if (!hasState(e, AWAY)) {
                    throw e;
                }
                log.warn("The database is away; asked again in {} s: {}", TRY_AGAIN_AFTER.toSeconds(), reason);
                pause();
            }
        }
    }

    private static boolean hasState(DataAccessException e, Set<String> classes) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && classes.contains(sql.getSQLState().substring(0, 2))) {
                return true;
            }
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(TRY_AGAIN_AFTER.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the database.", e);
        }
    }
}
