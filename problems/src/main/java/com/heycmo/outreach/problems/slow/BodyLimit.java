package com.heycmo.outreach.problems.slow;

import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** How long a body may be (contract, section 6), and what is wrong with a body. */
final class BodyLimit {

    static final int MAX_BYTES = 64 * 1024;
    static final int MAX_RESULT_BYTES = 1024 * 1024;
    static final int MAX_CSV_BYTES = 8 * 1024 * 1024;

    private BodyLimit() {}

    /** The fields of a form; the security chain reads it before it knows who sends it. */
    static boolean isForm(HttpServletRequest request) {
        return type(request).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    static int maxBytes(HttpServletRequest request) {
        if (isForm(request)) {
            return MAX_BYTES;
        }
        String path = request.getRequestURI();
        if (path.endsWith("/result")) {
            return MAX_RESULT_BYTES;
        }
        boolean isFile = (path.endsWith("/do-not-contact") || path.endsWith("/do-not-contact/import"))
                && type(request).startsWith("text/csv");
        return isFile ? MAX_CSV_BYTES : MAX_BYTES;
    }

    private static String type(HttpServletRequest request) {
        return Objects.toString(request.getContentType(), "").toLowerCase(Locale.ROOT);
    }

    static ProblemException tooLarge(int maxBytes) {
        return ProblemException.of(
                ProblemType.PAYLOAD_TOO_LARGE, "The body may have at most %d bytes.".formatted(maxBytes));
    }

    static ProblemException tooSlow() {
        ProblemException problem = ProblemException.blank(HttpStatus.REQUEST_TIMEOUT, "Request timeout", null);
        problem.getBody().setDetail("The body did not arrive in time.");
        return problem;
    }

    static ProblemException tooMany() {
        return ProblemException.of(
                ProblemType.RATE_LIMITED, "Too many requests of this client are still on their way.");
    }

    static ProblemException stopping() {
        return ProblemException.unavailable("The service is stopping; the request was too slow.", null);
    }

    static ProblemException lengthRequired() {
        ProblemException problem = ProblemException.blank(HttpStatus.LENGTH_REQUIRED, "Length required", null);
        problem.getBody().setDetail("A form needs a Content-Length.");
        return problem;
    }

    static ProblemException truncated() {
        return ProblemException.malformed("The body is truncated or malformed.");
    }
}
