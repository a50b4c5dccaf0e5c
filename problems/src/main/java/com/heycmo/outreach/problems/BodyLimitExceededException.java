package com.heycmo.outreach.problems;

import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The request body is longer or takes longer than allowed. */
final class BodyLimitExceededException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemException problem;

    private BodyLimitExceededException(ProblemException problem) {
        super(problem.getBody().getDetail());
        this.problem = problem;
    }

    static BodyLimitExceededException tooLarge(long maxBytes) {
        return new BodyLimitExceededException(ProblemException.of(
                ProblemType.PAYLOAD_TOO_LARGE, "The body may have at most %d bytes.".formatted(maxBytes)));
    }

    static BodyLimitExceededException tooSlow(Duration within) {
        ProblemException problem = ProblemException.blank(HttpStatus.REQUEST_TIMEOUT, "Request timeout", null);
        problem.getBody().setDetail("The body did not arrive within %d seconds.".formatted(within.toSeconds()));
        return new BodyLimitExceededException(problem);
    }

    ProblemException problem() {
        return problem;
    }
}
