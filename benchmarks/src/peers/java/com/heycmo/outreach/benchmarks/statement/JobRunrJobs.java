package com.heycmo.outreach.benchmarks.statement;

import com.heycmo.outreach.benchmarks.running.Database;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.configuration.JobRunrConfiguration.JobRunrConfigurationResult;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;

/** Background jobs of JobRunr: enqueued ones are taken, run, and kept as succeeded. */
final class JobRunrJobs implements JobLibrary {

    private static final String UNFINISHED =
            "SELECT count(*) FROM jobrunr_jobs WHERE state IN ('ENQUEUED', 'PROCESSING')";

    private final Database database;
    private final HikariDataSource connections;

    /** Says nothing but who does it. */
    public record Nothing() implements JobRequest {

        @Override
        public Class<Doer> getJobRequestHandler() {
            return Doer.class;
        }
    }

    /** Does it. */
    public record Doer(Runnable job) implements JobRequestHandler<Nothing> {

        @Override
        public void run(Nothing request) {
            job.run();
        }
    }

    JobRunrJobs(Database database, HikariDataSource connections) {
        this.database = database;
        this.connections = connections;
    }

    @Override
    public void fill(int jobs) throws SQLException {
        JobRunrConfigurationResult client = JobRunr.configure()
                .useStorageProvider(SqlStorageProviderFactory.using(connections))
                .initialize();
        // It takes far longer to enqueue them than to measure.
        long missing = jobs - left();
        client.getJobRequestScheduler().enqueue(Stream.generate(Nothing::new).limit(missing));
        JobRunr.destroy();
        database.execute("VACUUM (ANALYZE) jobrunr_jobs");
    }

    @Override
    public AutoCloseable work(int workers, Runnable job) {
        JobRunr.configure()
                .useJobActivator(new JobActivator() {
                    @Override
                    public <T> T activateJob(Class<T> type) {
                        return type.cast(new Doer(job));
                    }
                })
                .useStorageProvider(SqlStorageProviderFactory.using(connections))
                .useBackgroundJobServer(BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                        .andWorkerCount(workers))
                .initialize();
        return JobRunr::destroy;
    }

    @Override
    public long left() throws SQLException {
        return database.number(UNFINISHED);
    }
}
