package com.heycmo.outreach.acceptance.supply;

import com.heycmo.outreach.acceptance.api.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Everything that others wrote and that the build uses, with its licenses: by name, without its version. */
final class Parts {

    private static final Path ROOT = Path.of("..");
    private static final List<String> EXECUTABLES =
            List.of("drafting-ingest", "approval-service", "dispatch-service", "outcome-analytics", "all-in-one");
    private static final String OURS = "com.heycmo.outreach";

    private Parts() {}

    /** The bills of materials that are missing. A build without a network writes none. */
    static List<Path> missing() {
        return EXECUTABLES.stream().map(Parts::bill).filter(Files::notExists).toList();
    }

    /** Of the executable jars. A name of a platform is left out, because each platform brings its own binaries. */
    static TreeMap<String, Set<String>> ofTheJars() {
        TreeMap<String, Set<String>> parts = new TreeMap<>();
        EXECUTABLES.forEach(module -> read(bill(module)).path("components").forEach(component -> {
            String group = component.path("group").asString("");
            if (!group.equals(OURS)) {
                String name = component.path("name").asString().replaceFirst("(-binaries)-.*", "$1");
                parts.computeIfAbsent(group + ":" + name, key -> new TreeSet<>())
                        .addAll(licenses(component));
            }
        }));
        return parts;
    }

    /** The tools that build and test the extension, which ships none of them. */
    static TreeMap<String, Set<String>> ofTheExtension() {
        TreeMap<String, Set<String>> parts = new TreeMap<>();
        read(ROOT.resolve("extension/package-lock.json")).path("packages").forEachEntry((path, entry) -> {
            if (!path.isEmpty()) {
                String name = path.substring(path.lastIndexOf("node_modules/") + "node_modules/".length());
                String declared = entry.path("license").asString("none").replaceAll("[()]", "");
                parts.computeIfAbsent(name, key -> new TreeSet<>()).addAll(List.of(declared.split(" OR ")));
            }
        });
        return parts;
    }

    private static List<String> licenses(JsonNode component) {
        List<String> licenses = component
                .path("licenses")
                .valueStream()
                .map(each -> Stream.of(
                                each.path("license").path("id"),
                                each.path("license").path("name"),
                                each.path("expression"))
                        .flatMap(value -> value.asStringOpt().stream())
                        .findFirst())
                .flatMap(Optional::stream)
                .toList();
        return licenses.isEmpty() ? List.of("none") : licenses;
    }

    private static Path bill(String module) {
        return ROOT.resolve(module).resolve("target/classes/META-INF/sbom/application.cdx.json");
    }

    private static JsonNode read(Path file) {
        try {
            return Documents.json(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
