package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.Load.Run;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A server under the load of extensions, and the processor time that it takes.
 *
 * @param logins with which it uses the database
 * @param rate checks a run and returns its rate
 */
record Contestant(
        ServerProcess server, Database database, List<String> logins, Load<Extension> load, ToDoubleFunction<Run> rate)
        implements AutoCloseable {

    private static final String BACKENDS = """
            SELECT pid
              FROM pg_stat_activity
             WHERE datname = current_database() AND usename IN (:logins)
            """;

    /**
     * One side of a round.
     *
     * @param serverMillis processor time of the server for each request
     * @param postgresMillis that of its database connections
     */
    record Sample(double perSecond, double serverMillis, double postgresMillis) {}

    Sample sample(Duration time) throws Exception {
        List<Long> backends = JdbcClient.create(database.owner())
                .sql(BACKENDS)
                .param("logins", logins)
                .query(Long.class)
                .list();
        List<Long> servers = List.of(server.process().pid());
        double serverBefore = processorMillis(servers);
        double postgresBefore = processorMillis(backends);
        Run run = load.during(time);
        return new Sample(
                rate.applyAsDouble(run),
                (processorMillis(servers) - serverBefore) / run.attempts(),
                (processorMillis(backends) - postgresBefore) / run.attempts());
    }

    private static double processorMillis(Collection<Long> pids) {
        return pids.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(Duration::toMillis)
                .sum();
    }

    @Override
    public void close() throws Exception {
        load.close();
        server.close();
    }
}
