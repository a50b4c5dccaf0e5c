package com.heycmo.outreach.benchmarks;

import java.util.List;

/** Something that is measured beside its limit. */
interface Measure {

    List<Result> run(Options options) throws Exception;
}
