package com.heycmo.outreach.approval.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.testsupport.TestIssuer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages without a session; signing in itself is shown in a browser. */
class PagesIntegrationTests extends OnTheApi {

    @ParameterizedTest
    @ValueSource(strings = {"/outreach/linkedin", "/outreach/linkedin/anything", "/outreach/elsewhere"})
    void leadWhoeverIsNotSignedInToTheProvider(String path) {
        Answer answer = api.send(api.request(path));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/oauth2/authorization/outreach");
    }

    @Test
    void askTheProviderWithProofKeyStateAndNonce() {
        Answer answer = api.send(api.request("/oauth2/authorization/outreach"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location"))
                .startsWith(TestIssuer.shared().issuer() + "/authorize?response_type=code&client_id=outreach&")
                .contains(
                        "&scope=openid%20profile&",
                        "&state=", "&nonce=", "&code_challenge=", "&code_challenge_method=S256");
        assertThat(answer.header("Set-Cookie")).contains("JSESSIONID=", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void areNotOpenToBearerTokens() {
        Answer answer = api.send(api.reviewer(customer, "/outreach/linkedin/" + customer));

        assertThat(answer.status()).isEqualTo(302);
    }

    @Test
    void refuseAFormWithoutItsToken() {
        api.send(api.request("/outreach/linkedin/" + customer + "/pause").POST(BodyPublishers.noBody()))
                .problem(403, "/problems/forbidden");
        api.send(api.request("/logout").POST(BodyPublishers.noBody())).problem(403, "/problems/forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?error=access_denied&state=x", "?code=x&state=x", "?code=x"})
    void anAnswerThatNobodyAskedTheProviderForSignsNobodyIn(String query) {
        Answer answer = api.send(api.request("/login/oauth2/code/outreach" + query));

        assertThat(answer.status()).isIn(302, 401);
        assertThat(answer.status() == 401 || answer.header("Location").endsWith("/oauth2/authorization/outreach"))
                .isTrue();
    }

    @Test
    void anUnknownProviderIsNotFound() {
        api.send(api.request("/oauth2/authorization/elsewhere")).problem(404, "/problems/not-found");
    }

    @Test
    void runNothingThatIsNotTheirs() {
        assertThat(api.send(api.request("/outreach/linkedin")).header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .contains("form-action 'self' " + TestIssuer.shared().issuer())
                .doesNotContain("unsafe");
    }
}
