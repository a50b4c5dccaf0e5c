package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.Benchmarks.Options;
import com.heycmo.outreach.benchmarks.Report.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.util.function.ThrowingFunction;

/** What every measure works with. */
record BenchmarkContext(Servers servers, Options options, Report report) {

    void compareRates(String what, String limit, double atLeast, Callable<Double> measured, Callable<Double> limiting)
            throws Exception {
        compare(what, limit, "/s", Target.atLeast(atLeast), measured, limiting);
    }

    /** Takes figures of both sides alternately and reports them. Each side runs once before without being counted. */
    void compare(
            String what, String limit, String unit, Target target, Callable<Double> measured, Callable<Double> limiting)
            throws Exception {
        limiting.call();
        measured.call();
        List<Double> limits = new ArrayList<>();
        List<Double> figures = new ArrayList<>();
        for (int round = 1; round <= options.rounds; round++) {
            limits.add(limiting.call());
            figures.add(measured.call());
            System.out.printf("%s: %.1f, limit %.1f %s%n", what, figures.get(round - 1), limits.get(round - 1), unit);
        }
        report.add(new Report.Result(what, limit, unit, target, figures, limits));
    }

    /** A database whose {@code --customers} share {@code --rows} drafts of this state. */
    Database database(String name, Drafts.State state) {
        Database database = servers.database(name, options.customers);
        database.drafts().add(state, 1, Math.max(1, options.rows / options.customers));
        database.drafts().vacuum();
        return database;
    }

    ServerProcess dispatchService(Database database) throws Exception {
        return servers.start("dispatch-service", database, Map.of());
    }

    /** Repeats requests on {@code --connections} connections to dispatch-service. */
    Load<Extension> requests(ServerProcess dispatch, Database database, ThrowingFunction<Extension, Boolean> operation)
            throws Exception {
        return Load.of(options.connections, () -> Extension.connect(dispatch.port(), database), operation);
    }

    /** Repeats the statements of dispatch-service on {@code --connections} database connections. */
    Load<PlainStatements> statements(Database database, ThrowingFunction<PlainStatements, Boolean> operation)
            throws Exception {
        return Load.of(options.connections, () -> new PlainStatements(database.openAsService()), operation);
    }

    /** Runs a load for one side of a round. */
    Load.Run run(Load<?> load) throws Exception {
        return load.during(Duration.ofSeconds(options.seconds));
    }
}
