package com.heycmo.outreach.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.DraftParseResult;
import com.heycmo.outreach.draft.DraftReader;
import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.event.SignalEvent;
import com.heycmo.outreach.policy.InvisibleCharacters;
import com.heycmo.outreach.policy.ReasonCode;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of the topics agree with their examples, with the sample drafts and with the code that reads drafts. */
class TopicSchemaTests {

    private static final String DRAFT = "schemas/draft.schema.json";
    private static final String REJECTED = "schemas/rejected-draft.schema.json";
    private static final String OUTCOME = "schemas/outcome.schema.json";
    private static final String DECISION = "schemas/decision.schema.json";
    private static final String SIGNAL = "schemas/signal.schema.json";
    private static final String STATS = "schemas/stats.schema.json";

    @ParameterizedTest
    @ValueSource(strings = {DRAFT, REJECTED, OUTCOME, DECISION, SIGNAL, STATS})
    void areValidAndMatchTheirExamples(String file) {
        JsonNode schema = Documents.read(file);

        assertThat(Schemas.errorsOfSchema(schema)).isEmpty();
        assertThat(schema.path("examples"))
                .isNotEmpty()
                .allSatisfy(
                        example -> assertThat(Schemas.errors(schema, example)).isEmpty());
        assertThat(schema.path("properties"))
                .allSatisfy(property ->
                        assertThat(property.path("description").asString()).isNotBlank());
    }

    @Test
    void agreeWithTheReaderOnEverySample() {
        List<String> samples = Documents.text(Documents.SAMPLES).lines().toList();

        assertThat(samples)
                .hasSizeGreaterThan(50)
                .allSatisfy(sample -> assertThat(isValid(sample)).as(sample).isEqualTo(isAccepted(sample)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "customerId | `\"no-uuid\"`",
                "customerId | 7",
                "action | `\"poke\"`",
                "action | null",
                "prospectUrl | `\"\"`",
                "prospectUrl | `\"https://www.linkedin.com/company/acme\"`",
                "prospectUrl | `\"https://linkedin.com.evil.test/in/jane\"`",
                "prospectUrl | `\"https://evillinkedin.com/in/jane\"`",
                "prospectUrl | `\"https://linkedin.com@evil.test/in/jane\"`",
                "prospectUrl | `\"https://linkedin.com:8443/in/jane\"`",
                "prospectUrl | `\"ftp://linkedin.com/in/jane\"`",
                "prospectUrl | `\"linkedin.com/in/\"`",
                "prospectUrl | `\"linkedin.com/in/jane/details\"`",
                "prospectUrl | `\"linkedin.com/in/jane doe\"`",
                "prospectUrl | `\"linkedin.com\\\\in\\\\jane\"`",
                "prospectUrl | `\"linkedin.com/in/jane,\"`",
                "prospectUrl | `\"linkedin.com/in/{publicId}\"`",
                "prospectName | 7",
                "prospectName | `\"\\u0000\"`",
                "body | null",
                "body | `\" \\n\"`",
                "body | `\"\\u00a0\\u200b\\ufeff\\u2800\"`",
                "body | `\"\\udb40\\udc41\"`",
                "dayOffset | -1",
                "dayOffset | 366",
                "dayOffset | `\"3\"`",
                "draftedAt | `\"yesterday\"`",
                "draftedAt | `\"1999-11-20T09:30:00Z\"`",
                "notBefore | `\"2026-11-20\"`",
                "waitFor | `\"replied\"`",
                "variant | 7",
            })
    void rejectWhatTheReaderRejects(String field, String value) {
        ObjectNode draft =
                (ObjectNode) Documents.read(DRAFT).path("examples").path(0).deepCopy();
        assertThat(isAccepted(draft.toString())).isTrue();
        draft.set(field, Documents.json(value));

        assertThat(isAccepted(draft.toString())).isFalse();
        assertThat(isValid(draft.toString())).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "prospectUrl | `\"\\ufeff linkedin.com/in/jane\\u00a0\\t\\r\\n\"`",
                "prospectUrl | `\"https://de.linkedin.com/in/j%C3%BCrgen/?trk=x \"`",
                "prospectUrl | `\"linkedin.com/in/ACoAABqYx1EBk_Zz-aBcDeFgHiJkLmNoPqRsTu\"`",
                "body | `\"Hi\\r\\nJane\"`",
                "body | `\"\\ud83d\\ude80\"`",
            })
    void acceptWhatTheReaderAccepts(String field, String value) {
        ObjectNode draft =
                (ObjectNode) Documents.read(DRAFT).path("examples").path(0).deepCopy();
        draft.set(field, Documents.json(value));

        assertThat(isAccepted(draft.toString())).isTrue();
        assertThat(isValid(draft.toString())).isTrue();
    }

    @Test
    void callTheSameCharactersInvisible() {
        Predicate<String> visible = Pattern.compile(
                        Documents.read(DRAFT).at("/$defs/notBlank/pattern").asString())
                .asPredicate();

        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(codePoint ->
                                visible.test(Character.toString(codePoint)) == InvisibleCharacters.contains(codePoint)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"connection_request, 280", "message, 2000", "comment, 1000"})
    void limitTheTextOfEachAction(String action, int length) {
        ObjectNode draft =
                (ObjectNode) Documents.read(DRAFT).path("examples").path(0).deepCopy();
        draft.put("action", action).put("body", "x".repeat(length));
        assertThat(isValid(draft.toString())).isTrue();

        draft.put("body", "x".repeat(length + 1));
        assertThat(isValid(draft.toString())).isFalse();
        assertThat(isAccepted(draft.toString())).isFalse();
    }

    @Test
    void containEveryReasonCodeOfADraft() {
        assertThat(Documents.read(REJECTED)
                        .at("/properties/reasons/items/properties/code/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrder(Arrays.stream(ReasonCode.values())
                        .filter(ReasonCode::isOfDraft)
                        .map(ReasonCode::wireName)
                        .toArray(String[]::new));
    }

    @Test
    void rejectInvalidRejectionsOutcomesDecisionsAndSignals() {
        Map<String, Stream<String>> changes = Map.of(
                REJECTED,
                        Stream.of(
                                "reasons:[]", "topic:null", "offset:-1", "originalEncoding:\"hex\"", "originalBytes:5"),
                OUTCOME,
                        Stream.of(
                                "type:\"clicked\"",
                                "failureKind:\"reported\"",
                                "sequence:0",
                                "bodySha256:\"abc\"",
                                "approvedAt:\"now\"",
                                "occurredAt:null"),
                DECISION,
                        Stream.of(
                                "type:\"drafted\"",
                                "type:\"expired\"",
                                "type:\"approved\"",
                                "actor:\"extension\"",
                                "actor:\"agent\"",
                                "actorId:null",
                                "version:0",
                                "occurredAt:null"),
                SIGNAL,
                        Stream.of(
                                "type:\"liked\"",
                                "type:\"erased\"",
                                "prospectUrl:null",
                                "reportedBy:\"agent\"",
                                "occurredAt:null",
                                "lastSent:{}"));
        changes.forEach((file, broken) -> broken.forEach(change -> {
            JsonNode schema = Documents.read(file);
            ObjectNode value = (ObjectNode) schema.path("examples").path(0).deepCopy();
            int colon = change.indexOf(':');
            value.set(change.substring(0, colon), Documents.json(change.substring(colon + 1)));
            assertThat(Schemas.errors(schema, value)).as(change).isNotEmpty();
        }));
    }

    @Test
    void containEveryFieldOfADecisionAndOfASignal() {
        assertContainsEveryField(DECISION, DecisionEvent.class);
        assertContainsEveryField(SIGNAL, SignalEvent.class);
    }

    private static void assertContainsEveryField(String file, Class<? extends Record> event) {
        JsonNode schema = Documents.read(file);
        String[] fields = Arrays.stream(event.getRecordComponents())
                .map(RecordComponent::getName)
                .toArray(String[]::new);

        assertThat(schema.path("properties").propertyNames()).containsExactly(fields);
        assertThat(schema.path("required").valueStream().map(JsonNode::asString))
                .containsExactly(fields);
    }

    private static boolean isValid(String draft) {
        try {
            return Schemas.errors(Documents.read(DRAFT), Documents.json(draft)).isEmpty();
        } catch (JacksonException e) {
            return false;
        }
    }

    private static boolean isAccepted(String draft) {
        return new DraftReader().read(draft.getBytes(StandardCharsets.UTF_8), Instant.parse("2026-11-25T00:00:00Z"))
                instanceof DraftParseResult.Accepted;
    }
}
