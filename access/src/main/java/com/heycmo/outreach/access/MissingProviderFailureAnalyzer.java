package com.heycmo.outreach.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do instead of showing a stack trace. */
class MissingProviderFailureAnalyzer extends AbstractFailureAnalyzer<MissingProviderException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingProviderException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set the address of your OpenID provider, for instance "
                        + "--spring.security.oauth2.resourceserver.jwt.issuer-uri=https://id.example.com/realms/outreach. "
                        + "The all-in-one has a built-in provider.",
                cause);
    }
}
