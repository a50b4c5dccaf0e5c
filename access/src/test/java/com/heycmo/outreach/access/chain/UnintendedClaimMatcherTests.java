package com.heycmo.outreach.access.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class UnintendedClaimMatcherTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final UnintendedClaimMatcher unintended = new UnintendedClaimMatcher();

    @Test
    void matchesAPrefetch() {
        request.addHeader("Sec-Purpose", "prefetch;prerender");

        assertThat(unintended.matches(request)).isTrue();
    }

    @Test
    void matchesANavigationFromAnotherSite() {
        request.addHeader("Sec-Fetch-Site", "cross-site");
        request.addHeader("Sec-Fetch-Mode", "navigate");

        assertThat(unintended.matches(request)).isTrue();
    }

    @Test
    void doesNotMatchAnExtensionsFetch() {
        assertThat(unintended.matches(request)).isFalse();
        request.addHeader("Sec-Fetch-Site", "cross-site");
        request.addHeader("Sec-Fetch-Mode", "cors");

        assertThat(unintended.matches(request)).isFalse();
    }
}
