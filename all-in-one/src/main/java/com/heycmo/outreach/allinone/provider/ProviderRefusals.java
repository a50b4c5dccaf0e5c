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

/** Sends a person who wants to sign in to the login page; a program is told no, as everywhere else. */
final class ProviderRefusals implements AuthenticationEntryPoint {

    private final AuthenticationEntryPoint people = new LoginUrlAuthenticationEntryPoint(Paths.LOGIN);
    private final SecurityProblemHandler programs;

    ProviderRefusals(ProblemWriter writer) {
        this.programs = new SecurityProblemHandler(writer);
    }

    SecurityProblemHandler programs() {
        return programs;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException, ServletException {
        boolean person = request.getRequestURI().equals(Paths.AUTHORIZE);
        (person ? people : programs).commence(request, response, refusal);
    }
}
