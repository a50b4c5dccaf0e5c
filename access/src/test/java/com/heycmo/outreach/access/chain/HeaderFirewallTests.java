package com.heycmo.outreach.access.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class HeaderFirewallTests {

    private final HttpFirewall standard = new StrictHttpFirewall();
    private final HttpFirewall ours = HeaderFirewall.create();

    @Test
    void judgesEveryCharacterLikeTheStandardFirewall() {
        assertThat(IntStream.rangeClosed(0, 0x2FFFF).filter(character -> !isJudgedAlike(character)))
                .isEmpty();
        assertThat(acceptsValue(ours, "Bearer x")).isTrue();
        assertThat(acceptsValue(ours, "a\nb")).isFalse();
    }

    private boolean isJudgedAlike(int character) {
        String text = "a" + Character.toString(character) + "b";
        return acceptsValue(ours, text) == acceptsValue(standard, text)
                && acceptsName(ours, text) == acceptsName(standard, text);
    }

    private static boolean acceptsValue(HttpFirewall firewall, String value) {
        return accepts(firewall, "X-Header", value);
    }

    private static boolean acceptsName(HttpFirewall firewall, String name) {
        return accepts(firewall, name, "value");
    }

    private static boolean accepts(HttpFirewall firewall, String name, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.addHeader(name, value);
        try {
            return value.equals(firewall.getFirewalledRequest(request).getHeader(name));
        } catch (RequestRejectedException e) {
            return false;
        }
    }
}
