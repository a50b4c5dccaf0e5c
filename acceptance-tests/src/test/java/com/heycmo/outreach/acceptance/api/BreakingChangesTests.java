package com.heycmo.outreach.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

class BreakingChangesTests {

    private static final String QUEUE = "/paths/~1api~1linkedin~1queue~1{customerId}";

    private final JsonNode released = Documents.read(OpenApi.FILE);

    @Test
    void areNoneBetweenEquals() {
        assertThat(BreakingChanges.between(released, released.deepCopy())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/paths | {'/api/linkedin/queue/{customerId}/bulk': null} | is gone",
                "/components/schemas/DraftRow/properties | {version: null} | has lost version",
                "/components/schemas/QueuePage | {required: [items]} | may lack nextCursor",
                "/components/schemas/Job/properties/claim | {type: string} | was [integer] and is [string]",
                "/components/schemas/DraftRow/properties/failureKind | {enum: [reported, no_answer, null, lost]} | may now be lost",
                "/components/schemas/Edit | {required: [body, version, why]} | requires why",
                "/components/schemas/BulkRequest/properties/operation | {enum: [approve, skip]} | no longer takes retry",
                "/components/parameters/idempotencyKey | {required: true} | requires header Idempotency-Key",
                QUEUE + "/get | {parameters: []} | no longer takes query cursor",
                QUEUE + "/post/responses | {'202': null} | no longer answered with 202",
            })
    void areNamed(String where, String patch, String sentence) {
        JsonNode changed = released.deepCopy();
        MergePatch.apply(changed.at(where), Documents.yaml(patch));

        assertThat(BreakingChanges.between(released, changed)).anyMatch(found -> found.endsWith(sentence));
    }

    @Test
    void areNamedWhenAParameterIsNewlyRequired() {
        JsonNode changed = released.deepCopy();
        ((ArrayNode) changed.at(QUEUE + "/get/parameters"))
                .add(Documents.yaml("{name: page, in: query, required: true}"));

        assertThat(BreakingChanges.between(released, changed))
                .containsExactly("get /api/linkedin/queue/{customerId} requires query page");
    }

    @Test
    void areNotWhatIsOnlyAdded() {
        JsonNode changed = released.deepCopy();
        MergePatch.apply(changed, Documents.yaml("""
                paths: {/api/new: {get: {responses: {}}}}
                components:
                  schemas:
                    DraftRow: {properties: {mood: {type: string}}}
                    Edit: {properties: {mood: {type: string}}}
                    BulkRequest: {properties: {operation: {enum: [approve, skip, retry, archive]}}}
                """));

        assertThat(BreakingChanges.between(released, changed)).isEmpty();
    }
}
