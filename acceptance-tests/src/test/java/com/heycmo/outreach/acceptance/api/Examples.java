package com.heycmo.outreach.acceptance.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The files of {@code docs/api/examples}. */
public final class Examples {

    private static final String SUFFIX = ".json";

    private Examples() {}

    public static List<Example> all() {
        try (Stream<Path> files = Files.list(Documents.API.resolve("examples"))) {
            return files.sorted().map(Examples::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example read(Path file) {
        String name = file.getFileName().toString();
        return new Example(name.substring(0, name.length() - SUFFIX.length()), Documents.json(Documents.text(file)));
    }

    /** Replaces the example's response with this one. */
    static void write(Example example, ObjectNode response) throws IOException {
        ((ObjectNode) example.json()).set("response", response);
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        Files.writeString(
                Documents.API.resolve("examples").resolve(example.name() + SUFFIX),
                JsonMapper.shared().writer().with(printer).writeValueAsString(example.json()) + "\n");
    }
}
