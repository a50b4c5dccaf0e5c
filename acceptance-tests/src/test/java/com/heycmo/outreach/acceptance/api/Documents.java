package com.heycmo.outreach.acceptance.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The files of {@code docs/api}. */
public final class Documents {

    static final Path API = Path.of("..", "docs", "api");
    static final Path SAMPLES = Path.of("..", "samples", "drafts.jsonl");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES, YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private Documents() {}

    /** A file in JSON or, if its name says so, in YAML; {@code name} is relative to docs/api. */
    public static JsonNode read(String name) {
        return name.endsWith(".yaml") ? yaml(text(API.resolve(name))) : json(text(API.resolve(name)));
    }

    static JsonNode yaml(String text) {
        return YAML.readTree(text);
    }

    public static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    static String asYaml(JsonNode document) {
        return YAML.writeValueAsString(document);
    }

    static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
