package com.heycmo.outreach.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.status.DraftStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The committed OpenAPI document matches the code and is complete and valid. */
class OpenApiTests {

    private final JsonNode committed = Documents.read(OpenApi.FILE);

    @Test
    void matchesTheCode() throws IOException {
        String generated = Documents.asYaml(OpenApi.generate());
        if (Boolean.getBoolean("outreach.api.write")) {
            Files.writeString(Documents.API.resolve(OpenApi.FILE), generated);
        }
        assertThat(Documents.text(Documents.API.resolve(OpenApi.FILE)))
                .as("docs/api/openapi.yaml; to update it, run: mvn -pl acceptance-tests -am test"
                        + " -Dtest=OpenApiTests -Dsurefire.failIfNoSpecifiedTests=false -Doutreach.api.write=true")
                .isEqualTo(generated);
    }

    @Test
    void hasNoDanglingReferencesAndNoUnusedComponents() {
        List<String> references = committed.findValuesAsString("$ref");
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                committed.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
        Stream.of("schemas", "parameters", "responses", "headers")
                .forEach(kind -> assertThat(references)
                        .containsAll(committed.path("components").path(kind).propertyNames().stream()
                                .map(name -> "#/components/" + kind + "/" + name)
                                .toList()));
    }

    @Test
    void containsValidSchemas() {
        assertThat(committed.path("components").path("schemas"))
                .allSatisfy(schema -> assertThat(Schemas.errorsOfSchema(schema)).isEmpty());
    }

    @Test
    void describesEveryOperation() {
        List<String> operationIds = new ArrayList<>();
        operations().forEach(operation -> {
            String name = operation.path("operationId").asString();
            operationIds.add(name);
            assertThat(operation.path("summary").asString()).as(name).isNotBlank();
            assertThat(operation.path("tags")).as(name).isNotEmpty();
            assertThat(operation.path("security")).as(name).isNotEmpty();
            assertThat(operation.path("responses").propertyNames())
                    .as(name)
                    .contains("401", "403", "429", "503", "default");
            assertThat(operation.path("parameters")).as(name).allSatisfy(parameter -> {
                JsonNode declared = parameter.has("$ref")
                        ? committed.at(parameter.path("$ref").asString().substring(1))
                        : parameter;
                assertThat(declared.path("description").asString()).isNotBlank();
            });
        });
        assertThat(operationIds).doesNotHaveDuplicates();
    }

    @Test
    void describesEveryFieldOfItsOwnSchemas() {
        committed.path("components").path("schemas").properties().forEach(schema -> {
            if (!schema.getKey().endsWith("Problem")) {
                schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(property -> assertThat(property.getValue().has("description")
                                        || property.getValue().has("$ref"))
                                .as(schema.getKey() + "." + property.getKey())
                                .isTrue());
            }
        });
    }

    @Test
    void containsEveryStatusAndAction() {
        assertThat(enumValues("Status"))
                .containsExactlyInAnyOrder(Arrays.stream(DraftStatus.values())
                        .map(DraftStatus::wireName)
                        .toArray(String[]::new));
        assertThat(enumValues("Action"))
                .containsExactlyInAnyOrder(
                        Arrays.stream(Action.values()).map(Action::wireName).toArray(String[]::new));
    }

    @Test
    void hasAnExampleForEveryOperation() {
        assertThat(Examples.all())
                .filteredOn(example -> !example.isError())
                .extracting(Example::operationId)
                .containsExactlyInAnyOrderElementsOf(operations()
                        .map(operation -> operation.path("operationId").asString())
                        .toList());
    }

    private Stream<String> enumValues(String schema) {
        return committed
                .at("/components/schemas/" + schema + "/enum")
                .valueStream()
                .map(JsonNode::asString);
    }

    private Stream<JsonNode> operations() {
        return committed.path("paths").valueStream().flatMap(JsonNode::valueStream);
    }
}
