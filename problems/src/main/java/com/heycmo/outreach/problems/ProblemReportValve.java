package com.heycmo.outreach.problems;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers requests that never reach the application, for instance with a malformed URL, with a problem. Tomcat's default
 * is an HTML page. Public because Tomcat creates it by its class name.
 */
public final class ProblemReportValve extends ErrorReportValve {

    private static final int BAD_REQUEST = HttpStatus.BAD_REQUEST.value();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        HttpStatus status = HttpStatus.resolve(isUnsupportedByServer(response) ? BAD_REQUEST : response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0) {
            return;
        }
        if (!response.setErrorReported() || !ioIsAllowed(response)) {
            return;
        }
        try {
            response.setStatus(status.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getReporter().write(json(status));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            container.getLogger().debug("The client closed the connection before the problem was written.", e);
        }
    }

    /** An unknown HTTP version or transfer coding: Tomcat says 505 or 501, but the request is wrong, not the server. */
    private static boolean isUnsupportedByServer(Response response) {
        return response.getStatus() == HttpStatus.HTTP_VERSION_NOT_SUPPORTED.value()
                || response.getStatus() == HttpStatus.NOT_IMPLEMENTED.value();
    }

    private static boolean ioIsAllowed(Response response) {
        AtomicBoolean allowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }

    private static String json(HttpStatus status) {
        ProblemException problem = Problems.ofStatus(status, null);
        return """
                {"type":"%s","title":"%s","status":%d}""".formatted(problem.getBody().getType(), problem.getBody().getTitle(), status.value());
    }
}
