package com.heycmo.outreach.acceptance.fuzz;

import com.heycmo.outreach.acceptance.access.Credential;
import com.heycmo.outreach.acceptance.access.TestCredentials;
import com.heycmo.outreach.acceptance.api.Documents;
import com.heycmo.outreach.acceptance.api.Example;
import com.heycmo.outreach.acceptance.api.Examples;
import com.heycmo.outreach.acceptance.api.OpenApi;
import com.heycmo.outreach.acceptance.api.Operation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Requests as a client would send them: each operation of the OpenAPI document, the pages, and places with nothing. */
final class GoodRequests {

    private static final List<String> PAGES = List.of(
            "/outreach/linkedin",
            "/outreach/linkedin/" + Cast.CUSTOMER,
            "/outreach/linkedin/" + Cast.CUSTOMER + "?q=jane",
            "/outreach/linkedin/" + Cast.OTHER + "/pause",
            "/outreach/linkedin/" + Cast.CUSTOMER + "/resume",
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
            "/api/linkedin/nothing/" + Cast.CUSTOMER);

    private static final List<String> FILTERS = List.of(
            "",
            "",
            "?status=pending_review",
            "?status=sent&status=failed&limit=1",
            "?q=jane&order=desc",
            "?action=message&limit=200");

    private final Cast cast;
    private final TestCredentials wallet;
    private final List<Operation> operations = Operation.all(Documents.read(OpenApi.FILE));
    private final Map<String, Example> examples = Examples.all().stream()
            .filter(example -> !example.isError())
            .collect(Collectors.toMap(Example::operationId, Function.identity()));

    GoodRequests(Cast cast, TestCredentials wallet) {
        this.cast = cast;
        this.wallet = wallet;
    }

    /** One that comes with one of these credentials; in most cases about the customer whom they may be good for. */
    Request one(List<Credential> credentials, Dice dice) {
        if (dice.percent(12)) {
            String method = dice.percent(70) ? "get" : "post";
            return authorized(new Request(method, dice.oneOf(PAGES)), dice.oneOf(credentials));
        }
        Operation operation = dice.oneOf(operations);
        Request request = new Request(operation.method(), targetOf(operation, dice));
        String body = bodyOf(operation, dice);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json").body(body);
        }
        if (operation.path().endsWith("/next") && dice.percent(40)) {
            request.header("Idempotency-Key", "key-" + dice.below(20));
        }
        return authorized(request, credentialFor(operation, credentials, dice));
    }

    private static Credential credentialFor(Operation operation, List<Credential> credentials, Dice dice) {
        boolean person = operation.json().path("security").valueStream().anyMatch(scheme -> scheme.has("person"));
        Credential right = person ? Credential.REVIEWER : Credential.DEVICE;
        return credentials.contains(right) && dice.percent(85) ? right : dice.oneOf(credentials);
    }

    private Request authorized(Request request, Credential credential) {
        String token = wallet.token(credential);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private String targetOf(Operation operation, Dice dice) {
        String customer = dice.oneOf(List.of(
                        Cast.CUSTOMER,
                        Cast.CUSTOMER,
                        Cast.CUSTOMER,
                        Cast.CUSTOMER,
                        Cast.CUSTOMER,
                        Cast.CUSTOMER,
                        Cast.OTHER,
                        "nobody"))
                .toString();
        String query = operation.id().equals("listDrafts") ? dice.oneOf(FILTERS) : "";
        return operation.path().replace("{customerId}", customer).replace("{id}", idFor(operation, dice)) + query;
    }

    private String idFor(Operation operation, Dice dice) {
        boolean extension = operation.path().contains("/extensions/");
        return switch (dice.below(10)) {
            case 0 -> "none";
            case 1 -> new UUID(dice.below(9), dice.below(9)).toString();
            case 2 -> (extension ? cast.othersDevice() : dice.oneOf(cast.othersDrafts())).toString();
            default -> (extension ? cast.device() : dice.oneOf(cast.drafts())).toString();
        };
    }

    /** The example's, about drafts of these customers. */
    private String bodyOf(Operation operation, Dice dice) {
        Example example = examples.get(operation.id());
        if (example == null || !example.request().has("body")) {
            return operation.json().has("requestBody") && dice.percent(50) ? "{\"version\":1}" : "";
        }
        return example.request()
                .path("body")
                .toString()
                .replace(
                        "2b67ae69-27e7-5ffb-b73a-38d54075458b",
                        dice.oneOf(cast.drafts()).toString())
                .replace(
                        "2e1c92c4-a210-5b56-b823-7c584d133126",
                        dice.oneOf(cast.othersDrafts()).toString())
                .replace("b7f4c1de-2f0a-4c3e-8d55-7a1e9b0c6f21", Cast.CLAIM_TOKEN.toString())
                .replace("in/jane-doe", "in/fuzz-draft-" + dice.below(60));
    }
}
