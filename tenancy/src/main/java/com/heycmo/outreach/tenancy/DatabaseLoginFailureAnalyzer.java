package com.heycmo.outreach.tenancy;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do instead of showing a stack trace. */
class DatabaseLoginFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseLoginException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DatabaseLoginException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
