package com.heycmo.outreach.acceptance.access;

import com.heycmo.outreach.acceptance.api.Operation;
import java.util.Set;

/** The access rules, written a second time and independently of the code that enforces them. */
enum Expectation {
    UNAUTHORIZED,
    FORBIDDEN,
    PASSES;

    private static final Set<String> JOBS = Set.of("/next", "/result", "/release", "/extend");

    private static final Set<String> READING = Set.of("get", "head");

    static Expectation of(Operation operation, Credential credential) {
        if (!credential.isValid()) {
            return UNAUTHORIZED;
        }
        return allows(operation, credential) ? PASSES : FORBIDDEN;
    }

    private static boolean allows(Operation operation, Credential credential) {
        if (isOfExtensionItself(operation)) {
            return credential.isDevice();
        }
        boolean isOfJobs = JOBS.stream().anyMatch(operation.path()::endsWith);
        boolean reads = READING.contains(operation.method());
        if (credential.isOwnDevice()) {
            return isOfJobs
                    || operation.path().endsWith("/signals")
                    || (reads && operation.path().endsWith("/usage"));
        }
        return switch (credential) {
            case REVIEWER -> !isOfJobs;
            case VIEWER -> !isOfJobs && reads && !operation.path().endsWith("/export");
            default -> false;
        };
    }

    /** Whether the path names no customer, because it is that of the token. */
    static boolean isOfExtensionItself(Operation operation) {
        return !operation.path().contains("{customerId}");
    }

    boolean holds(int status) {
        return switch (this) {
            case UNAUTHORIZED -> status == 401;
            case FORBIDDEN -> status == 403;
            case PASSES -> status != 401 && status != 403 && status < 500;
        };
    }
}
