package com.heycmo.outreach.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invalid record and the reason codes that its rejection must contain. */
record InvalidRecord(String description, byte @Nullable [] value, List<String> codes) {

    private static final UUID CUSTOMER = UUID.fromString("0d5f7a52-6f5e-4f0c-9c3b-0a8a7e9d1c11");

    private static final String GOOD = """
            {"customerId":"%s","action":"message","prospectUrl":"linkedin.com/in/jane","body":"Hi Jane",\
            "dayOffset":3,"draftedAt":"2026-11-20T09:30:00Z","notBefore":null}""".formatted(CUSTOMER);

    static List<InvalidRecord> all() {
        return List.of(
                new InvalidRecord(
                        "not UTF-8", GOOD.replace("Hi", "H\u00ef").getBytes(ISO_8859_1), List.of("malformed")),
                new InvalidRecord(
                        "a truncated code point", new byte[] {'{', (byte) 0xE2, (byte) 0x82}, List.of("malformed")),
                text("not JSON", "Hi Jane", "malformed"),
                text("empty", "", "malformed"),
                text("a BOM before invalid JSON", "\uFEFF" + GOOD + "x", "malformed"),
                text("a BOM before an invalid draft", "\uFEFF" + GOOD.replace("message", "poke"), "action_unknown"),
                text("an array", "[" + GOOD + "]", "malformed"),
                text("content after the object", GOOD + "{}", "malformed"),
                text("nested 5,000 deep", "[".repeat(5_000) + "]".repeat(5_000), "malformed"),
                changed("nested 5,000 deep inside", "null}", "[".repeat(5_000) + "]".repeat(5_000) + "}", "malformed"),
                changed("NUL", "Hi", "Hi\\u0000", "text_not_storable"),
                changed("an unpaired surrogate", "Hi", "Hi\\ud83d", "text_not_storable"),
                changed("a number instead of a string", "\"Hi Jane\"", "42", "malformed"),
                changed("a text that nobody can see", "Hi Jane", "\u00A0\u200B\u2800", "body_required"),
                changed("missing body", "\"body\"", "\"text\"", "body_required"),
                changed("missing customer", "\"customerId\"", "\"customer\"", "customer_id_invalid"),
                changed("a customer id that is not a UUID", CUSTOMER.toString(), "42", "customer_id_invalid"),
                changed("900 KB of text", "Hi", "x".repeat(900_000), "body_too_long"),
                changed("a URL that grows when canonical", "in/jane", "in/" + "\u00e9".repeat(400), "field_too_long"),
                changed("a year before Christ", "2026-11-20", "-0043-03-15", "malformed"),
                changed("an unknown action", "\"message\"", "\"poke\"", "action_unknown"),
                changed(
                        "a host other than LinkedIn",
                        "linkedin.com",
                        "linkedin.com.evil.test",
                        "prospect_url_not_linkedin"),
                changed("a company URL", "in/jane", "company/acme", "prospect_url_not_profile"),
                changed("missing URL", "linkedin.com/in/jane", " ", "prospect_url_missing"),
                changed("a day offset out of range", ":3,", ":366,", "day_offset_invalid"),
                changed("waitFor of a comment", "message", "comment\",\"waitFor\":\"accepted", "wait_for_invalid"),
                changed("notBefore too far in the future", "null}", "\"2199-01-01T00:00:00Z\"}", "not_before_invalid"),
                changed(
                        "two errors",
                        "Hi Jane\",",
                        "\",\"intentSource\":" + "\"" + "y".repeat(201) + "\",",
                        "body_required",
                        "field_too_long"),
                new InvalidRecord("a tombstone", null, List.of("malformed")));
    }

    private static InvalidRecord changed(String description, String good, String bad, String... codes) {
        if (!GOOD.contains(good)) {
            throw new IllegalArgumentException(description);
        }
        return text(description, GOOD.replace(good, bad), codes);
    }

    private static InvalidRecord text(String description, String value, String... codes) {
        return new InvalidRecord(description, value.getBytes(UTF_8), List.of(codes));
    }
}
