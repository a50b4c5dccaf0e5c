package com.heycmo.outreach.acceptance.journey;

import com.heycmo.outreach.testsupport.TestPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** nginx with the configuration of {@code docker-compose.yml}, before services on other ports. */
final class NginxProxy implements AutoCloseable {

    private final int port = TestPorts.take();
    private final Process process;

    private NginxProxy(Path directory, List<ServiceProcess> services) throws IOException {
        String proxy = Files.readString(Path.of("../deploy/proxy.conf"))
                .replace("listen 8080;", "listen 127.0.0.1:%d;".formatted(port));
        for (String module : List.of("dispatch-service", "approval-service")) {
            proxy = withServers(proxy, module, services);
        }
        Files.writeString(directory.resolve("proxy.conf"), proxy);
        Files.createDirectories(directory.resolve("temp"));
        Files.writeString(directory.resolve("nginx.conf"), """
                daemon off;
                pid nginx.pid;
                events {}
                http {
                    access_log off;
                    client_body_temp_path temp/body;
                    proxy_temp_path temp/proxy;
                    fastcgi_temp_path temp/fastcgi;
                    uwsgi_temp_path temp/uwsgi;
                    scgi_temp_path temp/scgi;
                    include proxy.conf;
                }
                """);
        process = new ProcessBuilder("nginx", "-p", directory.toString(), "-c", "nginx.conf", "-e", "error.log")
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "nginx.out").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-nginx"));
    }

    static NginxProxy start(Path directory, List<ServiceProcess> services) {
        try {
            NginxProxy proxy = new NginxProxy(directory, services);
            Awaitility.await("the proxy is ready")
                    .atMost(Duration.ofSeconds(30))
                    .until(() ->
                            PipelineClient.exchange(HttpRequest.newBuilder(URI.create(proxy.url() + "/proxy-health")))
                                            .status()
                                    == 204);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line for each instance. */
    private static String withServers(String proxy, String module, List<ServiceProcess> services) {
        String line = "server %s:8080 max_fails=1 fail_timeout=2s;".formatted(module);
        if (!proxy.contains(line)) {
            throw new IllegalStateException("proxy.conf has no line: " + line);
        }
        return proxy.replace(
                line,
                services.stream()
                        .filter(service -> service.module().equals(module))
                        .map(service -> line.replace(module + ":8080", "127.0.0.1:" + service.port()))
                        .collect(Collectors.joining("\n    ")));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Reads the configuration again; requests that are running finish on the old workers. */
    void reload() {
        try {
            new ProcessBuilder("kill", "-HUP", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("nginx", "-v").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
