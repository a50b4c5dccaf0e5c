package com.heycmo.outreach.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.acceptance.access.DatabaseChecksum;
import com.heycmo.outreach.testsupport.Thorough;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Nothing is done before the whole request has been judged: each operation of the OpenAPI document with odd headers and
 * unreadable bodies. A request that is not answered with 2xx changed nothing.
 */
@Tag(Thorough.TAG)
@ExtendWith(RunningPipeline.Extension.class)
class JudgedBeforeDoneIntegrationTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** For each operation, of about 3,000 combinations of headers and bodies. */
    private static final int COMBINATIONS = Thorough.choose(3, 500);

    private static final int SEED = 20261129;

    /** Each operation gets every sixth of the odd requests, another sixth than the operation before. */
    private static final int STEP = Thorough.choose(6, 1);

    private final JsonNode openApi = Documents.read(OpenApi.FILE);

    static List<Example> operations() {
        return Examples.all().stream().filter(example -> !example.isError()).toList();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsNotAnsweredWith2xxChangedNothing(Example example, RunningPipeline pipeline) throws Exception {
        Operation operation = Operation.of(openApi, example.operationId());
        Exchange exchange = new Exchange(example, operation, pipeline);
        assertThatAChangeIsSeen(exchange);
        List<OddRequest> requests =
                OddRequest.all(exchange.body(), operation.path().endsWith("/result"));
        for (OddRequest request : share(requests, example)) {
            assertThatOnlySuccessChanges(exchange, request);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void noCombinationOfOddHeadersAndBodiesChangesAnythingUnlessItSucceeds(Example example, RunningPipeline pipeline)
            throws Exception {
        Exchange exchange = new Exchange(example, Operation.of(openApi, example.operationId()), pipeline);
        List<OddRequest> combinations = OddRequest.combinations(exchange.body(), new Random(SEED));
        for (OddRequest request : combinations.subList(0, Math.min(COMBINATIONS, combinations.size()))) {
            assertThatOnlySuccessChanges(exchange, request);
        }
    }

    private static <T> List<T> share(List<T> requests, Example example) {
        int first = operations().indexOf(example) % STEP;
        return IntStream.iterate(first, index -> index < requests.size(), index -> index + STEP)
                .mapToObj(requests::get)
                .toList();
    }

    private static void assertThatOnlySuccessChanges(Exchange exchange, OddRequest request) throws Exception {
        exchange.prepareIfChanged();
        HttpResponse<String> answer = exchange.send(request);
        String description = "%s, %s: %d %s".formatted(exchange.operation, request, answer.statusCode(), answer.body());
        assertThat(answer.statusCode()).as(description).isLessThan(500);
        assertThat(isSuccess(answer) || exchange.isUnchanged()).as(description).isTrue();
        if (isSuccess(answer) && !answer.body().isEmpty()) {
            assertThat(answer.headers().firstValue("Content-Type"))
                    .as(description)
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void claimsAndResultsAnswerJsonWhateverIsAcceptedAndOthers406(Example example, RunningPipeline pipeline)
            throws Exception {
        Operation operation = Operation.of(openApi, example.operationId());
        boolean always =
                List.of("/next", "/result", "/release", "/extend").stream().anyMatch(operation.path()::endsWith);
        Exchange exchange = new Exchange(example, operation, pipeline);
        for (String accept : share(OddRequest.UNSERVED, example)) {
            exchange.prepareIfChanged();
            assertThat(exchange.send(OddRequest.accepting(accept, exchange.body()))
                            .statusCode())
                    .as("%s accepting %s", operation, accept)
                    .isEqualTo(always ? 200 : 406);
            if (!operation.path().contains("{customerId}")) {
                continue;
            }
            HttpResponse<String> problem = exchange.sendFor("no-customer", OddRequest.accepting(accept, new byte[0]));
            assertThat(problem.statusCode()).isEqualTo(403);
            assertThat(problem.headers().firstValue("Content-Type"))
                    .as("%s accepting %s", operation, accept)
                    .hasValue(
                            accept.contains("text/html") && !always
                                    ? "text/html;charset=UTF-8"
                                    : "application/problem+json");
        }
    }

    private static void assertThatAChangeIsSeen(Exchange exchange) throws Exception {
        exchange.prepare();
        HttpResponse<String> answer = exchange.send(OddRequest.accepting("application/json", exchange.body()));
        assertThat(isSuccess(answer)).as(answer.body()).isTrue();
        assertThat(exchange.isUnchanged()).isEqualTo(exchange.onlyReads());
    }

    private static boolean isSuccess(HttpResponse<String> answer) {
        return answer.statusCode() >= 200 && answer.statusCode() < 300;
    }

    /** An operation with the rows that its example needs. */
    private static final class Exchange {

        private final Example example;
        private final Operation operation;
        private final RunningPipeline pipeline;
        private final UUID customerId;
        private @Nullable String prepared;

        Exchange(Example example, Operation operation, RunningPipeline pipeline) {
            this.example = example;
            this.operation = operation;
            this.pipeline = pipeline;
            this.customerId = pipeline.customerId(0);
        }

        boolean onlyReads() {
            return operation.method().equals("get") && !operation.path().endsWith("/next");
        }

        byte[] body() {
            JsonNode body = example.request().path("body");
            return body.isMissingNode() ? new byte[0] : JsonMapper.shared().writeValueAsBytes(body);
        }

        void prepare() {
            pipeline.clear(customerId);
            given().forEach(given -> {
                if (!given.has("decision")) {
                    GivenRow.insert(given, customerId, pipeline);
                }
            });
            if (operation.path().endsWith("/resume")) {
                pipeline.customerRows().pause(customerId);
            }
            // Creates the extension's token.
            token();
            prepared = checksum();
        }

        /** The example of a claim by GET has no job. */
        private JsonNode given() {
            return operation.path().endsWith("/next")
                    ? Examples.all().stream()
                            .filter(other -> other.name().equals("claimNextJob"))
                            .findFirst()
                            .orElseThrow()
                            .given()
                    : example.given();
        }

        void prepareIfChanged() {
            if (prepared == null || !isUnchanged()) {
                prepare();
            }
        }

        boolean isUnchanged() {
            return checksum().equals(prepared);
        }

        HttpResponse<String> send(OddRequest odd) throws IOException, InterruptedException {
            return sendFor(customerId.toString(), odd);
        }

        HttpResponse<String> sendFor(String customer, OddRequest odd) throws IOException, InterruptedException {
            String target = example.target(operation.path()).replace(customerId.toString(), customer);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(pipeline.url(target)))
                    .header("Authorization", "Bearer " + token())
                    .method(operation.method().toUpperCase(Locale.ROOT), odd.publisher());
            odd.headers().forEach(request::header);
            return HTTP.send(request.build(), BodyHandlers.ofString());
        }

        private String token() {
            return pipeline.token(customerId, operation.json());
        }

        private String checksum() {
            return DatabaseChecksum.ofCustomer(pipeline.database(), customerId);
        }
    }
}
