package com.heycmo.outreach.problems;

import java.io.IOException;

/** The body being read is longer than allowed. */
final class BodyTooLargeException extends IOException {

    private final long maxBytes;

    BodyTooLargeException(long maxBytes) {
        super("The body has more than %d bytes.".formatted(maxBytes));
        this.maxBytes = maxBytes;
    }

    ProblemException problem() {
        return ProblemException.of(
                ProblemType.PAYLOAD_TOO_LARGE, "A body may have at most %d bytes here.".formatted(maxBytes), this);
    }
}
