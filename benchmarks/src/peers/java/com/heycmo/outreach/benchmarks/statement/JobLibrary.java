package com.heycmo.outreach.benchmarks.statement;

/** Somebody else's queue of jobs, in tables of its own. */
interface JobLibrary {

    /** Adds jobs until so many are ready. */
    void fill(int jobs) throws Exception;

    /**
     * Runs jobs, until it is closed; then no job is under way.
     *
     * @param workers how many at a time
     * @param job what each job does
     */
    AutoCloseable work(int workers, Runnable job) throws Exception;

    /** How many jobs are not finished. */
    long left() throws Exception;
}
