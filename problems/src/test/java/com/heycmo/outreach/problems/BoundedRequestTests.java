package com.heycmo.outreach.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletInputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class BoundedRequestTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void aSlowBodyEndsInARequestTimeout() throws Exception {
        request.setContent(new byte[100]);
        ServletInputStream body = new BoundedRequest(request, 100, Duration.ofNanos(-1)).getInputStream();

        assertThatThrownBy(() -> body.read(new byte[10], 0, 10))
                .isInstanceOfSatisfying(
                        BodyLimitExceededException.class,
                        exceeded -> assertThat(
                                        exceeded.problem().getStatusCode().value())
                                .isEqualTo(408));
    }

    @Test
    void aBodyInTimeIsReadCompletely() throws Exception {
        request.setContent(new byte[100]);

        assertThat(new BoundedRequest(request, 100, Duration.ofHours(1))
                        .getInputStream()
                        .readAllBytes())
                .hasSize(100);
    }
}
