package com.heycmo.outreach.access.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class UnwantedNavigationTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final UnwantedNavigation unwanted = new UnwantedNavigation();

    @Test
    void aFetchAheadOfTimeIsUnwanted() {
        request.addHeader("Sec-Purpose", "prefetch;prerender");

        assertThat(unwanted.matches(request)).isTrue();
    }

    @Test
    void aNavigationFromAnotherSiteIsUnwanted() {
        request.addHeader("Sec-Fetch-Site", "cross-site");
        request.addHeader("Sec-Fetch-Mode", "navigate");

        assertThat(unwanted.matches(request)).isTrue();
    }

    @Test
    void anExtensionsFetchIsWelcome() {
        assertThat(unwanted.matches(request)).isFalse();
        request.addHeader("Sec-Fetch-Site", "cross-site");
        request.addHeader("Sec-Fetch-Mode", "cors");

        assertThat(unwanted.matches(request)).isFalse();
    }
}
