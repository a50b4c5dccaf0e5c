package com.heycmo.outreach.acceptance.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.acceptance.api.Documents;
import com.heycmo.outreach.acceptance.api.Example;
import com.heycmo.outreach.acceptance.api.Examples;
import com.heycmo.outreach.acceptance.api.Http;
import com.heycmo.outreach.acceptance.api.OpenApi;
import com.heycmo.outreach.acceptance.api.Operation;
import com.heycmo.outreach.acceptance.api.RunningPipeline;
import com.heycmo.outreach.acceptance.api.Schemas;
import com.heycmo.outreach.testsupport.QueueRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends every operation of the OpenAPI document, and every method that the document does not list, with every kind of
 * credential. Rejections come first, because they must not change the database, and allowed requests do.
 */
@ExtendWith(RunningPipeline.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessMatrixIntegrationTests {

    private static final JsonNode DOCUMENT = Documents.read(OpenApi.FILE);
    private static final List<String> METHODS = List.of("get", "head", "post", "put", "patch", "delete", "options");

    private final UUID customerId = UUID.randomUUID();
    private final UUID otherCustomerId = UUID.randomUUID();
    private final Map<String, JsonNode> bodies = exampleBodies();
    private final RunningPipeline pipeline;
    private TestCredentials credentials;
    private UUID draft;
    private UUID otherDraft;
    private UUID device;
    private UUID otherDevice;

    AccessMatrixIntegrationTests(RunningPipeline pipeline) {
        this.pipeline = pipeline;
        this.credentials = new TestCredentials(pipeline, customerId, otherCustomerId);
        this.draft = pipeline.rows().insert(QueueRow.approved(customerId));
        this.otherDraft = pipeline.rows().insert(QueueRow.approved(otherCustomerId));
        this.device = pipeline.devices().pair(customerId).id();
        this.otherDevice = pipeline.devices().pair(otherCustomerId).id();
        pipeline.awaitIdle();
    }

    static List<Operation> documented() {
        return Operation.all(DOCUMENT);
    }

    static List<Operation> undocumented() {
        List<Operation> operations = new ArrayList<>();
        DOCUMENT.path("paths")
                .properties()
                .forEach(path -> METHODS.stream()
                        .filter(method -> !path.getValue().has(method))
                        .map(method -> new Operation(
                                path.getKey(), method, JsonMapper.shared().createObjectNode()))
                        .forEach(operations::add));
        return operations;
    }

    @ParameterizedTest
    @MethodSource({"documented", "undocumented"})
    @Order(1)
    void rejectsCredentialsThatAreNotAllowed(Operation operation) {
        String before = DatabaseChecksum.of(pipeline.database());
        for (Credential credential : Credential.values()) {
            Expectation expected = Expectation.of(operation, credential);
            if (expected != Expectation.PASSES) {
                Http.Answer answer = send(operation, credential, customerId, draftOrDevice(operation));
                assertRejected(expected, answer, operation + " with " + credential);
            }
        }
        assertThat(DatabaseChecksum.of(pipeline.database()))
                .as("after rejections of " + operation)
                .isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource({"documented", "undocumented"})
    @Order(2)
    void rejectsAPathWithoutACustomerId(Operation operation) {
        if (Expectation.isOfExtensionItself(operation)) {
            return;
        }
        for (String noCustomer : List.of("no-customer", "1-1-1-1-1", "%20" + customerId)) {
            for (Credential credential : List.of(Credential.REVIEWER, Credential.DEVICE)) {
                assertRejected(
                        Expectation.FORBIDDEN,
                        send(
                                operation,
                                credential,
                                noCustomer,
                                draftOrDevice(operation).toString()),
                        operation + " of " + noCustomer + " with " + credential);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documented")
    @Order(3)
    void findsNoRowOfAnotherCustomer(Operation operation) {
        if (!operation.path().contains("{id}")) {
            return;
        }
        String before = DatabaseChecksum.of(pipeline.database());
        UUID other = operation.path().contains("/extensions/") ? otherDevice : otherDraft;
        for (Credential credential : List.of(Credential.REVIEWER, Credential.DEVICE)) {
            if (Expectation.of(operation, credential) == Expectation.PASSES) {
                Http.Answer answer = send(operation, credential, customerId, other);
                assertThat(answer.status())
                        .as(operation + " with " + credential)
                        .isEqualTo(404);
                assertProblem("NotFoundProblem", answer);
            }
        }
        assertThat(DatabaseChecksum.of(pipeline.database())).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("documented")
    @Order(4)
    void acceptsCredentialsThatAreAllowed(Operation operation) {
        List<Credential> passing = Arrays.stream(Credential.values())
                .filter(credential -> Expectation.of(operation, credential) == Expectation.PASSES)
                .toList();
        assertThat(passing).isNotEmpty().allSatisfy(credential -> {
            Http.Answer answer = send(operation, credential, customerId, draftOrDevice(operation));
            assertThat(Expectation.PASSES.holds(answer.status()))
                    .as(operation + " with " + credential + ": " + answer.status() + " " + answer.body())
                    .isTrue();
            assertThat(operation.json().path("responses").propertyNames()).contains(String.valueOf(answer.status()));
        });
        // Work that this request started must not change the database during the next test.
        pipeline.awaitSentEvents();
    }

    @ParameterizedTest
    @MethodSource("undocumented")
    @Order(5)
    void changesNothingByAnUndocumentedMethod(Operation operation) {
        String before = DatabaseChecksum.of(pipeline.database());
        Stream.of(Credential.REVIEWER, Credential.DEVICE)
                .filter(credential -> Expectation.of(operation, credential) == Expectation.PASSES)
                .forEach(credential -> {
                    Http.Answer answer = send(operation, credential, customerId, draftOrDevice(operation));
                    // Spring answers OPTIONS, and HEAD where there is a GET. No person has the id of a draft.
                    assertThat(answer.status())
                            .as(operation + " with " + credential)
                            .isIn(
                                    operation.path().contains("{prospectId}")
                                            ? List.of(200, 404, 405)
                                            : List.of(200, 405));
                    boolean answered = answer.status() == 200;
                    assertThat(!answered || List.of("head", "options").contains(operation.method()))
                            .as(operation + " with " + credential)
                            .isTrue();
                });
        assertThat(DatabaseChecksum.of(pipeline.database())).isEqualTo(before);
    }

    @Test
    @Order(6)
    void allowsWhatTheDocumentSays() {
        assertThat(documented()).hasSizeGreaterThan(15).allSatisfy(operation -> {
            JsonNode security = operation.json().path("security");
            boolean extension = security.valueStream().anyMatch(scheme -> scheme.has("extension"));
            boolean person = security.valueStream().anyMatch(scheme -> scheme.has("person"));
            boolean viewer = security.valueStream()
                    .anyMatch(scheme -> scheme.path("person").isArray()
                            && scheme.path("person").isEmpty());
            assertThat(Map.of(Credential.DEVICE, extension, Credential.REVIEWER, person, Credential.VIEWER, viewer))
                    .allSatisfy((credential, allowed) -> assertThat(
                                    Expectation.of(operation, credential) == Expectation.PASSES)
                            .as(operation + " with " + credential)
                            .isEqualTo(allowed));
        });
    }

    private void assertRejected(Expectation expected, Http.Answer answer, String description) {
        assertThat(expected.holds(answer.status()))
                .as(description + ": " + answer.status())
                .isTrue();
        if (expected == Expectation.UNAUTHORIZED) {
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .as(description)
                    .isPresent();
        }
        assertThat(answer.mediaType()).as(description).isEqualTo("application/problem+json");
        if (!answer.body().isMissingNode()) {
            assertProblem(expected == Expectation.UNAUTHORIZED ? "UnauthorizedProblem" : "ForbiddenProblem", answer);
        }
    }

    private static void assertProblem(String schema, Http.Answer answer) {
        assertThat(Schemas.errors(DOCUMENT, "/components/schemas/" + schema, answer.body()))
                .isEmpty();
    }

    private UUID draftOrDevice(Operation operation) {
        return operation.path().contains("/extensions/") ? device : draft;
    }

    private Http.Answer send(Operation operation, Credential credential, UUID customer, UUID id) {
        return send(operation, credential, customer.toString(), id.toString());
    }

    private Http.Answer send(Operation operation, Credential credential, String customer, String id) {
        JsonNode body = bodies.getOrDefault(operation.id(), JsonMapper.shared().missingNode());
        return Http.send(
                operation.method(),
                pipeline.url(operation
                        .path()
                        .replace("{customerId}", customer)
                        .replace("{id}", id)
                        .replace("{prospectId}", id)
                        .replace("{action}", "message")),
                credentials.token(credential),
                JsonMapper.shared().createObjectNode(),
                body);
    }

    private static Map<String, JsonNode> exampleBodies() {
        return Examples.all().stream()
                .filter(example -> !example.isError() && example.request().has("body"))
                .collect(Collectors.toMap(
                        Example::operationId, example -> example.request().path("body")));
    }
}
