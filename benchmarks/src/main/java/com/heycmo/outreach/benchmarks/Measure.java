package com.heycmo.outreach.benchmarks;

/** Measures something, compares it with a limit and adds the result to the report. */
@FunctionalInterface
public interface Measure {

    /** @throws IllegalStateException if the measured work was not done correctly */
    void run(BenchmarkContext context) throws Exception;
}
