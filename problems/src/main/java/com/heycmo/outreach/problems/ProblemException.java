package com.heycmo.outreach.problems;

import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.policy.Reasons;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Ends a request with a problem: its type, a detail for people, and further members for clients. */
public final class ProblemException extends ErrorResponseException {

    /** Seconds after which a client may retry while a dependency is unavailable. */
    static final String RETRY_AFTER_SECONDS = "5";

    private ProblemException(HttpStatusCode status, ProblemDetail body, @Nullable Throwable cause) {
        super(status, body, cause);
    }

    /** A problem of this type. The client sees the detail, so it must not quote a body, SQL or a class name. */
    public static ProblemException of(ProblemType type, String detail) {
        return of(type, detail, null);
    }

    /** An invalid input, with all reasons. */
    public static ProblemException validationFailed(List<Reason> reasons) {
        return of(ProblemType.VALIDATION_FAILED, "The request was refused, see the reasons.")
                .with("reasons", reasons);
    }

    /** @throws ProblemException 400 with these reasons, if there is one */
    static void throwIfAny(Reasons reasons) {
        if (!reasons.isEmpty()) {
            throw validationFailed(reasons.list());
        }
    }

    /** An input that is not what the request takes; the message names the field. */
    public static ProblemException malformed(String message) {
        return validationFailed(List.of(Reason.of(ReasonCode.MALFORMED, message)));
    }

    /** A dependency of this service is unavailable. Answered with {@code Retry-After}, and logged in one line. */
    public static ProblemException unavailable(String detail, @Nullable Throwable cause) {
        ProblemException problem = of(ProblemType.UNAVAILABLE, detail, cause);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return problem;
    }

    static ProblemException of(ProblemType type, String detail, @Nullable Throwable cause) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(type.status(), detail);
        body.setType(type.uri());
        body.setTitle(type.title());
        return new ProblemException(type.status(), body, cause);
    }

    /** A problem without a type of ours ({@code about:blank}): the status says enough. */
    public static ProblemException blank(HttpStatusCode status, String title, @Nullable Throwable cause) {
        ProblemDetail body = ProblemDetail.forStatus(status);
        body.setType(Problems.BLANK);
        body.setTitle(title);
        return new ProblemException(status, body, cause);
    }

    /** Codes of the reasons against an invalid input; empty for any other problem. */
    public List<String> reasonCodes() {
        return reasons().stream().map(Reason::code).toList();
    }

    /** The reasons against the request; empty if the problem is another one. */
    public List<Reason> reasons() {
        return member("reasons") instanceof List<?> reasons
                ? reasons.stream().map(Reason.class::cast).toList()
                : List.of();
    }

    /** A member that was added by {@link #with}; null if there is none. */
    public @Nullable Object member(String name) {
        Map<String, Object> members = getBody().getProperties();
        return members == null ? null : members.get(name);
    }

    /** Adds a member to the answer, for instance {@code row}. */
    public ProblemException with(String member, Object value) {
        getBody().setProperty(member, value);
        return this;
    }
}
