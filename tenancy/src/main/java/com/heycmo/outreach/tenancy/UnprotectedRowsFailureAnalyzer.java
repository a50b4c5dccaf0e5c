package com.heycmo.outreach.tenancy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do instead of showing a stack trace. */
class UnprotectedRowsFailureAnalyzer extends AbstractFailureAnalyzer<UnprotectedRowsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnprotectedRowsException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
