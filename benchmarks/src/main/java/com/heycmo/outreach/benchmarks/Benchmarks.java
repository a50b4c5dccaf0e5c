package com.heycmo.outreach.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.util.Assert;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line. */
@Command(name = "java -jar benchmarks.jar", mixinStandardHelpOptions = true, showDefaultValues = true)
public final class Benchmarks implements Callable<Integer> {

    @Parameters(paramLabel = "MEASURE", description = "Any of: ${COMPLETION-CANDIDATES}. Default: all.")
    Set<Subject> subjects = EnumSet.noneOf(Subject.class);

    @Mixin
    final Options options = new Options();

    /** What can be measured, by its name on the command line. */
    enum Subject {
        START(StartMeasures::start),
        CLAIM(
                DispatchMeasures::claim,
                StatementMeasures::statements,
                StatementMeasures::processorTime,
                StatementMeasures::backlog,
                StatementMeasures::tableSizes),
        CYCLE(DispatchMeasures::cycle),
        POLL(DispatchMeasures::poll),
        INGEST(IngestMeasures::run),
        RELAY(RelayMeasures::throughput, RelayMeasures::latency),
        PAGE(PageMeasures::page),
        FORECAST(ReviewMeasures::forecast),
        BLOAT(DispatchMeasures::bloat),
        PEERS(Benchmarks::peers),
        ALL;

        private final List<Measure> measures;

        Subject(Measure... measures) {
            this.measures = List.of(measures);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static void main(String[] arguments) {
        System.exit(parser(new Benchmarks()).execute(arguments));
    }

    static CommandLine parser(Benchmarks benchmarks) {
        return new CommandLine(benchmarks).setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Returns the exit code. A failed measure does not stop the others, SIGTERM does. */
    @Override
    public Integer call() throws Exception {
        Assert.isTrue(options.rounds > 0, "--rounds must be at least 1.");
        boolean all = subjects.isEmpty() || subjects.contains(Subject.ALL);
        int failures = 0;
        Report report = new Report(options.out);
        BenchmarkContext context = new BenchmarkContext(new Servers(options), options, report);
        for (Subject subject : all ? EnumSet.allOf(Subject.class) : subjects) {
            for (Measure measure : subject.measures) {
                System.out.printf("== %s%n", subject);
                try {
                    measure.run(context);
                } catch (Exception e) {
                    if (context.servers().isStopping()) {
                        return 1;
                    }
                    failures++;
                    e.printStackTrace();
                    report.add(subject.toString(), "FAILED: " + e.getMessage());
                }
            }
        }
        System.out.println(report);
        return failures == 0 ? 0 : 1;
    }

    /** The comparisons with other software, which only the Maven profile {@code peers} adds to the jar. */
    private static void peers(BenchmarkContext context) throws Exception {
        ServiceLoader<Measure> measures = ServiceLoader.load(Measure.class);
        if (measures.findFirst().isEmpty()) {
            context.report().add("comparisons with other software", "SKIPPED: built without -Ppeers");
        }
        for (Measure measure : measures) {
            measure.run(context);
        }
    }

    /** The options of the command line. Picocli sets the fields. */
    static final class Options {

        @Option(names = "--rounds", description = "Rounds of each comparison.")
        int rounds = 5;

        @Option(names = "--rows", description = "Queue rows for claim, cycle, poll and bloat.")
        int rows = 400_000;

        @Option(names = "--most-rows", description = "Queue rows of the largest table.")
        int mostRows = 10_000_000;

        @Option(names = "--page-rows", description = "Drafts of the customer whose page is measured.")
        int pageRows = 2_000_000;

        @Option(names = "--drafts", description = "Drafts per ingest. The relay sends half as many events.")
        int drafts = 200_000;

        @Option(names = "--customers", description = "Customers that share rows and drafts.")
        int customers = 10_000;

        @Option(names = "--partitions", description = "Hash partitions of queue, audit and outbox.")
        int partitions = 0;

        @Option(names = "--connections", description = "Concurrent connections of a load.")
        int connections = 8;

        @Option(names = "--seconds", description = "Duration of one side of a round.")
        int seconds = 4;

        @Option(names = "--warm-up", description = "Requests before a service is measured.")
        int warmUp = 40_000;

        @Option(names = "--held-seconds", description = "How long bloat holds its snapshot.")
        int heldSeconds = 600;

        @Option(names = "--out", description = "Directory of the reports.")
        Path out = Path.of("benchmarks", "target");

        @Option(names = "--java-options", split = " ", description = "Options for the JVM of each service.")
        List<String> javaOptions = new ArrayList<>();
    }
}
