package com.heycmo.outreach.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** One-time tasks of db-scheduler, which deletes a task after it has run. */
final class DbSchedulerJobs implements JobLibrary {

    /** The table that the library's documentation defines. */
    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS scheduled_tasks (
                task_name            text        NOT NULL,
                task_instance        text        NOT NULL,
                task_data            bytea,
                execution_time       timestamptz,
                picked               boolean     NOT NULL,
                picked_by            text,
                last_success         timestamptz,
                last_failure         timestamptz,
                consecutive_failures int,
                last_heartbeat       timestamptz,
                version              bigint      NOT NULL,
                priority             smallint,
                state                text,
                PRIMARY KEY (task_name, task_instance));
            CREATE INDEX IF NOT EXISTS execution_time_idx ON scheduled_tasks (execution_time);
            CREATE INDEX IF NOT EXISTS last_heartbeat_idx ON scheduled_tasks (last_heartbeat);
            CREATE INDEX IF NOT EXISTS priority_execution_time_idx
                ON scheduled_tasks (priority DESC, execution_time ASC);
            """;

    private static final String FILL = """
            TRUNCATE scheduled_tasks;
            INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            SELECT 'nothing', gen_random_uuid(), now() - n * interval '1 second', false, 1
              FROM generate_series(1, %d) AS n
            """;

    private final Database database;
    private final HikariDataSource connections;
    private final UnaryOperator<SchedulerBuilder> polling;

    private DbSchedulerJobs(Database database, HikariDataSource connections, UnaryOperator<SchedulerBuilder> polling) {
        this.database = database;
        this.connections = connections;
        this.polling = polling;
    }

    /** Finds due tasks and locks each before it runs, which is the default. */
    static DbSchedulerJobs fetching(Database database, HikariDataSource connections) {
        return new DbSchedulerJobs(database, connections, builder -> builder.pollUsingFetchAndLockOnExecute(0.5, 3));
    }

    /** Finds and locks as many due tasks as workers are free in one statement. */
    static DbSchedulerJobs locking(Database database, HikariDataSource connections) {
        return new DbSchedulerJobs(database, connections, builder -> builder.pollUsingLockAndFetch(0.5, 1));
    }

    @Override
    public void fill(int jobs) throws SQLException {
        database.drafts().client().sql(TABLE).update();
        database.drafts().client().sql(FILL.formatted(jobs)).update();
        database.drafts().client().sql("VACUUM (ANALYZE) scheduled_tasks").update();
    }

    @Override
    public AutoCloseable work(int workers, Runnable job) {
        OneTimeTask<Void> nothing = Tasks.oneTime("nothing").execute((instance, context) -> job.run());
        Scheduler scheduler = polling.apply(
                        Scheduler.create(connections, nothing).threads(workers).pollingInterval(Duration.ofSeconds(1)))
                .build();
        scheduler.start();
        return scheduler::stop;
    }

    @Override
    public long left() throws SQLException {
        return database.drafts().count("scheduled_tasks");
    }
}
