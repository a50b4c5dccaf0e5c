package com.heycmo.outreach.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers the container's error dispatches: failed filters, and error statuses without a body. */
@Controller
class ProblemErrorController implements ErrorController {

    private final ProblemWriter writer;

    ProblemErrorController(ProblemWriter writer) {
        this.writer = writer;
    }

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        writer.write(problemOf(request), path instanceof String uri ? uri : request.getRequestURI(), request, response);
    }

    private static ProblemException problemOf(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Without a status, this is a client's request for the error path.
        HttpStatusCode status = code instanceof Integer known ? HttpStatusCode.valueOf(known) : HttpStatus.NOT_FOUND;
        // The container's status counts: it reports a truncated body as an exception with status 400.
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                ? Problems.of(failure, status)
                : Problems.ofStatus(status, null);
    }
}
