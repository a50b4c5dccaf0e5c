package com.heycmo.outreach.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** {@code java -jar benchmarks.jar [<measure>…|all] [--rounds=5] [--rows=5000] [--jar=…] [--out=…]}. */
public final class Benchmarks {

    private static final Map<String, Measure> MEASURES = new TreeMap<>(Map.of("page", new PageMeasure()));

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.read(arguments, MEASURES.keySet());
        Report report = new Report(options);
        for (String name : options.measures()) {
            System.out.printf("== %s%n", name);
            List<Result> results = Objects.requireNonNull(MEASURES.get(name)).run(options);
            results.forEach(report::add);
        }
        report.write();
    }
}
