package com.heycmo.outreach.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.event.Topic;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The AsyncAPI document is valid and matches the topics and its examples. */
class AsyncApiTests {

    private static final Path SPECIFICATION =
            Path.of("src", "test", "resources", "asyncapi", "asyncapi-3.0.0.schema.json");

    private final JsonNode document = Documents.read("asyncapi.yaml");

    @Test
    void isValidAsyncApi() {
        JsonNode specification = Documents.json(Documents.text(SPECIFICATION));
        assertThat(Schemas.errors(specification, document)).isEmpty();

        ((ObjectNode) document.path("channels").path("drafts")).put("adress", "linkedin.outreach.drafts");
        assertThat(Schemas.errors(specification, document)).isNotEmpty();
    }

    @Test
    void containsEveryTopicWithItsConfiguration() {
        assertThat(document.path("channels")
                        .valueStream()
                        .map(channel -> channel.path("address").asString()))
                .containsExactlyInAnyOrder(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toArray(String[]::new));
        for (Topic topic : Topic.values()) {
            JsonNode channel = document.path("channels")
                    .valueStream()
                    .filter(candidate -> candidate.path("address").asString().equals(topic.topicName()))
                    .findFirst()
                    .orElseThrow();
            topic.config()
                    .forEach((name, value) -> assertThat(text(channel.at("/bindings/kafka/topicConfiguration/" + name)))
                            .isEqualTo(value));
        }
    }

    /** AsyncAPI uses a list where Kafka uses commas. */
    private static String text(JsonNode setting) {
        return setting.isArray()
                ? setting.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
                : setting.asString();
    }

    @Test
    void hasNoDanglingReferences() {
        assertThat(document.findValuesAsString("$ref")).isNotEmpty().allSatisfy(reference -> {
            JsonNode target = reference.startsWith("#")
                    ? document.at(reference.substring(1))
                    : Documents.read(reference.substring("./".length()));
            assertThat(target.isObject()).as(reference).isTrue();
        });
    }

    @Test
    void containsValidExamples() {
        document.path("components").path("messages").forEach(message -> {
            JsonNode schema =
                    Documents.read(message.at("/payload/schema/$ref").asString().substring("./".length()));
            assertThat(message.path("examples")).isNotEmpty().allSatisfy(example -> {
                assertThat(Schemas.errors(schema, example.path("payload"))).isEmpty();
                if (message.has("headers")) {
                    assertThat(Schemas.errors(document, "/components/schemas/eventHeaders", example.path("headers")))
                            .isEmpty();
                }
            });
        });
    }
}
