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
import org.springframework.http.ProblemDetail;

/**
 * Answers requests that never reach the application, for instance with a malformed URL, with a problem. Tomcat's default
 * shows a page that names the server.
 */
final class ProblemReportValve extends ErrorReportValve {

    private static final int BAD_REQUEST = HttpStatus.BAD_REQUEST.value();

    private final ProblemPage page;

    ProblemReportValve(ProblemPage page) {
        this.page = page;
    }

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
            // Sets the encoding of the writer, so that it comes first.
            String body = body(Problems.ofStatus(status, null).getBody(), request, response);
            response.getReporter().write(body);
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

    private String body(ProblemDetail problem, Request request, Response response) {
        if (AcceptHeader.prefersPage(request, String.valueOf(request.getRequestURI()))) {
            return page.of(problem, request, response);
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return """
                {"type":"%s","title":"%s","status":%d}""".formatted(problem.getType(), problem.getTitle(), problem.getStatus());
    }
}
