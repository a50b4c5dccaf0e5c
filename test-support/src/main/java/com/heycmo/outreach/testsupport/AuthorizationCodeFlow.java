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

/** The authorization code flow without a login form: each browser is signed in as the provider's current person. */
final class AuthorizationCodeFlow {

    private final Map<String, String> tokensByCode = new ConcurrentHashMap<>();

    /**
     * Redirects the browser to the client, with a code.
     *
     * @param idToken makes the ID token that contains this nonce
     */
    void authorize(HttpExchange exchange, UnaryOperator<String> idToken) throws IOException {
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        tokensByCode.put(code, idToken.apply(query.get("nonce")));
        String location = "%s?code=%s&state=%s"
                .formatted(
                        query.get("redirect_uri"),
                        code,
                        URLEncoder.encode(query.getOrDefault("state", ""), StandardCharsets.UTF_8));
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    /** Exchanges a code for its token, once. */
    void token(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String token = tokensByCode.remove(parameters(body).getOrDefault("code", ""));
        byte[] response = """
                {"access_token":"%1$s","id_token":"%1$s","token_type":"Bearer","expires_in":3600}
                """.formatted(token).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(token == null ? 400 : 200, response.length);
        exchange.getResponseBody().write(response);
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
