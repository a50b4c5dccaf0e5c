package com.heycmo.outreach.acceptance.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docker-compose.yml} and the files that it refers to. */
final class ComposeFile {

    private static final Path ROOT = Path.of("..");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(?::\\?[^}]*)?}");

    private final JsonNode compose =
            JsonMapper.shared().valueToTree(new Yaml().<Object>load(read("docker-compose.yml")));

    JsonNode services() {
        return compose.path("services");
    }

    JsonNode service(String name) {
        return services().path(name);
    }

    Set<String> volumes() {
        return Set.copyOf(compose.path("volumes").propertyNames());
    }

    /** The environment of a service, with variable names in place of their values. */
    Map<String, String> environment(String service) {
        Map<String, String> environment = new LinkedHashMap<>();
        service(service)
                .path("environment")
                .forEachEntry((name, value) -> environment.put(
                        name,
                        VARIABLE.matcher(value.asString())
                                .replaceAll(result -> Matcher.quoteReplacement(result.group(1)))));
        return environment;
    }

    JsonNode realm() {
        return JsonMapper.shared().readTree(read("deploy/keycloak-realm.json"));
    }

    /** The variables that a file needs. */
    static Set<String> variables(String file) {
        return VARIABLE.matcher(read(file))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The variables of {@code .env.example}, which have no value there. */
    static Set<String> secrets() {
        return Pattern.compile("(?m)^([A-Z_]+)=$")
                .matcher(read(".env.example"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
