package com.heycmo.outreach.approval.pages.signin;

import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import com.heycmo.outreach.problems.ProblemWriter;
import com.heycmo.outreach.problems.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.NestedRuntimeException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Answers a failed sign-in with a problem. Spring would redirect to the provider again, which can loop forever.
 */
final class SignInFailures implements AuthenticationFailureHandler {

    private final ProblemWriter writer;

    SignInFailures(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        writer.write(problemOf(failure), request, response);
    }

    private static ProblemException problemOf(AuthenticationException failure) {
        // For instance a malformed parameter, which is the client's fault.
        ProblemException problem = Problems.of(failure.getCause() == null ? failure : failure.getCause());
        if (problem.getStatusCode().is4xxClientError()) {
            return problem;
        }
        if (isProviderUnavailable(failure)) {
            return providerUnavailable(failure);
        }
        return failure instanceof OAuth2AuthenticationException
                ? ProblemException.of(ProblemType.UNAUTHORIZED, "Sign-in failed. Open the page again.")
                : ProblemException.of(ProblemType.NOT_FOUND, "This sign-in path does not exist.");
    }

    static ProblemException providerUnavailable(Exception failure) {
        return ProblemException.unavailable("The OpenID provider is unavailable, try again later.", failure);
    }

    static boolean isProviderUnavailable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof NestedRuntimeException) {
                return true;
            }
        }
        return false;
    }
}
