package com.heycmo.outreach.benchmarks;

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

/** Background jobs of JobRunr, which keeps succeeded jobs. */
final class JobRunrJobs implements JobLibrary {

    private static final String UNFINISHED = "jobrunr_jobs WHERE state IN ('ENQUEUED', 'PROCESSING')";

    private final Database database;
    private final HikariDataSource connections;

    public record Nothing() implements JobRequest {

        @Override
        public Class<Handler> getJobRequestHandler() {
            return Handler.class;
        }
    }

    public record Handler(Runnable job) implements JobRequestHandler<Nothing> {

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
        // Only the missing ones: enqueuing takes much longer than measuring.
        long missing = jobs - left();
        client.getJobRequestScheduler().enqueue(Stream.generate(Nothing::new).limit(missing));
        JobRunr.destroy();
        database.drafts().client().sql("VACUUM (ANALYZE) jobrunr_jobs").update();
    }

    @Override
    public AutoCloseable work(int workers, Runnable job) {
        JobRunr.configure()
                .useJobActivator(new JobActivator() {
                    @Override
                    public <T> T activateJob(Class<T> type) {
                        return type.cast(new Handler(job));
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
        return database.drafts().count(UNFINISHED);
    }
}
