package com.heycmo.outreach.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** LinkedIn's hosts, and the one of them that stands for all its front doors. */
final class LinkedInHost {

    static final String WWW = "www.linkedin.com";

    private static final String DOMAIN = "linkedin.com";
    private static final int MAX_LENGTH = 253;

    /** Plain ASCII labels only: no port, no user, no escape, and no {@code xn--}, which hides what a reader sees. */
    private static final Pattern LABEL = Pattern.compile("(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /** The desktop site, the mobile ones and the country ones, all showing the same pages. */
    private static final Pattern FRONT_DOOR = Pattern.compile("www|m|touch|[a-z]{2}");

    private LinkedInHost() {}

    /** The canonical host; empty when this authority is not LinkedIn's, or says more than a host. */
    static Optional<String> canonical(String authority) {
        if (authority.length() > MAX_LENGTH || !isAscii(authority)) {
            return Optional.empty();
        }
        String host = authority.toLowerCase(Locale.ROOT);
        if (host.equals(DOMAIN)) {
            return Optional.of(WWW);
        }
        if (!host.endsWith("." + DOMAIN)) {
            return Optional.empty();
        }
        String subdomain = host.substring(0, host.length() - DOMAIN.length() - 1);
        if (FRONT_DOOR.matcher(subdomain).matches()) {
            return Optional.of(WWW);
        }
        return isLabels(subdomain) ? Optional.of(host) : Optional.empty();
    }

    private static boolean isLabels(String subdomain) {
        for (String label : subdomain.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Before any lower-casing, which would turn the Kelvin sign into a k. */
    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
