package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.figures.Report;
import com.heycmo.outreach.benchmarks.running.Servers;

/** Something that is measured beside its limit. */
public interface Measure {

    /**
     * Measures, and checks that what was fast was also right.
     *
     * @throws IllegalStateException when it was not
     */
    void run(Servers servers, Options options, Report report) throws Exception;
}
