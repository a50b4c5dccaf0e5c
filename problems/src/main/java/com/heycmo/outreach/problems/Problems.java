package com.heycmo.outreach.problems;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What any failure looks like to a client. */
public final class Problems {

    static final URI BLANK = URI.create("about:blank");

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** The problem that this failure is: the one it carries, {@code unavailable} for an outage, else a plain 500. */
    public static ProblemException of(Throwable failure) {
        return of(failure, HttpStatus.INTERNAL_SERVER_ERROR);
    }

    /** Whether the failure says that something this service needs is away, and that the same request may do later. */
    public static boolean isOutage(Throwable failure) {
        return failure instanceof ProblemException problem
                ? problem.getStatusCode().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)
                : Outage.in(failure);
    }

    /** The problem of this failure, where the framework would answer with that status. */
    static ProblemException of(Throwable failure, HttpStatusCode status) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        Optional<ProblemException> refusedBody = refusedBody(failure);
        if (refusedBody.isPresent()) {
            return refusedBody.get();
        }
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return mistyped(mismatch);
        }
        if (failure instanceof TypeMismatchException) {
            return ProblemException.malformed("A parameter has the wrong type.");
        }
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return ProblemException.malformed(UnreadableBody.inWords(unreadable));
        }
        if (failure instanceof InvalidParameterException) {
            return ProblemException.malformed("A parameter is not URL-encoded UTF-8.");
        }
        if (failure instanceof MissingServletRequestParameterException missing) {
            return ProblemException.malformed(missing.getParameterName() + " is required.");
        }
        if (Outage.in(failure)) {
            return ProblemException.unavailable("The database is away, try again later.", failure);
        }
        return ofStatus(status, failure);
    }

    /** The problem that a bare status is. */
    static ProblemException ofStatus(HttpStatusCode status, @Nullable Throwable cause) {
        HttpStatus known =
                Optional.ofNullable(HttpStatus.resolve(status.value())).orElse(HttpStatus.INTERNAL_SERVER_ERROR);
        return ProblemType.onlyOneOf(known.value())
                .map(type -> switch (type) {
                    case VALIDATION_FAILED -> ProblemException.malformed("The request is not well-formed.");
                    case UNAVAILABLE -> ProblemException.unavailable("Try again later.", cause);
                    case NOT_FOUND -> ProblemException.of(type, "There is nothing at this path.", cause);
                    default -> ProblemException.of(type, type.title() + ".", cause);
                })
                .orElseGet(() -> ProblemException.blank(known, known.getReasonPhrase(), cause));
    }

    /** What a problem's {@code instance} says; null for a path that no URI can have. */
    static @Nullable URI instanceAt(String path) {
        try {
            return new URI(path);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Leaves one line for an outage, the whole story for a fault of ours, and nothing for a client's mistake. */
    public static void log(ProblemException problem) {
        if (isOutage(problem)) {
            LOG.warn("Answering 503: {}", Outage.inOneLine(problem));
        } else if (problem.getStatusCode().is5xxServerError()) {
            LOG.error("Answering {}.", problem.getStatusCode().value(), problem.getCause());
        }
    }

    private static ProblemException mistyped(MethodArgumentTypeMismatchException mismatch) {
        if (!mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return ProblemException.malformed(mismatch.getName() + " has the wrong type.");
        }
        return mismatch.getName().equals("customerId")
                ? ProblemException.of(ProblemType.FORBIDDEN, "This customer is not yours.", mismatch)
                : ProblemException.of(ProblemType.NOT_FOUND, "There is nothing with this id.", mismatch);
    }

    private static Optional<ProblemException> refusedBody(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedBodyException refused) {
                return Optional.of(refused.problem());
            }
        }
        return Optional.empty();
    }
}
