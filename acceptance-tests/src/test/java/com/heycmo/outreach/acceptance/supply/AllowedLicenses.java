package com.heycmo.outreach.acceptance.supply;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The licenses that a part may have. Of several that it offers, one suffices. */
final class AllowedLicenses {

    /** SPDX identifiers of licenses that ask for a notice at most; and EPL-2.0, which concerns changes of the part itself. */
    private static final Set<String> ALLOWED = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "EPL-2.0",
            "ISC",
            "MIT",
            "MIT-0",
            "Python-2.0");

    /** Parts that declare a name without an identifier, or a wrong one, by their names' beginning. */
    private static final Map<String, String> CORRECTED = Map.of(
            // The text of the Go project's license, which is BSD-3-Clause.
            "com.google.re2j:re2j", "BSD-3-Clause",
            // 4.1.1 declares "Broadcom Foundation License" by mistake. Its jar and its sources have the Apache License
            // 2.0.
            "org.springframework.session:spring-session-", "Apache-2.0");

    private AllowedLicenses() {}

    /** The parts that have no allowed license, each with those that it has. */
    static List<String> violations(Map<String, Set<String>> parts) {
        return parts.entrySet().stream()
                .filter(part -> effective(part.getKey(), part.getValue()).noneMatch(ALLOWED::contains))
                .map(part -> part.getKey() + ": " + String.join(", ", part.getValue()))
                .toList();
    }

    /** With corrections. */
    static Map<String, String> names(Map<String, Set<String>> parts) {
        TreeMap<String, String> names = new TreeMap<>();
        parts.forEach((part, licenses) ->
                names.put(part, String.join(" or ", effective(part, licenses).toList())));
        return names;
    }

    private static Stream<String> effective(String part, Set<String> declared) {
        List<String> corrected = CORRECTED.entrySet().stream()
                .filter(entry -> part.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return corrected.isEmpty() ? declared.stream() : corrected.stream();
    }
}
