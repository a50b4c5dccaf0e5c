package com.heycmo.outreach.allinone.start;

import org.jspecify.annotations.Nullable;

/** The process cannot start, for a reason that the person who starts it can mend. The message is a sentence for them. */
final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
