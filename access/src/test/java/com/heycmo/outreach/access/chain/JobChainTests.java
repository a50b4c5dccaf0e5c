package com.heycmo.outreach.access.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.AccessProperties;
import com.heycmo.outreach.access.caller.PersonClaims;
import com.heycmo.outreach.access.limit.CallerRateLimitFilter;
import com.heycmo.outreach.access.limit.RateLimitProperties;
import com.heycmo.outreach.problems.ProblemWriter;
import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.json.JsonMapper;

class JobChainTests {

    private static final ProblemWriter WRITER = new ProblemWriter(JsonMapper.shared());

    private final SecurityFilterChain chain = new ChainConfiguration().jobChain(chains());

    private static StatelessChains chains() {
        BearerTokenAuthenticator tokens = new BearerTokenAuthenticator(
                null,
                token -> {
                    throw new BadJwtException("The signature is wrong.");
                },
                new PersonClaims(new AccessProperties("customers", "sub", "name")));
        CallerRateLimitFilter limit = new CallerRateLimitFilter(new RateLimitProperties(1, 1), WRITER);
        return new StatelessChains(new SecurityProblemHandler(WRITER), tokens, limit, CustomerScopeFilter::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"next", "%s/result", "%s/release", "%s/extend"})
    void servesThePathsOfJobs(String path) {
        assertThat(chain.matches(request(path.formatted(UUID.randomUUID())))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"usage", "%s", "%s/approve"})
    void servesNoOtherPath(String path) {
        assertThat(chain.matches(request(path.formatted(UUID.randomUUID())))).isFalse();
    }

    @Test
    void passesOnlyTheFiltersThatItNeeds() {
        assertThat(chain.getFilters())
                .extracting(Filter::getClass)
                .extracting(Class::getSimpleName)
                .containsExactly(
                        "SecurityContextHolderFilter",
                        "HeaderWriterFilter",
                        "BearerTokenAuthenticationFilter",
                        "AnonymousAuthenticationFilter",
                        "ExceptionTranslationFilter",
                        "CallerRateLimitFilter",
                        "AuthorizationFilter",
                        "CustomerScopeFilter");
    }

    @Test
    void rejectsARequestWithoutACredentialAndWithASessionCookie() throws Exception {
        MockHttpServletResponse response = send(request("next"));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(response.getHeader("X-Frame-Options")).isEqualTo("DENY");
        assertThat(response.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void rejectsAnInvalidToken() throws Exception {
        MockHttpServletRequest request = request("next");
        request.addHeader("Authorization", "Bearer some.jwt.token");

        assertThat(send(request).getHeader("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    private MockHttpServletResponse send(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new FilterChainProxy(chain).doFilter(request, response, new MockFilterChain());
        return response;
    }

    /** Fails if anything asks for its session. */
    private static MockHttpServletRequest request(String path) {
        String uri = "/api/linkedin/queue/%s/%s".formatted(UUID.randomUUID(), path);
        MockHttpServletRequest request = new MockHttpServletRequest("POST", uri) {
            @Override
            public HttpSession getSession(boolean create) {
                throw new AssertionError("A request for a job must not touch a session.");
            }
        };
        request.setCookies(new Cookie("SESSION", "of-a-person"));
        return request;
    }
}
