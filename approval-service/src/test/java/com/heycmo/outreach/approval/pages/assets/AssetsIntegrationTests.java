package com.heycmo.outreach.approval.pages.assets;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.approval.TestSignIn;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssetsIntegrationTests extends OnTheApi {

    private static final Pattern SCRIPT = Pattern.compile("/outreach/assets/review-([0-9a-f]{32})\\.js");
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

    private String session = "";

    @BeforeEach
    void signIn() {
        session = TestSignIn.session(api, REVIEWER, customer, Role.REVIEWER);
    }

    @Test
    void aNameWithTheContentsHashIsCachedForAYear() {
        Answer script = get(first(SCRIPT, page()).group());

        assertThat(script.status()).isEqualTo(200);
        assertThat(script.header("Cache-Control")).isEqualTo("max-age=31536000, private, immutable");
        assertThat(script.body()).contains("const module_cards_js = ").doesNotContain("\nimport ");
    }

    @Test
    void aPlainNameIsRevalidated() {
        Answer script = get("/outreach/assets/review.js");

        assertThat(script.status()).isEqualTo(200);
        assertThat(script.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void aHashOfOtherContentIsUnknown() {
        String path = first(SCRIPT, page()).group().replaceAll("-[0-9a-f]", "-x");

        assertThat(get(path).status()).isEqualTo(404);
    }

    @Test
    void everyAnswerMasksTheCsrfTokenAnew() {
        assertThat(first(CSRF, page()).group(1))
                .isNotEqualTo(first(CSRF, page()).group(1));
    }

    private String page() {
        return get("/outreach/linkedin/" + customer).body();
    }

    private Answer get(String path) {
        return api.send(api.request(path).header("Cookie", session));
    }

    private static MatchResult first(Pattern pattern, String html) {
        return pattern.matcher(html).results().findFirst().orElseThrow();
    }
}
