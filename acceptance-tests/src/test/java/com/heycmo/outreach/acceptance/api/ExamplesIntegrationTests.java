package com.heycmo.outreach.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends the examples of docs/api to a running pipeline: each response equals the example's and matches the OpenAPI
 * document. With {@code -Doutreach.api.write=true} the responses of this run replace those of the examples.
 */
@ExtendWith(RunningPipeline.Extension.class)
class ExamplesIntegrationTests {

    private static final int CUSTOMER = 0;

    private final JsonNode openApi = Documents.read(OpenApi.FILE);

    static List<Example> examples() {
        return Examples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void matchTheRunningPipeline(Example example, RunningPipeline pipeline) throws IOException {
        UUID customerId = pipeline.customerId(CUSTOMER);
        pipeline.clear(customerId);
        // A person's export lists the events that the example before left unsent.
        pipeline.awaitSentEvents();
        Operation operation = Operation.of(openApi, example.operationId());
        if (!example.isError()) {
            assertRequestMatchesDocument(example, operation);
        }

        String token = pipeline.token(customerId, operation.json());
        // Just before the request, or the sweep would expire a row first that is overdue.
        example.given().forEach(given -> GivenRow.insert(given, customerId, pipeline));
        Http.Answer answer = Http.send(
                operation.method(),
                pipeline.url(example.target(operation.path())),
                token,
                example.request().path("headers"),
                example.request().path("body"));

        if (Boolean.getBoolean("outreach.api.write")) {
            Examples.write(example, response(answer));
        }
        assertThat(answer.status()).as(String.valueOf(answer.body())).isEqualTo(example.status());
        JsonNode response = operation.json().path("responses").path(String.valueOf(answer.status()));
        assertHeadersMatchDocument(response, answer);
        if (answer.body().isMissingNode()) {
            assertThat(response.has("content")).isFalse();
            return;
        }
        String mediaType = example.isError() ? "application/problem+json" : "application/json";
        assertThat(answer.mediaType()).isEqualTo(mediaType);
        String schema = (response.has("$ref")
                        ? response.path("$ref").asString().substring(1)
                        : operation.pointer() + "/responses/" + answer.status())
                + "/content/" + mediaType.replace("/", "~1") + "/schema";
        assertThat(Schemas.errors(openApi, schema, answer.body())).isEmpty();
        assertThat(Schemas.errors(openApi, schema, example.responseBody())).isEmpty();
        assertThat(example.comparable(answer.body())).isEqualTo(example.comparable(example.responseBody()));
    }

    private void assertRequestMatchesDocument(Example example, Operation operation) {
        JsonNode body = example.request().path("body");
        assertThat(body.isMissingNode() || operation.json().has("requestBody")).isTrue();
        if (!body.isMissingNode()) {
            String schema = operation.pointer() + "/requestBody/content/application~1json/schema";
            assertThat(Schemas.errors(openApi, schema, body)).isEmpty();
        }
    }

    private static void assertHeadersMatchDocument(JsonNode response, Http.Answer answer) {
        response.path("headers")
                .propertyNames()
                .forEach(name ->
                        assertThat(answer.headers().firstValue(name)).as(name).isPresent());
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    private static ObjectNode response(Http.Answer answer) {
        ObjectNode response = JsonMapper.shared().createObjectNode().put("status", answer.status());
        if (!answer.body().isMissingNode()) {
            response.set("body", answer.body());
        }
        return response;
    }
}
