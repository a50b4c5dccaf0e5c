package com.heycmo.outreach.testsupport;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;

/** Signing in at a provider that asks no questions: whoever comes along is the person of that moment. */
final class CodeFlow {

    private final Map<String, String> tokensByCode = new ConcurrentHashMap<>();

    /**
     * Sends the browser back with a code.
     *
     * @param idToken by the nonce that it has to carry
     */
    void authorize(HttpExchange exchange, UnaryOperator<String> idToken) throws IOException {
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        tokensByCode.put(code, idToken.apply(query.get("nonce")));
        String back = "%s?code=%s&state=%s"
                .formatted(
                        query.get("redirect_uri"),
                        code,
                        URLEncoder.encode(query.getOrDefault("state", ""), StandardCharsets.UTF_8));
        exchange.getResponseHeaders().set("Location", back);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** Gives the token for the code, once. */
    void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String token = tokensByCode.remove(parameters(body).getOrDefault("code", ""));
        byte[] answer = """
                {"access_token":"%1$s","id_token":"%1$s","token_type":"Bearer","expires_in":3600}
                """.formatted(token).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(token == null ? 400 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static Map<String, String> parameters(String encoded) {
        return UriComponentsBuilder.newInstance()
                .query(encoded)
                .build()
                .getQueryParams()
                .toSingleValueMap()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> URLDecoder.decode(entry.getValue(), StandardCharsets.UTF_8)));
    }
}
