package com.heycmo.outreach.allinone.extension;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The result of a job. */
record Report(
        boolean success,
        @Nullable String resultUrl,
        @Nullable String errorMessage,
        @Nullable String failureCode,
        UUID claimToken,
        @Nullable String sentBodySha256) {

    static Report sent(ClaimResponse.Job job) {
        return new Report(true, job.prospectUrl(), null, null, job.claimToken(), sha256(job.body()));
    }

    static Report failed(ClaimResponse.Job job, Failure failure) {
        return new Report(false, null, failure.message(), failure.code(), job.claimToken(), null);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
