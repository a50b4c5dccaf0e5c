package com.heycmo.outreach.problems;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers exceptions of controllers and of Spring MVC with a problem. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    @InitBinder
    void readUuidsStrictly(WebDataBinder binder) {
        binder.registerCustomEditor(UUID.class, new StrictUuidEditor());
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> handleEverythingElse(Exception failure, WebRequest request) {
        return handleExceptionInternal(failure, null, new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
    }

    /** Overridden because Spring's own logs a warning for each. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return handleExceptionInternal(failure, null, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (isAnswered(request)) {
            return null;
        }
        ProblemException problem = Problems.of(failure, status);
        Problems.log(problem);
        HttpHeaders answer = new HttpHeaders();
        answer.putAll(headers);
        answer.putAll(problem.getHeaders());
        // An explicit content type disables content negotiation, so that a client that accepts only HTML gets the
        // problem.
        answer.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.handleExceptionInternal(failure, problem.getBody(), answer, problem.getStatusCode(), request);
    }

    /** Tomcat answers a truncated body before the reader of the body fails. */
    private static boolean isAnswered(WebRequest request) {
        return request instanceof ServletWebRequest exchange
                && exchange.getResponse() != null
                && exchange.getResponse().isCommitted();
    }
}
