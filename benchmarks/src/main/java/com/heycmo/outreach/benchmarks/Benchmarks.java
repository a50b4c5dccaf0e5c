package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.dispatch.BloatMeasure;
import com.heycmo.outreach.benchmarks.dispatch.ClaimMeasure;
import com.heycmo.outreach.benchmarks.dispatch.PollMeasure;
import com.heycmo.outreach.benchmarks.dispatch.ResultMeasure;
import com.heycmo.outreach.benchmarks.figures.Report;
import com.heycmo.outreach.benchmarks.ingest.IngestMeasure;
import com.heycmo.outreach.benchmarks.relay.LatencyMeasure;
import com.heycmo.outreach.benchmarks.relay.RelayMeasure;
import com.heycmo.outreach.benchmarks.review.PageMeasure;
import com.heycmo.outreach.benchmarks.review.StartMeasure;
import com.heycmo.outreach.benchmarks.running.Servers;
import com.heycmo.outreach.benchmarks.statement.BacklogMeasure;
import com.heycmo.outreach.benchmarks.statement.SizeMeasure;
import com.heycmo.outreach.benchmarks.statement.StatementMeasure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code java -jar benchmarks.jar [<measure>…|all] [--rounds=5] [--rows=…] …}; {@code --help} says the rest. */
public final class Benchmarks {

    /** In the order of "all". */
    private static final Map<String, List<Measure>> MEASURES = new LinkedHashMap<>();

    static {
        MEASURES.put("start", List.of(new StartMeasure()));
        MEASURES.put(
                "claim", List.of(new ClaimMeasure(), new StatementMeasure(), new BacklogMeasure(), new SizeMeasure()));
        MEASURES.put("poll", List.of(new PollMeasure()));
        MEASURES.put("result", List.of(new ResultMeasure()));
        MEASURES.put("ingest", List.of(new IngestMeasure()));
        MEASURES.put("relay", List.of(new RelayMeasure(), new LatencyMeasure()));
        MEASURES.put("page", List.of(new PageMeasure()));
        MEASURES.put("bloat", List.of(new BloatMeasure()));
        MEASURES.put("peers", List.of(new Peers()));
    }

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.read(arguments, MEASURES.keySet());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Report report = new Report(options.out());
        try (Servers servers = Servers.of(options)) {
            for (String name : options.measures()) {
                System.out.printf("== %s%n", name);
                for (Measure measure : Objects.requireNonNull(MEASURES.get(name))) {
                    run(measure, servers, options, report);
                }
            }
        }
        report.print();
        System.exit(report.hasFailures() ? 1 : 0);
    }

    /** What goes wrong with one measure is no reason to lose the others. */
    private static void run(Measure measure, Servers servers, Options options, Report report) {
        try {
            measure.run(servers, options, report);
        } catch (Exception e) {
            e.printStackTrace();
            report.fail(measure.getClass().getSimpleName(), e);
        }
    }
}
