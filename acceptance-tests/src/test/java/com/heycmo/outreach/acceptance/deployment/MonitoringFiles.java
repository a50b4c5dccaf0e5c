package com.heycmo.outreach.acceptance.deployment;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The alerts and the dashboard in {@code deploy/monitoring}, and the metrics that they name. */
public final class MonitoringFiles {

    static final String ALERTS = "deploy/monitoring/alerts.yml";
    static final List<String> ALERT_TESTS =
            List.of("deploy/monitoring/alerts.test.yml", "deploy/monitoring/alerts.week.test.yml");

    /** Prometheus makes these itself. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

    private static final Pattern LABELS_AND_RANGES =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|\\b(?:by|ignoring|on|without)\\s*\\([^)]*\\)");
    /** A name that no parenthesis follows. */
    private static final Pattern METRIC = Pattern.compile("\\b[a-zA-Z_:][\\w:]*\\b(?!\\s*\\()");

    private static final Set<String> OPERATORS = Set.of("or", "and", "unless", "bool", "offset");

    private MonitoringFiles() {}

    static List<JsonNode> alerts() {
        return yaml(ALERTS)
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    static JsonNode dashboard() {
        return JsonMapper.shared().readTree(ComposeFile.read("deploy/monitoring/grafana/dashboard.json"));
    }

    static JsonNode yaml(String file) {
        return JsonMapper.shared().valueToTree(new Yaml().<Object>load(ComposeFile.read(file)));
    }

    /** Of all alerts and panels, without those that Prometheus makes itself. */
    public static Set<String> metrics() {
        List<String> expressions = new ArrayList<>();
        alerts().forEach(alert -> expressions.add(alert.path("expr").asString()));
        dashboard().findValues("expr").forEach(expression -> expressions.add(expression.asString()));
        return metrics(expressions);
    }

    static Set<String> metrics(Collection<String> expressions) {
        return expressions.stream()
                .map(expression -> LABELS_AND_RANGES.matcher(expression).replaceAll(" "))
                .flatMap(expression -> METRIC.matcher(expression).results().map(MatchResult::group))
                .filter(name -> !OPERATORS.contains(name) && !OF_PROMETHEUS.contains(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The names of the alerts. */
    public static List<String> alertNames() {
        return alerts().stream().map(alert -> alert.path("alert").asString()).toList();
    }

    /**
     * The alerts for a test, which cannot wait for minutes: they fire at once, averages span 15 seconds and are compared with
     * those of 15 seconds ago, and limits of 100 seconds and more are five seconds.
     */
    public static String acceleratedAlerts() {
        return ComposeFile.read(ALERTS)
                .replaceAll("for: \\w+", "for: 0s")
                .replaceAll("\\[\\w+]", "[15s]")
                .replaceAll("offset \\w+", "offset 15s")
                .replaceAll("(_seconds(?:_max)?\\)) > \\d{3,}", "$1 > 5");
    }

    /**
     * The scrape job for a test: every two seconds, of these services on this machine. It drops the discovery by name, which needs
     * the name server of the containers.
     *
     * @param managementPorts by service
     */
    public static String acceleratedScrapes(Map<String, Integer> managementPorts) {
        String targets = managementPorts.entrySet().stream()
                .map(service -> "      - { targets: [\"127.0.0.1:%d\"], labels: { service: %s } }\n"
                        .formatted(service.getValue(), service.getKey()))
                .collect(Collectors.joining());
        return ComposeFile.read("deploy/monitoring/prometheus.yml")
                .replace("/etc/prometheus/alerts.yml", "alerts.yml")
                .replaceAll("_interval: \\d+s", "_interval: 2s")
                .replaceAll("(?s)(\n    static_configs:\n).*", "$1" + targets);
    }

    /** Whether the path has this program. */
    public static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    static Stream<String> headings(String file) {
        return Pattern.compile("(?m)^#+ (.+)$")
                .matcher(ComposeFile.read(file))
                .results()
                .map(match -> match.group(1));
    }
}
