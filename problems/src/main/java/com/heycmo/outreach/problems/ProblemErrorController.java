package com.heycmo.outreach.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what the container dispatches: errors of filters, and statuses that nobody gave a body. */
@Controller
class ProblemErrorController implements ErrorController {

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        ProblemException problem = problemOf(request);
        Problems.log(problem);
        ProblemDetail body = problem.getBody();
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri) {
            body.setInstance(Problems.instanceAt(uri));
        }
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    private static ProblemException problemOf(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Without one, somebody asked for this very path.
        HttpStatusCode status = code instanceof Integer known ? HttpStatusCode.valueOf(known) : HttpStatus.NOT_FOUND;
        // Not every exception is a fault of ours: of a body that breaks off the container says that it is a 400.
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                ? Problems.of(failure, status)
                : Problems.ofStatus(status, null);
    }
}
