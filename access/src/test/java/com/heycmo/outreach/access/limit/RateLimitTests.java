package com.heycmo.outreach.access.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.heycmo.outreach.problems.ProblemException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RateLimitTests {

    @Test
    void allowsOneSecondsWorthAtOnceAndRejectsTheNextRequest() {
        RateLimit limit = new RateLimit(1);

        assertThat(limit.consume("somebody")).isEmpty();
        Optional<ProblemException> problem = limit.consume("somebody");

        assertThat(problem).hasValueSatisfying(exceeded -> {
            assertThat(exceeded.getStatusCode().value()).isEqualTo(429);
            assertThat(exceeded.getBody().getType()).isEqualTo(URI.create("/problems/rate-limited"));
            assertThat(exceeded.getHeaders().getFirst("Retry-After")).isEqualTo("1");
        });
    }

    @Test
    void countsEachKeySeparately() {
        RateLimit limit = new RateLimit(1);
        limit.consume("somebody");

        assertThat(limit.consume("somebody else")).isEmpty();
    }

    @Test
    void keepsOnlyTheHashOfACredential() {
        CredentialHash key = CredentialHash.of("Bearer hcx_secret");

        assertThat(key)
                .isEqualTo(CredentialHash.of("Bearer hcx_secret"))
                .isNotEqualTo(CredentialHash.of("Bearer hcx_Secret"));
        assertThat(key.toString()).doesNotContain("secret");
    }

    @Test
    void aLimitBelowOneIsRejectedWithTheNameOfTheProperty() {
        assertThatThrownBy(() -> new RateLimitProperties(0, 300))
                .hasMessage("outreach.rate-limit.per-credential must be at least 1, not 0.");
        assertThatThrownBy(() -> new RateLimitProperties(100, -1))
                .hasMessage("outreach.rate-limit.per-address must be at least 1, not -1.");
    }
}
