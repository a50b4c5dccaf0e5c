package com.heycmo.outreach.problems;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers exceptions of controllers and of Spring MVC with a problem. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter writer;

    ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
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
        problem.getHeaders().putAll(headers);
        write(problem, (ServletWebRequest) request);
        return null;
    }

    private void write(ProblemException problem, ServletWebRequest exchange) {
        try {
            writer.write(problem, exchange.getRequest(), Objects.requireNonNull(exchange.getResponse()));
        } catch (IOException e) {
            LOG.debug("The client closed the connection before the problem was written.", e);
        }
    }

    /** Tomcat answers a truncated body before the reader of the body fails. */
    private static boolean isAnswered(WebRequest request) {
        return request instanceof ServletWebRequest exchange
                && exchange.getResponse() != null
                && exchange.getResponse().isCommitted();
    }
}
