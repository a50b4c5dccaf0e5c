package com.heycmo.outreach.allinone.provider;

import com.heycmo.outreach.access.chain.SecurityProblemHandler;
import com.heycmo.outreach.problems.ProblemWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Redirects people who want to sign in to the login page; programs get a problem as from the services. */
final class ProviderEntryPoint implements AuthenticationEntryPoint {

    private final AuthenticationEntryPoint forPeople = new LoginUrlAuthenticationEntryPoint(ProviderPaths.LOGIN);
    private final SecurityProblemHandler forPrograms;

    ProviderEntryPoint(ProblemWriter writer) {
        this.forPrograms = new SecurityProblemHandler(writer);
    }

    SecurityProblemHandler forPrograms() {
        return forPrograms;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        boolean person = request.getRequestURI().equals(ProviderPaths.AUTHORIZE);
        (person ? forPeople : forPrograms).commence(request, response, failure);
    }
}
