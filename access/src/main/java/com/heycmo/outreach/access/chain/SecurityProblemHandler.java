package com.heycmo.outreach.access.chain;

import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.problems.ProblemType;
import com.heycmo.outreach.problems.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers 401 and 403 with a problem. It does not say why a credential is invalid. */
public final class SecurityProblemHandler implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWriter writer;

    public SecurityProblemHandler(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof AuthenticationUnavailableException) {
            writer.write(
                    ProblemException.unavailable("The credential cannot be checked now, try again later.", failure),
                    request,
                    response);
            return;
        }
        ProblemException problem = ProblemException.of(ProblemType.UNAUTHORIZED, "A valid bearer token is required.");
        boolean invalid = failure instanceof OAuth2AuthenticationException;
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, invalid ? "Bearer error=\"invalid_token\"" : "Bearer");
        writer.write(problem, request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        writer.write(
                ProblemException.of(ProblemType.FORBIDDEN, "The credential does not allow this."), request, response);
    }
}
