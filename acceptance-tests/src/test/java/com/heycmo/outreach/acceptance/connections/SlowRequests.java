package com.heycmo.outreach.acceptance.connections;

import java.util.List;
import java.util.UUID;

/**
 * The requests of slow clients.
 *
 * @param queue the path of the customer's queue
 * @param reviewer the token of a person
 * @param device the token of an extension
 */
public record SlowRequests(String queue, String reviewer, String device) {

    private static final String NOBODY = "garbage";
    private static final String LONG = "Content-Length: 60000";
    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final String BYTE = "x";

    public static SlowRequests of(UUID customer, String reviewer, String device) {
        return new SlowRequests("/api/linkedin/queue/" + customer, reviewer, device);
    }

    public SlowClient rejectedBodies() {
        return new SlowClient("bodies of requests without a valid credential", post("/approve", NOBODY, LONG), BYTE);
    }

    public SlowClient bodiesOfPeople() {
        return new SlowClient("bodies with the token of a person", post("/approve", reviewer, LONG), BYTE);
    }

    public SlowClient bodiesOfExtensions() {
        return new SlowClient("bodies with the token of an extension", post("/result", device, LONG), BYTE);
    }

    /** The chunk never begins. */
    public SlowClient chunkHeaders() {
        return new SlowClient("chunk headers with the token of a person", post("/skip", reviewer, CHUNKED), "0");
    }

    public SlowClient chunksOfPeople() {
        return chunks("chunks with the token of a person", "/skip", reviewer);
    }

    public SlowClient chunksOfExtensions() {
        return chunks("chunks with the token of an extension", "/result", device);
    }

    public SlowClient rejectedChunks() {
        return chunks("chunks without a valid credential", "/skip", NOBODY);
    }

    private SlowClient chunks(String name, String operation, String token) {
        return new SlowClient(name, post(operation, token, CHUNKED), "1\r\nx\r\n");
    }

    public SlowClient signIns() {
        String headers = "Content-Type: application/x-www-form-urlencoded\r\n" + LONG;
        return new SlowClient("forms to sign in", head("POST /login", NOBODY, headers) + "\r\n\r\n", BYTE);
    }

    public SlowClient headers() {
        return new SlowClient("headers", head("GET " + queue, NOBODY, "X-Slow: "), BYTE);
    }

    public SlowClient readers() {
        return new SlowClient(
                "readers of large answers",
                head("GET " + queue + "?limit=50", reviewer, "Accept: application/json") + "\r\n\r\n",
                SlowClient.NOTHING);
    }

    /** @param sessions the cookies of people who have signed in */
    public SlowClient streams(UUID customer, List<String> sessions) {
        String request = "GET /outreach/linkedin/%s/live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                .formatted(customer);
        return new SlowClient(
                "streams of open pages",
                sessions.stream()
                        .map(session -> request + "Cookie: " + session + "\r\n\r\n")
                        .toList(),
                SlowClient.NOTHING);
    }

    private String post(String operation, String token, String length) {
        String target = "POST " + queue + "/" + UUID.randomUUID() + operation;
        return head(target, token, "Content-Type: application/json\r\n" + length) + "\r\n\r\n";
    }

    private static String head(String request, String token, String headers) {
        return request + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n" + headers;
    }
}
