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
 * Says that signing in did not work. Sending the browser to the provider again, as Spring would, can go round in circles
 * for ever.
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
        // A parameter that cannot be read, for instance: nothing that the provider has to do with.
        ProblemException problem = Problems.of(failure.getCause() == null ? failure : failure.getCause());
        if (problem.getStatusCode().is4xxClientError()) {
            return problem;
        }
        if (isProviderAway(failure)) {
            return ProblemException.unavailable("The OpenID provider is away, try again later.", failure);
        }
        return failure instanceof OAuth2AuthenticationException
                ? ProblemException.of(ProblemType.UNAUTHORIZED, "Signing in did not work. Open the page once more.")
                : ProblemException.of(ProblemType.NOT_FOUND, "Nobody can sign in at this path.");
    }

    private static boolean isProviderAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof NestedRuntimeException) {
                return true;
            }
        }
        return false;
    }
}
