package com.heycmo.outreach.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param measures their names, in the order in which they run
 * @param rounds how often each side is measured, alternately
 * @param rows of the large side
 * @param jar the all-in-one that is measured
 * @param out where the tables are written
 */
record Options(List<String> measures, int rounds, int rows, Path jar, Path out) {

    /** @throws IllegalArgumentException that says which word is wrong */
    static Options read(String[] arguments, Set<String> known) {
        List<String> measures = new ArrayList<>();
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            if (argument.startsWith("--") && argument.contains("=")) {
                given.put(argument.substring(2, argument.indexOf('=')), argument.substring(argument.indexOf('=') + 1));
            } else if (argument.equals("all")) {
                measures.addAll(known);
            } else if (known.contains(argument)) {
                measures.add(argument);
            } else {
                throw new IllegalArgumentException("There is no measure " + argument + ", only " + known + " and all.");
            }
        }
        return new Options(
                measures.isEmpty() ? List.copyOf(known) : measures,
                number(given, "rounds", 5),
                number(given, "rows", 5000),
                Path.of(given.getOrDefault("jar", "all-in-one/target/all-in-one.jar")),
                Path.of(given.getOrDefault("out", "benchmarks/target")));
    }

    private static int number(Map<String, String> given, String name, int usual) {
        int number = Integer.parseInt(given.getOrDefault(name, Integer.toString(usual)));
        if (number < 1) {
            throw new IllegalArgumentException(name + " must be at least 1.");
        }
        return number;
    }
}
