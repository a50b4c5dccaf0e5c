package com.heycmo.outreach.problems;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** The problems with a type URI of their own, which clients can distinguish. All others are about:blank. */
public enum ProblemType {
    VALIDATION_FAILED(HttpStatus.BAD_REQUEST, "Validation failed"),
    UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "Unauthorized"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Forbidden"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
    INVALID_TRANSITION(HttpStatus.CONFLICT, "Invalid transition"),
    STALE_VERSION(HttpStatus.CONFLICT, "Stale version"),
    DRAFT_EXPIRED(HttpStatus.CONFLICT, "Draft expired"),
    CLAIM_IN_FLIGHT(HttpStatus.CONFLICT, "Claim in flight"),
    CLAIM_SUPERSEDED(HttpStatus.CONFLICT, "Claim superseded"),
    NEVER_CLAIMED(HttpStatus.CONFLICT, "Never claimed"),
    DRAFT_EXISTS(HttpStatus.CONFLICT, "Draft exists"),
    DO_NOT_CONTACT(HttpStatus.CONFLICT, "Do not contact"),
    PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Payload too large"),
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Rate limited"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Unavailable");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The type's URI, relative to the service, for instance {@code /problems/stale-version}. */
    public URI uri() {
        return URI.create("/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The only type with this status; empty if there is none or, as for 409, several. */
    static Optional<ProblemType> onlyOneOf(int status) {
        return status == HttpStatus.CONFLICT.value()
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(type -> type.status.value() == status)
                        .findFirst();
    }
}
