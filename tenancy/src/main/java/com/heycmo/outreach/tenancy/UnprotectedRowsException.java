package com.heycmo.outreach.tenancy;

import org.jspecify.annotations.Nullable;

/** A login of this service may more than it should, or less than it must. The message is a sentence for who set it. */
final class UnprotectedRowsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    UnprotectedRowsException(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
