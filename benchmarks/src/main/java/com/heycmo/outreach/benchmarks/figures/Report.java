package com.heycmo.outreach.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** The tables: said while they grow, and written as Markdown and JSON in the end. */
final class Report {

    private final Options options;
    private final List<Result> results = new ArrayList<>();

    Report(Options options) {
        this.options = options;
    }

    void add(Result result) {
        results.add(result);
        System.out.println(line(result));
    }

    void write() throws IOException {
        Files.createDirectories(options.out());
        Files.writeString(options.out().resolve("benchmarks.md"), markdown());
        Files.write(
                options.out().resolve("benchmarks.json"), JsonMapper.shared().writeValueAsBytes(results));
        System.out.println("Written to " + options.out().resolve("benchmarks.md") + " and .json.");
    }

    private String markdown() {
        StringBuilder table = new StringBuilder("""
                | measure | limit in the same run | measured | limit | ratio | spread | target | |
                |---|---|---|---|---|---|---|---|
                """);
        results.forEach(result -> table.append(line(result)).append('\n'));
        return table.toString();
    }

    private static String line(Result result) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.2f %s | %.2f %s | %.2f | %.2f | %s %.2f | %s |",
                result.what(),
                result.limit(),
                Result.median(result.measured()),
                result.unit(),
                Result.median(result.limits()),
                result.unit(),
                result.ratio(),
                result.spread(),
                result.atMost() ? "≤" : "≥",
                result.target(),
                result.met() ? "TARGET MET" : "TARGET MISSED");
    }
}
