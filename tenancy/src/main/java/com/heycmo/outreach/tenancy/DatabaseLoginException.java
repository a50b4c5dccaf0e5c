package com.heycmo.outreach.tenancy;

import org.jspecify.annotations.Nullable;

/** A database login is rejected, or has too many or too few rights. The message is meant for the operator. */
final class DatabaseLoginException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    DatabaseLoginException(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
