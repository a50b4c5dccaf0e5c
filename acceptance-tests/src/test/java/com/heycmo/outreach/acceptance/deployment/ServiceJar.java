package com.heycmo.outreach.acceptance.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.json.JsonMapper;

/** A service's executable jar, and what can be known of it without running it. */
record ServiceJar(Path path) {

    private static final Set<String> METADATA = Set.of(
            "META-INF/spring-configuration-metadata.json", "META-INF/additional-spring-configuration-metadata.json");

    static ServiceJar of(String module) {
        return new ServiceJar(Path.of("..", module, "target", module + "-exec.jar"));
    }

    /** The name of a property as the environment spells it, for instance {@code SPRING_DATASOURCE_URL}. */
    static String environmentName(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** Every property that the jar's libraries declare, as the environment spells it. */
    Set<String> environmentNames() throws IOException {
        try (InputStream jar = Files.newInputStream(path)) {
            return environmentNames(jar);
        }
    }

    private static Set<String> environmentNames(InputStream jar) throws IOException {
        Set<String> names = new HashSet<>();
        ZipInputStream entries = new ZipInputStream(jar);
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            if (entry.getName().endsWith(".jar")) {
                names.addAll(environmentNames(new ByteArrayInputStream(entries.readAllBytes())));
            } else if (METADATA.contains(entry.getName())) {
                JsonMapper.shared()
                        .readTree(entries.readAllBytes())
                        .path("properties")
                        .forEach(property ->
                                names.add(environmentName(property.path("name").asString())));
            }
        }
        return names;
    }
}
