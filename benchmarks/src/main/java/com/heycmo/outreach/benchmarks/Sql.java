package com.heycmo.outreach.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** The statements in the {@code .sql} files beside this class. */
final class Sql {

    private Sql() {}

    static String read(String name) {
        try {
            return new ClassPathResource(name + ".sql", Sql.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
