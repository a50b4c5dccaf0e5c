package com.heycmo.outreach.benchmarks.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** The tables: said while they grow, and written as Markdown and JSON, for a run may be broken off. */
public final class Report {

    private static final String HEAD = """
            | measure | limit in the same run | measured | limit | ratio | spread | target | |
            |---|---|---|---|---|---|---|---|
            """;

    private final Path directory;
    private final List<Result> results = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private int failures;

    /** @param directory where the tables are written */
    public Report(Path directory) {
        this.directory = directory;
    }

    public void add(Result result) {
        results.add(result);
        say(line(result));
    }

    /** What cannot be measured here is not missed. */
    public void skip(String what, String why) {
        say("| %s | | | | | | | SKIPPED: %s |".formatted(what, why));
    }

    /** A fast wrong answer is no figure. */
    public void fail(String what, Exception why) {
        failures++;
        say("| %s | | | | | | | FAILED: %s |".formatted(what, why.getMessage()));
    }

    public boolean hasFailures() {
        return failures > 0;
    }

    private void say(String line) {
        lines.add(line);
        System.out.println(line);
        try {
            Files.createDirectories(directory);
            Files.writeString(markdown(), table());
            Files.write(
                    directory.resolve("benchmarks.json"), JsonMapper.shared().writeValueAsBytes(results));
        } catch (IOException e) {
            throw new UncheckedIOException("The tables could not be written to %s.".formatted(directory), e);
        }
    }

    /** The whole of it, in the end. */
    public void print() {
        System.out.println("\n" + table());
        System.out.println("Written to " + markdown() + " and .json.");
    }

    private String table() {
        return HEAD + String.join("\n", lines) + "\n";
    }

    private Path markdown() {
        return directory.resolve("benchmarks.md");
    }

    private static String line(Result result) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s %s | %s %s | %.2f | %.2f | %s | %s |",
                result.what(),
                result.limit(),
                figure(Result.median(result.measured())),
                result.unit(),
                figure(Result.median(result.limits())),
                result.unit(),
                result.ratio(),
                result.spread(),
                result.target(),
                result.verdict());
    }

    private static String figure(double figure) {
        return String.format(Locale.ROOT, figure < 100 ? "%.2f" : "%,.0f", figure);
    }
}
