package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.Report.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The start of the all-in-one on a machine that has never run it, and on the data of a run before. */
final class StartMeasures {

    /** The README's run, which only a build with {@code -Dquick} prepares. */
    private static final Path RUN = Path.of("all-in-one", "target", "run");

    private static final int FIRST_SECONDS = 12;
    private static final int LATER_SECONDS = 8;
    private static final int MEBIBYTES = 1024;
    private static final double NO_TARGET = Double.NaN;

    /** The servers start beside the beans. */
    private static final Map<String, ToDoubleFunction<Start>> PARTS = new TreeMap<>(Map.of(
            "processor time of the JVM", Start::processorSeconds,
            "PostgreSQL", Start::postgres,
            "Kafka", Start::kafka,
            "beans", Start::beans));

    private StartMeasures() {}

    static void start(BenchmarkContext context) throws Exception {
        if (Files.exists(RUN)) {
            compare(context, "java @" + RUN, List.of("@" + RUN), 1);
        } else {
            context.report().add("java @" + RUN, "SKIPPED: built without -Dquick");
        }
        compare(context, "java -jar", Servers.allInOneJar(), NO_TARGET);
    }

    private static void compare(BenchmarkContext context, String name, List<String> java, double target)
            throws Exception {
        List<Start> first = new ArrayList<>();
        List<Start> later = new ArrayList<>();
        for (int round = 1; round <= context.options().rounds; round++) {
            Path data = context.servers().newDirectory();
            first.add(measure(context, java, data));
            later.add(measure(context, java, data));
            System.out.printf("%s: first %s%n%s: later %s%n", name, last(first), name, last(later));
        }
        report(context, name + ", first start", first, target, FIRST_SECONDS);
        report(context, name + ", later start", later, target, LATER_SECONDS);
    }

    private static void report(
            BenchmarkContext context, String name, List<Start> starts, double target, double maximum) {
        add(context, name + ": until it serves", "s", starts, Start::seconds, target, "the requirement", s -> maximum);
        PARTS.forEach((part, figure) ->
                add(context, name + ": " + part, "s", starts, figure, NO_TARGET, "the whole start", Start::seconds));
        add(
                context,
                name + ": resident, all servers included",
                "MiB",
                starts,
                Start::mebibytes,
                target,
                "the requirement",
                s -> MEBIBYTES);
    }

    private static Start last(List<Start> starts) {
        return starts.get(starts.size() - 1);
    }

    private static Start measure(BenchmarkContext context, List<String> java, Path data) throws Exception {
        long begin = System.nanoTime();
        try (AllInOne pipeline = context.servers().startAllInOne(java, data, true)) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            ServerProcess process = pipeline.process();
            Duration processor = process.process().info().totalCpuDuration().orElse(Duration.ZERO);
            String output = Files.readString(process.output());
            return new Start(
                    seconds,
                    processor.toMillis() / 1e3,
                    part("PostgreSQL is ready on port \\d+", output),
                    part("Kafka is ready on port \\d+", output),
                    part("The beans are ready", output),
                    process.residentMebibytes());
        }
    }

    /** What the log says of a part, in seconds. */
    private static double part(String message, String output) throws IOException {
        Matcher line = Pattern.compile(message + " after (\\d+) ms").matcher(output);
        if (!line.find()) {
            throw new IOException("The log does not say: %s after … ms.".formatted(message));
        }
        return Integer.parseInt(line.group(1)) / 1e3;
    }

    private static void add(
            BenchmarkContext context,
            String what,
            String unit,
            List<Start> starts,
            ToDoubleFunction<Start> figure,
            double target,
            String limit,
            ToDoubleFunction<Start> limits) {
        List<Double> measured = starts.stream().mapToDouble(figure).boxed().toList();
        List<Double> bounds = starts.stream().mapToDouble(limits).boxed().toList();
        context.report().add(new Report.Result(what, limit, unit, Target.atMost(target), measured, bounds));
    }

    /** Figures of one start; times in seconds. */
    private record Start(
            double seconds, double processorSeconds, double postgres, double kafka, double beans, double mebibytes) {}
}
