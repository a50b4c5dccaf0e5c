package com.heycmo.outreach.benchmarks;

/** Compares a figure with a limit and adds the result to the report. Fails if the measured work was not correct. */
interface Measure {
    void run(BenchmarkContext context) throws Exception;
}
