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
 * Tomcat's last word on requests that never reach the application, for instance one whose target is no URL: a bare
 * problem instead of an HTML page. Public because Tomcat makes it by its class name.
 */
public final class ProblemReportValve extends ErrorReportValve {

    private static final int BAD_REQUEST = HttpStatus.BAD_REQUEST.value();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        HttpStatus status = HttpStatus.resolve(askedForTheImpossible(response) ? BAD_REQUEST : response.getStatus());
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
            container.getLogger().debug("The client did not wait for its problem.", e);
        }
    }

    /** Another version of HTTP, or a transfer coding that there is not: the client's mistake, and no fault of ours. */
    private static boolean askedForTheImpossible(Response response) {
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
