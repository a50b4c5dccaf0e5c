package com.heycmo.outreach.acceptance.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service's executable jar, inspected without running it. */
record ServiceJar(Path path) {

    private static final Set<String> METADATA = Set.of(
            "META-INF/spring-configuration-metadata.json", "META-INF/additional-spring-configuration-metadata.json");

    static ServiceJar of(String module) {
        return new ServiceJar(Path.of("..", module, "target", module + "-exec.jar"));
    }

    /** The environment variable of a property, for instance {@code SPRING_DATASOURCE_URL}. */
    static String environmentName(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * Whether the jar's libraries declare the property of an environment variable. Properties below a map, for instance
     * {@code spring.security.oauth2.client.provider.*}, match by the map's name.
     */
    Predicate<String> environmentNames() throws IOException {
        Set<String> names = ownEnvironmentNames();
        Set<String> maps = new HashSet<>();
        try (InputStream jar = Files.newInputStream(path)) {
            collect(jar, names, maps);
        }
        return name -> names.contains(name) || maps.stream().anyMatch(map -> name.startsWith(map + "_"));
    }

    private static void collect(InputStream jar, Set<String> names, Set<String> maps) throws IOException {
        ZipInputStream entries = new ZipInputStream(jar);
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            if (entry.getName().endsWith(".jar")) {
                collect(new ByteArrayInputStream(entries.readAllBytes()), names, maps);
            } else if (METADATA.contains(entry.getName())) {
                for (JsonNode property :
                        JsonMapper.shared().readTree(entries.readAllBytes()).path("properties")) {
                    boolean map = property.path("type").asString("").startsWith("java.util.Map");
                    (map ? maps : names)
                            .add(environmentName(property.path("name").asString()));
                }
            }
        }
    }

    /** Our own properties have no metadata: they are components of records. */
    private static Set<String> ownEnvironmentNames() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scan.findCandidateComponents("com.heycmo.outreach").stream()
                .map(found -> ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()), ServiceJar.class.getClassLoader()))
                .filter(Class::isRecord)
                .flatMap(record -> Arrays.stream(record.getRecordComponents())
                        .map(component -> record.getAnnotation(ConfigurationProperties.class)
                                        .value() + "." + component.getName()))
                .map(ServiceJar::environmentName)
                .collect(Collectors.toSet());
    }
}
