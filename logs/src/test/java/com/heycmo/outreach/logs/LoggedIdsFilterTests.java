package com.heycmo.outreach.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.FilterChain;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LoggedIdsFilterTests {

    private static final String CUSTOMER = "3f8e6a52-1b7c-4d0e-9a41-5c2b7e9f0a11";
    private static final String DRAFT = "b2d94c07-6e3a-4f58-8c1d-90a7f3e5d622";

    private final Map<String, String> seen = new HashMap<>();

    @Test
    void logsTheCustomerAndTheDraftOfThePath() throws Exception {
        filter("/api/linkedin/queue/%s/%s/approve".formatted(CUSTOMER, DRAFT));
        assertThat(seen).isEqualTo(Map.of("customer.id", CUSTOMER, "draft.id", DRAFT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/linkedin/queue/" + CUSTOMER,
                "/api/linkedin/queue/" + CUSTOMER + "/next",
                "/outreach/linkedin/" + CUSTOMER,
                "/api/linkedin/extensions/" + CUSTOMER + "/" + DRAFT
            })
    void logsOnlyTheCustomerOfAPathWithoutADraft(String path) throws Exception {
        filter(path);
        assertThat(seen).isEqualTo(Map.of("customer.id", CUSTOMER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/linkedin/queue/jane-doe",
                "/api/linkedin/queue/" + CUSTOMER + "%0aforged",
                "/outreach/linkedin",
                "/outreach/assets/pages.css",
                "/elsewhere/api/linkedin/queue/" + CUSTOMER
            })
    void logsNothingThatIsNotAUuid(String path) throws Exception {
        filter(path);
        assertThat(seen).isEmpty();
    }

    @Test
    void clearsTheThreadAfterwards() throws Exception {
        filter("/api/linkedin/queue/%s/%s".formatted(CUSTOMER, DRAFT));
        assertThatIllegalStateException()
                .isThrownBy(() -> filter("/api/linkedin/queue/" + CUSTOMER, (request, response) -> {
                    throw new IllegalStateException("broken");
                }));
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    private void filter(String path) throws Exception {
        filter(
                path,
                (request, response) ->
                        seen.putAll(MDC.getCopyOfContextMap() == null ? Map.of() : MDC.getCopyOfContextMap()));
    }

    private static void filter(String path, FilterChain chain) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        new LoggedIdsFilter().doFilter(request, new MockHttpServletResponse(), chain);
    }
}
