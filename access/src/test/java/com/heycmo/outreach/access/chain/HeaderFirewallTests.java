package com.heycmo.outreach.access.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

class HeaderFirewallTests {

    private final HttpFirewall usual = new StrictHttpFirewall();
    private final HttpFirewall ours = HeaderFirewall.create();

    @Test
    void saysOfEveryCharacterWhatTheUsualOneSays() {
        assertThat(IntStream.rangeClosed(0, 0x2FFFF).filter(character -> !isTheSameFor(character)))
                .isEmpty();
        assertThat(takesValue(ours, "Bearer x")).isTrue();
        assertThat(takesValue(ours, "a\nb")).isFalse();
    }

    private boolean isTheSameFor(int character) {
        String text = "a" + Character.toString(character) + "b";
        return takesValue(ours, text) == takesValue(usual, text) && takesName(ours, text) == takesName(usual, text);
    }

    private static boolean takesValue(HttpFirewall firewall, String value) {
        return takes(firewall, "X-Header", value);
    }

    private static boolean takesName(HttpFirewall firewall, String name) {
        return takes(firewall, name, "value");
    }

    private static boolean takes(HttpFirewall firewall, String name, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.addHeader(name, value);
        try {
            return value.equals(firewall.getFirewalledRequest(request).getHeader(name));
        } catch (RequestRejectedException e) {
            return false;
        }
    }
}
