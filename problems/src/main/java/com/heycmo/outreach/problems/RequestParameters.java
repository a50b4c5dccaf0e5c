package com.heycmo.outreach.problems;

import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.policy.Reasons;
import com.heycmo.outreach.policy.StrictUuid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Reads the parameters of a request and collects every reason against them. A value that is absent or invalid reads as
 * null or as the default; {@link #requireValid} then rejects the request. Unknown parameters are ignored.
 */
public final class RequestParameters {

    private static final Instant FIRST_TIME = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST_TIME = Instant.parse("2201-01-01T00:00:00Z");

    private final MultiValueMap<String, String> parameters;
    private final Reasons reasons = new Reasons();

    public RequestParameters(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** A text to search for; null if absent or empty. */
    public @Nullable String text(String name, int maxLength) {
        String text = single(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        requireText(name, text, maxLength);
        return text;
    }

    /** The distinct non-empty values of a parameter that may be repeated, up to {@code maxCount} times. */
    public List<String> texts(String name, int maxLength, int maxCount) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > maxCount) {
            reject("%s may be given at most %d times.".formatted(name, maxCount));
        }
        List<String> texts =
                values.stream().filter(text -> !text.isEmpty()).distinct().toList();
        texts.forEach(text -> requireText(name, text, maxLength));
        return texts;
    }

    private void requireText(String name, String text, int maxLength) {
        reasons.atMost(maxLength, name, text, ReasonCode.MALFORMED);
        reasons.storable(name, text);
    }

    /** A whole number from 1 to {@code max}. */
    public @Nullable Integer number(String name, int max) {
        return value(name, "a number from 1 to " + max, text -> parseNumber(text, max));
    }

    public int number(String name, int max, int defaultValue) {
        return Objects.requireNonNullElse(number(name, max), defaultValue);
    }

    public @Nullable UUID uuid(String name) {
        return value(name, "a UUID", StrictUuid::parse);
    }

    public Instant time(String name, Instant defaultValue) {
        return value(
                name,
                "a time in ISO-8601 with an offset, in the years 2000 to 2200",
                RequestParameters::parseTime,
                defaultValue);
    }

    /** The distinct values of a parameter that may be repeated; all allowed ones if it is absent. */
    public List<String> words(String name, List<String> allowed) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (!allowed.containsAll(values)) {
            reject(name + " must be one of " + String.join(", ", allowed) + ".");
        }
        return values.isEmpty() ? allowed : values.stream().distinct().toList();
    }

    /**
     * A single value of any other kind.
     *
     * @param expected completes the sentence "{@code name} must be …"
     */
    public <T> @Nullable T value(String name, String expected, Function<String, Optional<T>> parse) {
        String text = single(name);
        if (text == null) {
            return null;
        }
        Optional<T> value = parse.apply(text);
        if (value.isEmpty()) {
            reject(name + " must be " + expected + ".");
        }
        return value.orElse(null);
    }

    /** Like {@link #value(String, String, Function)}. */
    public <T> T value(String name, String expected, Function<String, Optional<T>> parse, T defaultValue) {
        return Objects.requireNonNullElse(value(name, expected, parse), defaultValue);
    }

    /** Adds a reason with the code {@code malformed}. */
    public void reject(String message) {
        reasons.add(ReasonCode.MALFORMED, message);
    }

    public boolean isValid() {
        return reasons.isEmpty();
    }

    /** @throws ProblemException 400 with every reason found so far, if there is one */
    public void requireValid() {
        ProblemException.throwIfAny(reasons);
    }

    private @Nullable String single(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            reject(name + " may be given once.");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    private static Optional<Integer> parseNumber(String text, int max) {
        // Digits only: parseInt would also take a sign. The length is checked first, so that it cannot overflow.
        boolean plausible =
                text.matches("[0-9]+") && text.length() <= Integer.toString(max).length();
        return plausible
                ? Optional.of(Integer.valueOf(text)).filter(number -> number >= 1 && number <= max)
                : Optional.empty();
    }

    private static Optional<Instant> parseTime(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant())
                    .filter(time -> !time.isBefore(FIRST_TIME) && !time.isAfter(LAST_TIME));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
