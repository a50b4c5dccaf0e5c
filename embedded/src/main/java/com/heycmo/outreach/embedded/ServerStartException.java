package com.heycmo.outreach.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded server could not be started or stopped. The message tells the user why and what to do. */
public final class ServerStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServerStartException(String message) {
        this(message, null);
    }

    ServerStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
