package com.heycmo.outreach.acceptance.logs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Finds text that must not be logged: marked words, which the tests put into bodies and names, and secrets. */
final class LeakDetector {

    /** The prefix of all marked words; it occurs nowhere else. */
    static final String MARK = "zyzzy";

    private static final int MIN_SECRET_LENGTH = 8;

    private final Set<String> secrets = new LinkedHashSet<>();

    /** A word that the detector finds wherever it appears. */
    static String word(String suffix) {
        return MARK + suffix;
    }

    /** Registers a secret, also in Base64 as in an HTTP header. */
    void register(String secret) {
        if (secret.length() < MIN_SECRET_LENGTH) {
            throw new IllegalArgumentException(
                    "A secret of fewer than %d characters would be found everywhere.".formatted(MIN_SECRET_LENGTH));
        }
        secrets.add(secret);
        secrets.add(Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the line contains a marked word or a secret. */
    boolean isLeakedIn(String line) {
        return line.toLowerCase(Locale.ROOT).contains(MARK) || secrets.stream().anyMatch(line::contains);
    }

    int secretCount() {
        return secrets.size();
    }
}
