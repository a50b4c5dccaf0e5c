package com.heycmo.outreach.problems;

import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The body being read is longer than allowed, or takes longer. */
final class RefusedBodyException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemException problem;

    private RefusedBodyException(ProblemException problem) {
        super(problem.getBody().getDetail());
        this.problem = problem;
    }

    static RefusedBodyException tooLarge(long maxBytes) {
        return new RefusedBodyException(ProblemException.of(
                ProblemType.PAYLOAD_TOO_LARGE, "A body may have at most %d bytes here.".formatted(maxBytes)));
    }

    static RefusedBodyException tooSlow(Duration within) {
        ProblemException problem = ProblemException.blank(HttpStatus.REQUEST_TIMEOUT, "Request timeout", null);
        problem.getBody().setDetail("The body did not come within %d seconds.".formatted(within.toSeconds()));
        return new RefusedBodyException(problem);
    }

    ProblemException problem() {
        return problem;
    }
}
