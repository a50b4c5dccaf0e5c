package com.heycmo.outreach.approval;

import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.access.caller.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the event stream, like an open page. */
public final class OpenPage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** An event of the stream; the reconnect time counts as the event {@code retry}. */
    public record Event(String name, JsonNode data) {}

    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    private OpenPage(HttpResponse<InputStream> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "open-page");
        reader.setDaemon(true);
        reader.start();
    }

    /** Opens a page in a new session; returns after the {@code hello} event. */
    public static OpenPage of(ApprovalApi api, UUID customerId) {
        return of(api, customerId, TestSignIn.session(api, UUID.randomUUID(), customerId, Role.VIEWER));
    }

    /** Opens a page in this session; returns after the {@code hello} event. */
    public static OpenPage of(ApprovalApi api, UUID customerId, String session) {
        OpenPage page = new OpenPage(send(request(api, customerId, session)));
        await().atMost(PATIENCE).until(() -> page.has("hello"));
        return page;
    }

    public static HttpRequest.Builder request(ApprovalApi api, UUID customerId, @Nullable String session) {
        HttpRequest.Builder request =
                api.request("/outreach/linkedin/" + customerId + "/live").header("Accept", "text/event-stream");
        return session == null ? request : request.header("Cookie", session);
    }

    private static HttpResponse<InputStream> send(HttpRequest.Builder request) {
        try {
            // One client per page, because each browser has its own connections.
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (InputStream body = response.body()) {
            StringBuilder line = new StringBuilder();
            String name = "";
            for (int next = body.read(); next >= 0; next = body.read()) {
                if (next != '\n') {
                    line.appendCodePoint(next);
                    continue;
                }
                if (line.indexOf("event:") == 0) {
                    name = line.substring("event:".length()).strip();
                } else if (line.indexOf("data:") == 0) {
                    events.add(new Event(name, JsonMapper.shared().readTree(line.substring("data:".length()))));
                } else if (line.indexOf("retry:") == 0) {
                    events.add(new Event("retry", JsonMapper.shared().readTree(line.substring("retry:".length()))));
                }
                line.setLength(0);
            }
        } catch (IOException e) {
            // A broken connection ends the stream too.
        } finally {
            ended = true;
        }
    }

    public boolean has(String name) {
        return events.stream().anyMatch(event -> event.name().equals(name));
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /** Data of the {@code changed} events so far. */
    public List<JsonNode> changes() {
        return events.stream()
                .filter(event -> event.name().equals("changed"))
                .map(Event::data)
                .toList();
    }

    /** Ids of the changed drafts so far, in order, with repetitions. */
    public List<UUID> ids() {
        return changes().stream()
                .flatMap(change -> change.get("ids").valueStream())
                .map(id -> UUID.fromString(id.asString()))
                .toList();
    }

    public boolean hasEnded() {
        return ended;
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
