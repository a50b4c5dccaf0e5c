package com.heycmo.outreach.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do instead of showing a stack trace. */
class MissingIssuerFailureAnalyzer extends AbstractFailureAnalyzer<MissingIssuerException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingIssuerException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Name your OpenID provider, for instance "
                        + "--spring.security.oauth2.resourceserver.jwt.issuer-uri=https://id.example.com/realms/outreach. "
                        + "The all-in-one brings a provider of its own.",
                cause);
    }
}
