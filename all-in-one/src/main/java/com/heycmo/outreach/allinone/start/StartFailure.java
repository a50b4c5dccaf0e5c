package com.heycmo.outreach.allinone.start;

import org.jspecify.annotations.Nullable;

/** The process cannot start, for a reason that the user can fix. The message says how. */
final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
