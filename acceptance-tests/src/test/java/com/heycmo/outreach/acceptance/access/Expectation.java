package com.heycmo.outreach.acceptance.access;

import com.heycmo.outreach.acceptance.api.Operation;
import java.util.Set;

/** The access rules, written a second time and independently of the code that enforces them. */
enum Expectation {
    UNAUTHORIZED,
    FORBIDDEN,
    PASSES;

    private static final Set<String> READING = Set.of("get", "head");

    static Expectation of(Operation operation, Credential credential) {
        if (!credential.isValid()) {
            return UNAUTHORIZED;
        }
        return allows(operation, credential) ? PASSES : FORBIDDEN;
    }

    private static boolean allows(Operation operation, Credential credential) {
        boolean claimOrResult =
                operation.path().endsWith("/next") || operation.path().endsWith("/result");
        boolean reads = READING.contains(operation.method());
        if (credential.isOwnDevice()) {
            return claimOrResult || (reads && operation.path().endsWith("/usage"));
        }
        return switch (credential) {
            case REVIEWER -> !claimOrResult;
            case VIEWER -> !claimOrResult && reads;
            default -> false;
        };
    }

    boolean holds(int status) {
        return switch (this) {
            case UNAUTHORIZED -> status == 401;
            case FORBIDDEN -> status == 403;
            case PASSES -> status != 401 && status != 403 && status < 500;
        };
    }
}
