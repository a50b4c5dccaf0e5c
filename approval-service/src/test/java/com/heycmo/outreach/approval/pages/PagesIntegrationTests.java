package com.heycmo.outreach.approval.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.testsupport.TestIssuer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages without a session. Browser tests cover signing in. */
class PagesIntegrationTests extends OnTheApi {

    @ParameterizedTest
    @ValueSource(strings = {"/outreach/linkedin", "/outreach/linkedin/anything", "/outreach/elsewhere"})
    void redirectToTheProviderWithoutASession(String path) {
        Answer answer = api.send(api.request(path));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/oauth2/authorization/outreach");
    }

    @ParameterizedTest
    @CsvSource({"HX-Request,true", "Accept,text/event-stream"})
    void answer401ToScriptsAndDoNotRememberTheirRequests(String header, String value) {
        Answer answer =
                api.send(api.request("/outreach/linkedin/" + customer + "/live").header(header, value));

        answer.problem(401, "/problems/unauthorized");
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .as("a session that remembers the request")
                .isEmpty();
    }

    @Test
    void answerABrowserWithAPageInsteadOfAProblem() {
        Answer forbidden = api.send(api.request("/logout")
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Accept-Language", "de")
                .POST(BodyPublishers.noBody()));

        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(forbidden.header("Content-Security-Policy")).startsWith("default-src 'none'; style-src 'sha256-");
        assertThat(forbidden.body())
                .contains("<h1>Sie haben keinen Zugriff auf diese Seite</h1>")
                .contains("<a href=\"/outreach/linkedin\">Zur Prüfung</a>");
    }

    @Test
    void sendProofKeyStateAndNonceToTheProvider() {
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
    void rejectBearerTokens() {
        Answer answer = api.send(api.reviewer(customer, "/outreach/linkedin/" + customer));

        assertThat(answer.status()).isEqualTo(302);
    }

    @Test
    void rejectAFormWithoutItsCsrfToken() {
        api.send(api.request("/outreach/linkedin/" + customer + "/pause").POST(BodyPublishers.noBody()))
                .problem(403, "/problems/forbidden");
        api.send(api.request("/logout").POST(BodyPublishers.noBody())).problem(403, "/problems/forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?error=access_denied&state=x", "?code=x&state=x", "?code=x"})
    void doNotSignInByAnUnsolicitedAuthorizationResponse(String query) {
        Answer answer = api.send(api.request("/login/oauth2/code/outreach" + query));

        assertThat(answer.status()).isIn(302, 401);
        assertThat(answer.status() == 401 || answer.header("Location").endsWith("/oauth2/authorization/outreach"))
                .isTrue();
    }

    @Test
    void answer404ForAnUnknownProvider() {
        api.send(api.request("/oauth2/authorization/elsewhere")).problem(404, "/problems/not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/oauth2/authorization/outreach?q=%ED%A0%80", "/login/oauth2/code/outreach?code=%FF&state=x"})
    void answer400ForAMalformedParameter(String path) {
        api.send(api.request(path)).problem(400, "/problems/validation-failed");
    }

    @Test
    void allowOnlyTheirOwnScripts() {
        assertThat(api.send(api.request("/outreach/linkedin")).header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .contains("form-action 'self' " + TestIssuer.shared().issuer())
                .doesNotContain("unsafe");
    }
}
