package com.heycmo.outreach.acceptance.fuzz;

import com.heycmo.outreach.acceptance.access.Credential;
import com.heycmo.outreach.acceptance.access.TestCredentials;
import com.heycmo.outreach.acceptance.api.Documents;
import com.heycmo.outreach.acceptance.api.Example;
import com.heycmo.outreach.acceptance.api.Examples;
import com.heycmo.outreach.acceptance.api.OpenApi;
import com.heycmo.outreach.acceptance.api.Operation;
import com.heycmo.outreach.draft.ProspectId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests as a client sends them: each operation of the OpenAPI document, the pages, and unknown paths. */
final class ValidRequests {

    private static final List<String> PAGES = List.of(
            "/outreach/linkedin",
            "/outreach/linkedin/" + FuzzFixtures.CUSTOMER,
            "/outreach/linkedin/" + FuzzFixtures.CUSTOMER + "?q=jane",
            "/outreach/linkedin/" + FuzzFixtures.OTHER + "/pause",
            "/outreach/linkedin/" + FuzzFixtures.CUSTOMER + "/resume",
            "/oauth2/authorization/outreach",
            "/oauth2/authorization/nobody",
            "/login/oauth2/code/outreach?code=x&state=y",
            "/login/oauth2/code/outreach?error=access_denied&state=y",
            "/logout",
            "/",
            "/error",
            "/actuator/health",
            "/actuator/env",
            "/problems/not-found",
            "/favicon.ico",
            "/api",
            "/api/linkedin",
            "/api/linkedin/queue",
            "/api/linkedin/nothing/" + FuzzFixtures.CUSTOMER);

    private static final List<String> FILTERS = List.of(
            "",
            "",
            "?status=pending_review",
            "?status=sent&status=failed&limit=1",
            "?q=jane&order=desc",
            "?action=message&limit=200");

    private final FuzzFixtures fixtures;
    private final TestCredentials wallet;
    private final List<Operation> operations = Operation.all(Documents.read(OpenApi.FILE));
    private final Map<String, Example> examples = Examples.all().stream()
            .filter(example -> !example.isError())
            .collect(Collectors.toMap(Example::operationId, Function.identity()));

    ValidRequests(FuzzFixtures fixtures, TestCredentials wallet) {
        this.fixtures = fixtures;
        this.wallet = wallet;
    }

    /** A request with one of these credentials, in most cases for the customer that they may be valid for. */
    Request next(List<Credential> credentials, SeededRandom random) {
        if (random.percent(12)) {
            String method = random.percent(70) ? "get" : "post";
            return authorized(new Request(method, random.oneOf(PAGES)), random.oneOf(credentials));
        }
        Operation operation = random.oneOf(operations);
        Request request = new Request(operation.method(), targetOf(operation, random));
        String body = bodyOf(operation, random);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json").body(body);
        }
        if (operation.path().endsWith("/next") && random.percent(40)) {
            request.header("Idempotency-Key", "key-" + random.below(20));
        }
        return authorized(request, credentialFor(operation, credentials, random));
    }

    /**
     * The same in each run: a GET with each odd piece in each segment of a path, for a path of each security chain; and one
     * that accepts nothing that is served.
     */
    List<Request> fixed() {
        Request unserved = new Request("get", "/api/linkedin/queue/" + FuzzFixtures.CUSTOMER);
        return Stream.concat(
                        oddPaths(),
                        Stream.of(authorized(unserved, Credential.REVIEWER).onlyHeader("Accept", "application/xml")))
                .toList();
    }

    private Stream<Request> oddPaths() {
        return Stream.of(
                        Map.entry("/api/linkedin/queue/" + FuzzFixtures.CUSTOMER, Credential.REVIEWER),
                        Map.entry("/api/linkedin/next/" + FuzzFixtures.CUSTOMER, Credential.DEVICE),
                        Map.entry("/outreach/linkedin/" + FuzzFixtures.CUSTOMER, Credential.NONE),
                        Map.entry("/actuator/health", Credential.NONE))
                .flatMap(path -> TargetMutators.withEachPiece(path.getKey())
                        .map(odd -> authorized(new Request("get", odd), path.getValue())));
    }

    private static Credential credentialFor(Operation operation, List<Credential> credentials, SeededRandom random) {
        boolean person = operation.json().path("security").valueStream().anyMatch(scheme -> scheme.has("person"));
        Credential right = person ? Credential.REVIEWER : Credential.DEVICE;
        return credentials.contains(right) && random.percent(85) ? right : random.oneOf(credentials);
    }

    private Request authorized(Request request, Credential credential) {
        String token = wallet.token(credential);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private String targetOf(Operation operation, SeededRandom random) {
        String customer = random.oneOf(List.of(
                        FuzzFixtures.CUSTOMER,
                        FuzzFixtures.CUSTOMER,
                        FuzzFixtures.CUSTOMER,
                        FuzzFixtures.CUSTOMER,
                        FuzzFixtures.CUSTOMER,
                        FuzzFixtures.CUSTOMER,
                        FuzzFixtures.OTHER,
                        "nobody"))
                .toString();
        String query = operation.id().equals("listDrafts") ? random.oneOf(FILTERS) : "";
        return operation
                        .path()
                        .replace("{customerId}", customer)
                        .replace("{id}", idFor(operation, random))
                        .replace("{prospectId}", prospectFor(random))
                        .replace("{action}", "message")
                + query;
    }

    private static String prospectFor(SeededRandom random) {
        return String.valueOf(
                ProspectId.of(FuzzFixtures.CUSTOMER, "https://www.linkedin.com/in/fuzz-draft-" + random.below(60)));
    }

    private String idFor(Operation operation, SeededRandom random) {
        boolean extension = operation.path().contains("/extensions/");
        return switch (random.below(10)) {
            case 0 -> "none";
            case 1 -> new UUID(random.below(9), random.below(9)).toString();
            case 2 -> (extension ? fixtures.othersDevice() : random.oneOf(fixtures.othersDrafts())).toString();
            default -> (extension ? fixtures.device() : random.oneOf(fixtures.drafts())).toString();
        };
    }

    /** The body of the example, with ids of the fixtures. */
    private String bodyOf(Operation operation, SeededRandom random) {
        Example example = examples.get(operation.id());
        if (example == null || !example.request().has("body")) {
            return operation.json().has("requestBody") && random.percent(50) ? "{\"version\":1}" : "";
        }
        return example.request()
                .path("body")
                .toString()
                .replace(
                        "2b67ae69-27e7-5ffb-b73a-38d54075458b",
                        random.oneOf(fixtures.drafts()).toString())
                .replace(
                        "2e1c92c4-a210-5b56-b823-7c584d133126",
                        random.oneOf(fixtures.othersDrafts()).toString())
                .replace("b7f4c1de-2f0a-4c3e-8d55-7a1e9b0c6f21", FuzzFixtures.CLAIM_TOKEN.toString())
                .replace("in/jane-doe", "in/fuzz-draft-" + random.below(60));
    }
}
