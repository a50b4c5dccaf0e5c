package com.heycmo.outreach.problems.slow;

import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpStatus;

/** How long a body may be (contract, section 6), and what is wrong with a body. */
final class BodyLimit {

    static final int MAX_BYTES = 64 * 1024;
    static final int MAX_RESULT_BYTES = 1024 * 1024;
    static final int MAX_CSV_BYTES = 8 * 1024 * 1024;

    private BodyLimit() {}

    static int maxBytes(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (path.endsWith("/result")) {
            return MAX_RESULT_BYTES;
        }
        String type = Objects.toString(request.getContentType(), "").toLowerCase(Locale.ROOT);
        boolean isFile = (path.endsWith("/do-not-contact") || path.endsWith("/do-not-contact/import"))
                && type.startsWith("text/csv");
        return isFile ? MAX_CSV_BYTES : MAX_BYTES;
    }

    static ProblemException tooLarge(int maxBytes) {
        return ProblemException.of(
                ProblemType.PAYLOAD_TOO_LARGE, "The body may have at most %d bytes.".formatted(maxBytes));
    }

    static ProblemException tooSlow(Duration maxTime) {
        ProblemException problem = ProblemException.blank(HttpStatus.REQUEST_TIMEOUT, "Request timeout", null);
        problem.getBody().setDetail("The body did not arrive within %d seconds.".formatted(maxTime.toSeconds()));
        return problem;
    }

    static ProblemException truncated() {
        return ProblemException.malformed("The body is truncated or malformed.");
    }
}
