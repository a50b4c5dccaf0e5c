package com.heycmo.outreach.access.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.problems.ProblemException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateLimitTests {

    @Test
    void aSecondsWorthPassesAtOnceAndTheNextIsRefused() {
        RateLimit limit = new RateLimit(1);

        assertThat(limit.refusalFor("somebody")).isEmpty();
        Optional<ProblemException> refusal = limit.refusalFor("somebody");

        assertThat(refusal).hasValueSatisfying(problem -> {
            assertThat(problem.getStatusCode().value()).isEqualTo(429);
            assertThat(problem.getBody().getType()).isEqualTo(URI.create("/problems/rate-limited"));
            assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("1");
        });
    }

    @Test
    void eachKeyHasItsOwn() {
        RateLimit limit = new RateLimit(1);
        limit.refusalFor("somebody");

        assertThat(limit.refusalFor("somebody else")).isEmpty();
    }

    @Test
    void aCredentialIsKnownByItsHashAlone() {
        CredentialKey key = CredentialKey.of("Bearer hcx_secret");

        assertThat(key)
                .isEqualTo(CredentialKey.of("Bearer hcx_secret"))
                .isNotEqualTo(CredentialKey.of("Bearer hcx_Secret"));
        assertThat(key.toString()).doesNotContain("secret");
    }

    @Test
    void aLimitBelowOneIsRefusedByName() {
        assertThatThrownBy(() -> new RateLimitProperties(0, 300))
                .hasMessage("outreach.rate-limit.per-credential must be at least 1, not 0.");
        assertThatThrownBy(() -> new RateLimitProperties(100, -1))
                .hasMessage("outreach.rate-limit.per-address must be at least 1, not -1.");
    }
}
