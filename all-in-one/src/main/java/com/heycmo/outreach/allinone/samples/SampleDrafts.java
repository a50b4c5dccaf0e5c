package com.heycmo.outreach.allinone.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of {@code samples/drafts.jsonl}. Their times are moved by whole days, so that the newest drafts are always
 * from yesterday. Nothing else is changed, also not in the invalid lines.
 */
final class SampleDrafts {

    /** The day of the newest drafts in the file. */
    static final LocalDate DAY_IN_FILE = LocalDate.of(2026, 11, 20);

    private static final String RESOURCE = "/samples/drafts.jsonl";
    private static final Pattern TIME = Pattern.compile("(?<=\"(?:draftedAt|notBefore)\":\")[0-9TZ:-]+(?=\")");
    private static final Pattern CUSTOMER = Pattern.compile("\"customerId\":\"([^\"]+)\"");

    private SampleDrafts() {}

    /**
     * One line of the file.
     *
     * @param key the customer's id; null if the line has none
     */
    record Sample(@Nullable String key, String value) {}

    static List<Sample> asOf(LocalDate today) {
        long days = ChronoUnit.DAYS.between(DAY_IN_FILE, today.minusDays(1));
        return lines().stream()
                .map(line -> new Sample(customerIn(line), moved(line, Duration.ofDays(days))))
                .toList();
    }

    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static List<String> lines() {
        try (InputStream file = Objects.requireNonNull(SampleDrafts.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String moved(String line, Duration by) {
        return TIME.matcher(line)
                .replaceAll(time -> Instant.parse(time.group()).plus(by).toString());
    }

    private static @Nullable String customerIn(String line) {
        Matcher customer = CUSTOMER.matcher(line);
        return customer.find() ? customer.group(1) : null;
    }
}
