package com.heycmo.outreach.benchmarks;

/** A job library with its own tables. */
interface JobLibrary {

    /** Adds jobs until this number is ready. */
    void fill(int jobs) throws Exception;

    /**
     * Runs jobs until the result is closed. No job is running afterwards.
     *
     * @param workers the number of concurrent jobs
     * @param job what each job does
     */
    AutoCloseable work(int workers, Runnable job) throws Exception;

    /** The number of unfinished jobs. */
    long left() throws Exception;
}
