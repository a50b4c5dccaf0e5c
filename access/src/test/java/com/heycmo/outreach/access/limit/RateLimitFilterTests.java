package com.heycmo.outreach.access.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.CallerAuthentication;
import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.problems.ProblemWriter;
import jakarta.servlet.Filter;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.json.JsonMapper;

class RateLimitFilterTests {

    private static final ProblemWriter WRITER = new ProblemWriter(JsonMapper.shared());

    @AfterEach
    void clearSecurityContext() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void limitsACredentialAcrossAddresses() throws Exception {
        Filter filter = new ClientRateLimitFilter(new RateLimitProperties(1, 100), WRITER);

        assertThat(status(filter, "10.0.0.1", "Bearer one")).isEqualTo(200);
        assertThat(status(filter, "10.0.0.2", "Bearer one")).isEqualTo(429);
        assertThat(status(filter, "10.0.0.2", "Bearer two")).isEqualTo(200);
    }

    @Test
    void limitsAnAddressAcrossCredentials() throws Exception {
        Filter filter = new ClientRateLimitFilter(new RateLimitProperties(100, 2), WRITER);

        assertThat(status(filter, "10.0.0.1", "Bearer one")).isEqualTo(200);
        assertThat(status(filter, "10.0.0.1", null)).isEqualTo(200);
        assertThat(status(filter, "10.0.0.1", "Bearer two")).isEqualTo(429);
        assertThat(status(filter, "10.0.0.2", null)).isEqualTo(200);
    }

    @Test
    void limitsAPersonAcrossTokens() throws Exception {
        Filter filter = new CallerRateLimitFilter(new RateLimitProperties(1, 100), WRITER);
        UUID person = UUID.randomUUID();

        signIn(person);
        assertThat(status(filter, "10.0.0.1", "Bearer one")).isEqualTo(200);
        signIn(person);
        assertThat(status(filter, "10.0.0.2", "Bearer two")).isEqualTo(429);
        signIn(UUID.randomUUID());
        assertThat(status(filter, "10.0.0.2", "Bearer two")).isEqualTo(200);
    }

    @Test
    void a429SaysWhenToRetry() throws Exception {
        Filter filter = new ClientRateLimitFilter(new RateLimitProperties(1, 1), WRITER);
        send(filter, "10.0.0.1", null);

        MockHttpServletResponse rejection = send(filter, "10.0.0.1", null);

        assertThat(rejection.getHeader("Retry-After")).isEqualTo("1");
        assertThat(rejection.getContentType()).isEqualTo("application/problem+json");
        assertThat(rejection.getContentAsString()).contains("/problems/rate-limited");
    }

    private static void signIn(UUID person) {
        SecurityContextHolder.getContext()
                .setAuthentication(new CallerAuthentication(new Person(person, null, Map.of())));
    }

    private static int status(Filter filter, String address, @Nullable String credential) throws Exception {
        return send(filter, address, credential).getStatus();
    }

    private static MockHttpServletResponse send(Filter filter, String address, @Nullable String credential)
            throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/anything");
        request.setRemoteAddr(address);
        if (credential != null) {
            request.addHeader("Authorization", credential);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
