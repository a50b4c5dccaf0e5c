package com.heycmo.outreach.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.heycmo.outreach.policy.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class RequestParametersTests {

    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");

    private final MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
    private final RequestParameters parameters = new RequestParameters(given);

    @Test
    void readsValuesOfEveryKind() {
        UUID id = UUID.randomUUID();
        given.add("q", "50% & more");
        given.add("limit", "200");
        given.add("draftId", id.toString());
        given.add("from", "2026-11-20T10:30:00+01:00");
        given.addAll("status", List.of("sent", "failed", "sent"));
        given.addAll("source", List.of("a & b", "", "c", "a & b"));

        assertThat(parameters.text("q", 20)).isEqualTo("50% & more");
        assertThat(parameters.number("limit", 200)).isEqualTo(200);
        assertThat(parameters.uuid("draftId")).isEqualTo(id);
        assertThat(parameters.time("from", Instant.EPOCH)).isEqualTo(NOW);
        assertThat(parameters.words("status", List.of("approved", "sent", "failed")))
                .containsExactly("sent", "failed");
        assertThat(parameters.texts("source", 5, 4)).containsExactly("a & b", "c");
        parameters.requireValid();
    }

    @Test
    void absentParametersReadAsNullOrTheDefault() {
        assertThat(parameters.text("q", 20)).isNull();
        assertThat(parameters.number("limit", 200)).isNull();
        assertThat(parameters.number("limit", 200, 50)).isEqualTo(50);
        assertThat(parameters.uuid("draftId")).isNull();
        assertThat(parameters.time("from", NOW)).isEqualTo(NOW);
        assertThat(parameters.words("status", List.of("a", "b"))).containsExactly("a", "b");
        assertThat(parameters.<String>value("cursor", "a cursor", Optional::of)).isNull();
        assertThat(parameters.isValid()).isTrue();
    }

    @Test
    void reportsEveryReasonAtOnce() {
        given.add("q", "a\0bc");
        given.addAll("limit", List.of("0", "1"));
        given.add("status", "SENT");
        given.add("cursor", "x");
        given.addAll("source", List.of("a", "long"));

        parameters.text("q", 3);
        parameters.texts("source", 3, 1);
        parameters.number("limit", 200);
        parameters.words("status", List.of("sent", "failed"));
        parameters.value("cursor", "a cursor", text -> Optional.empty());

        assertThat(reasons())
                .containsExactly(
                        "malformed: q has 4 characters, at most 3 are allowed.",
                        "text_not_storable: q holds characters that cannot be stored (NUL or half a surrogate pair).",
                        "malformed: source may be given at most 1 times.",
                        "malformed: source has 4 characters, at most 3 are allowed.",
                        "malformed: limit may be given once.",
                        "malformed: limit must be a number from 1 to 200.",
                        "malformed: status must be one of sent, failed.",
                        "malformed: cursor must be a cursor.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "201", "-1", "+5", "1.5", "ten", "٣", "0005", "99999999999"})
    void aNumberIsDigitsWithinItsRange(String text) {
        given.add("limit", text);

        assertThat(parameters.number("limit", 200)).isNull();
        assertThatThrownBy(parameters::requireValid).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @CsvSource({"1-1-1-1-1", "not-a-uuid", "''"})
    void aUuidHasItsFullForm(String text) {
        given.add("draftId", text);

        assertThat(parameters.uuid("draftId")).isNull();
        assertThat(reasons()).containsExactly("malformed: draftId must be a UUID.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-11-20", "2026-11-20T09:30:00", "1999-12-31T23:59:59Z", "2201-01-01T00:00:01Z"})
    void aTimeHasAnOffsetAndAPlausibleYear(String text) {
        given.add("from", text);

        assertThat(parameters.time("from", NOW)).isEqualTo(NOW);
        assertThat(parameters.isValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void aRequiredTextIsNotBlank(@Nullable String text) {
        assertThatThrownBy(() -> RequestText.required("name", text, 3)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> RequestText.required("name", null, 3)).isInstanceOf(ProblemException.class);
    }

    @Test
    void aTextOfABodyIsBoundedAndStorable() {
        assertThat(RequestText.required("name", "abc", 3)).isEqualTo("abc");
        RequestText.checkOptional("name", null, 3);

        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> RequestText.checkOptional("name", "ab\0c", 3));
        assertThat(problem.reasonCodes()).containsExactly("field_too_long", "text_not_storable");
    }

    private List<String> reasons() {
        ProblemException problem = catchThrowableOfType(ProblemException.class, parameters::requireValid);
        return reasons(problem).stream()
                .map(reason -> reason.code() + ": " + reason.message())
                .toList();
    }

    private static List<Reason> reasons(ProblemException problem) {
        return ((List<?>) Objects.requireNonNull(problem.member("reasons")))
                .stream().map(Reason.class::cast).toList();
    }
}
