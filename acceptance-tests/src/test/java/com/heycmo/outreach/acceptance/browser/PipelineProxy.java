package com.heycmo.outreach.acceptance.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Stands between an extension and the pipeline, and loses, changes or refuses answers. */
final class PipelineProxy implements AutoCloseable {

    /** What the extension gets, for a path; null: the connection ends without an answer. */
    interface Rule {
        @Nullable
        Answer answer(String path, Callable<Answer> pipeline) throws Exception;
    }

    record Answer(int status, String type, String origin, byte[] body) {

        Answer changed(String from, String to) {
            String text = new String(body, StandardCharsets.UTF_8).replace(from, to);
            return new Answer(status, type, origin, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    static final Rule HONEST = (path, pipeline) -> pipeline.call();
    static final Rule DEAD = (path, pipeline) -> null;

    private static final List<String> PASSED_ON = List.of(
            "Authorization",
            "Content-Type",
            "Idempotency-Key",
            "Origin",
            "Access-Control-Request-Method",
            "Access-Control-Request-Headers");
    private static final Set<String> CORS =
            Set.of("access-control-allow-headers", "access-control-allow-methods", "access-control-max-age");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Supplier<String> pipeline;
    private final HttpServer server;
    private volatile Rule rule = HONEST;

    PipelineProxy(Supplier<String> pipeline) {
        this.pipeline = pipeline;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String baseUrl() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void follow(Rule changed) {
        rule = changed;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                preflight(exchange);
                return;
            }
            Answer answer = rule.answer(exchange.getRequestURI().getPath(), () -> forward(exchange, body));
            if (answer != null) {
                exchange.getResponseHeaders().set("Content-Type", answer.type());
                exchange.getResponseHeaders().set("Access-Control-Allow-Origin", answer.origin());
                exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private void preflight(HttpExchange exchange) throws IOException, InterruptedException {
        HttpResponse<byte[]> allowed = send(exchange, new byte[0]);
        allowed.headers().map().forEach((name, values) -> {
            if (CORS.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", originIn(allowed));
        exchange.sendResponseHeaders(allowed.statusCode(), -1);
    }

    private Answer forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(exchange, body);
        String type = response.headers().firstValue("content-type").orElse("text/plain");
        return new Answer(response.statusCode(), type, originIn(response), response.body());
    }

    private static String originIn(HttpResponse<?> response) {
        return response.headers().firstValue("access-control-allow-origin").orElse("null");
    }

    private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(pipeline.get() + exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (String name : PASSED_ON) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
