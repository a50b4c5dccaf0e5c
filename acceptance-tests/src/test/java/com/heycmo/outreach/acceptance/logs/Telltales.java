package com.heycmo.outreach.acceptance.logs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What no log may hold: words that occur nowhere else, put into bodies and names, and the secrets that came up on the
 * way.
 */
final class Telltales {

    /** Every made-up word begins with it. */
    static final String MARK = "zyzzy";

    private static final int SHORTEST_SECRET = 8;

    private final Set<String> secrets = new LinkedHashSet<>();

    /** A word that gives itself away wherever it turns up. */
    static String word(String of) {
        return MARK + of;
    }

    /** Remembers a secret, and what it looks like when it is encoded for a header. */
    void remember(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("A secret that is too short to be looked for.");
        }
        secrets.add(secret);
        secrets.add(Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether this line holds any of them. */
    boolean isIn(String line) {
        return line.toLowerCase(Locale.ROOT).contains(MARK) || secrets.stream().anyMatch(line::contains);
    }

    int secrets() {
        return secrets.size();
    }
}
