package com.heycmo.outreach.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param measures their names, in the order in which they run
 * @param rounds how often each side is measured, alternately
 * @param rows of a large table, where a measure is not about more than one size
 * @param mostRows of the largest table
 * @param drafts that are published at once, and events that wait at once
 * @param customers among whom they are
 * @param connections that work side by side
 * @param seconds that each side works in a round
 * @param warmUp requests before a service is measured: until its code is compiled, it is another program
 * @param held how long a snapshot is held
 * @param home where the modules stand, built
 * @param out where the tables are written
 * @param profile whether the services record where their time goes
 * @param given a database and a broker to use instead of the embedded ones
 */
public record Options(
        List<String> measures,
        int rounds,
        int rows,
        int mostRows,
        int drafts,
        int customers,
        int connections,
        int seconds,
        int warmUp,
        Duration held,
        Path home,
        Path out,
        boolean profile,
        Given given) {

    /**
     * Servers that run already.
     *
     * @param database a JDBC URL; {@code user} may create databases and roles there
     * @param broker {@code bootstrap.servers}
     */
    public record Given(
            @Nullable String database,
            String user,
            String password,
            @Nullable String broker) {

        @Override
        public String toString() {
            return "database=%s, broker=%s".formatted(database, broker);
        }
    }

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("rounds", "5"),
            Map.entry("rows", "400000"),
            Map.entry("most-rows", "10000000"),
            Map.entry("drafts", "200000"),
            Map.entry("customers", "10000"),
            Map.entry("connections", "8"),
            Map.entry("seconds", "4"),
            Map.entry("warm-up", "40000"),
            Map.entry("held-seconds", "600"),
            Map.entry("home", "."),
            Map.entry("out", "benchmarks/target"),
            Map.entry("profile", "false"));
    private static final Set<String> WITHOUT_DEFAULT = Set.of("database", "database-user", "broker");
    private static final String PASSWORD = "OUTREACH_BENCHMARK_PASSWORD";

    public Options {
        measures = List.copyOf(measures);
    }

    /** @throws IllegalArgumentException that says which word is wrong, and which there are */
    static Options read(String[] arguments, Set<String> known) {
        Set<String> measures = new LinkedHashSet<>();
        Map<String, String> given = new HashMap<>(DEFAULTS);
        for (String argument : arguments) {
            if (argument.startsWith("--") && argument.contains("=")) {
                String name = argument.substring(2, argument.indexOf('='));
                require(DEFAULTS.containsKey(name) || WITHOUT_DEFAULT.contains(name), argument, known);
                given.put(name, argument.substring(argument.indexOf('=') + 1));
            } else if (argument.equals("all")) {
                measures.addAll(known);
            } else {
                require(known.contains(argument), argument, known);
                measures.add(argument);
            }
        }
        return read(measures.isEmpty() ? List.copyOf(known) : List.copyOf(measures), given);
    }

    private static Options read(List<String> measures, Map<String, String> given) {
        return new Options(
                measures,
                number(given, "rounds"),
                number(given, "rows"),
                number(given, "most-rows"),
                number(given, "drafts"),
                number(given, "customers"),
                number(given, "connections"),
                number(given, "seconds"),
                number(given, "warm-up"),
                Duration.ofSeconds(number(given, "held-seconds")),
                Path.of(text(given, "home")),
                Path.of(text(given, "out")),
                Boolean.parseBoolean(given.get("profile")),
                new Given(
                        given.get("database"),
                        given.getOrDefault("database-user", "postgres"),
                        Optional.ofNullable(System.getenv(PASSWORD)).orElse(""),
                        given.get("broker")));
    }

    private static void require(boolean right, String argument, Set<String> known) {
        if (!right) {
            throw new IllegalArgumentException("""
                    %s is nothing that can be measured or set.
                    Measures: %s, all
                    Options, with what they are unless told otherwise: %s
                    Servers of yours: --database=jdbc:postgresql://… --database-user=… (its password in the environment \
                    variable %s; it creates a database of its own for each measure, and three logins), --broker=host:port
                    """.formatted(argument, String.join(", ", known), usual(), PASSWORD));
        }
    }

    private static String usual() {
        return String.join(
                " ",
                DEFAULTS.entrySet().stream()
                        .map(option -> "--" + option.getKey() + "=" + option.getValue())
                        .sorted()
                        .toList());
    }

    private static String text(Map<String, String> given, String name) {
        return given.getOrDefault(name, "");
    }

    private static int number(Map<String, String> given, String name) {
        int number;
        try {
            number = Integer.parseInt(text(given, name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " is a number.", e);
        }
        if (number < 1) {
            throw new IllegalArgumentException("--" + name + " is at least 1.");
        }
        return number;
    }
}
