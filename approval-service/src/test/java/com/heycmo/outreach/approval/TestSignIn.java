package com.heycmo.outreach.approval;

import com.heycmo.outreach.access.caller.CallerAuthentication;
import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.access.caller.Role;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Creates sessions without the OpenID provider; browser tests cover signing in itself. Import it, or pass it to the
 * application as a source.
 */
public class TestSignIn {

    private static final String SIGN_IN = "/test/sign-in";
    private static final String SIGN_OUT = "/test/sign-out";

    /** Returns the cookie of a new session. */
    public static String session(ApprovalApi api, UUID userId, UUID customerId, Role role) {
        Answer answer = api.send(
                api.request("%s?user=%s&customer=%s&role=%s".formatted(SIGN_IN, userId, customerId, role.name())));
        return cookie(answer.headers()).orElseThrow();
    }

    public static void signOut(ApprovalApi api, String cookie) {
        api.send(api.request(SIGN_OUT).header("Cookie", cookie));
    }

    private static Optional<String> cookie(HttpHeaders headers) {
        return headers.firstValue("Set-Cookie").map(cookie -> cookie.split(";", 2)[0]);
    }

    @Bean
    ServletRegistrationBean<HttpServlet> signInServlet() {
        return new ServletRegistrationBean<>(new SignInServlet(), SIGN_IN, SIGN_OUT);
    }

    private static final class SignInServlet extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            if (request.getRequestURI().equals(SIGN_OUT)) {
                request.getSession().invalidate();
                return;
            }
            Person person = new Person(
                    UUID.fromString(request.getParameter("user")),
                    null,
                    Map.of(
                            UUID.fromString(request.getParameter("customer")),
                            Role.valueOf(request.getParameter("role"))));
            request.getSession()
                    .setAttribute(
                            HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                            new SecurityContextImpl(new CallerAuthentication(person)));
        }
    }
}
