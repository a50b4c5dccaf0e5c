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

/** Maps failures to problems. */
public final class Problems {

    static final URI BLANK = URI.create("about:blank");

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** The failure itself if it is a problem, {@code unavailable} for an outage, else a 500. */
    public static ProblemException of(Throwable failure) {
        return of(failure, HttpStatus.INTERNAL_SERVER_ERROR);
    }

    /** Whether a dependency of this service is unavailable, so that the same request may succeed later. */
    public static boolean isOutage(Throwable failure) {
        return failure instanceof ProblemException problem
                ? problem.getStatusCode().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)
                : OutageDetector.isOutage(failure);
    }

    /** @param status the answer of the framework, used for failures that have no problem of their own */
    static ProblemException of(Throwable failure, HttpStatusCode status) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        return invalidInput(failure).or(() -> outage(failure)).orElseGet(() -> ofStatus(status, failure));
    }

    /** The problem of a status without further information. */
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

    /** The problem's {@code instance}; null for a path that is not valid in a URI. */
    static @Nullable URI instanceAt(String path) {
        try {
            return new URI(path);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Logs one line for an outage, the stack trace for other server errors, and nothing for client errors. */
    public static void log(ProblemException problem) {
        if (isOutage(problem)) {
            LOG.warn("Answering 503: {}", OutageDetector.firstLine(problem));
        } else if (problem.getStatusCode().is5xxServerError()) {
            LOG.error("Answering {}.", problem.getStatusCode().value(), problem.getCause());
        }
    }

    private static Optional<ProblemException> invalidInput(Throwable failure) {
        if (failure instanceof MethodArgumentTypeMismatchException mismatch) {
            return Optional.of(typeMismatch(mismatch));
        }
        return Optional.ofNullable(malformedInput(failure)).map(ProblemException::malformed);
    }

    /** What is malformed; null if the failure has another reason. */
    private static @Nullable String malformedInput(Throwable failure) {
        if (failure instanceof TypeMismatchException) {
            return "A parameter has the wrong type.";
        }
        if (failure instanceof HttpMessageNotReadableException unreadable) {
            return UnreadableBodyMessage.of(unreadable);
        }
        if (failure instanceof InvalidParameterException) {
            return "A parameter is not URL-encoded UTF-8.";
        }
        return failure instanceof MissingServletRequestParameterException missing
                ? missing.getParameterName() + " is required."
                : null;
    }

    private static Optional<ProblemException> outage(Throwable failure) {
        return OutageDetector.isOutage(failure)
                ? Optional.of(ProblemException.unavailable("The database is unavailable, try again later.", failure))
                : Optional.empty();
    }

    private static ProblemException typeMismatch(MethodArgumentTypeMismatchException mismatch) {
        if (!mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return ProblemException.malformed(mismatch.getName() + " has the wrong type.");
        }
        return mismatch.getName().equals("customerId")
                ? ProblemException.of(ProblemType.FORBIDDEN, "The credential does not cover this customer.", mismatch)
                : ProblemException.of(ProblemType.NOT_FOUND, "There is nothing with this id.", mismatch);
    }
}
