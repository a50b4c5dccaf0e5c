package com.heycmo.outreach.access.chain;

import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Spring Security's strict firewall with its header rules rewritten without regular expressions. It checks a header
 * each time a filter reads it; with regular expressions, that took an eighth of the time of a poll.
 */
final class HeaderFirewall {

    private HeaderFirewall() {}

    static HttpFirewall create() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(name -> isAllowed(name, false));
        firewall.setAllowedHeaderValues(value -> isAllowed(value, true));
        return firewall;
    }

    /** Only assigned characters, and no control characters. */
    private static boolean isAllowed(String text, boolean tabAllowed) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            boolean printable = Character.isDefined(codePoint) && !Character.isISOControl(codePoint);
            if (!printable && !(tabAllowed && codePoint == '\t')) {
                return false;
            }
        }
        return true;
    }
}
