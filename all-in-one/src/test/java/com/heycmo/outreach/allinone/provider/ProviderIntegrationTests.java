package com.heycmo.outreach.allinone.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.allinone.customers.DemoCustomer;
import com.heycmo.outreach.testsupport.TestPorts;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The provider without the pipeline, used by a client, a browser and a resource server. */
@SpringBootTest(
        classes = ProviderTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {
            "outreach.embedded.provider=true",
            "spring.security.oauth2.resourceserver.jwt.audiences=outreach-api",
            "spring.security.oauth2.client.registration.outreach.client-id=outreach",
            "spring.security.oauth2.client.registration.outreach.client-secret=" + ProviderIntegrationTests.SECRET
        })
class ProviderIntegrationTests {

    static final String SECRET = "known-to-this-test";

    private static final int PORT = TestPorts.take();
    private static final String ISSUER = "http://localhost:" + PORT;
    private static final String CALLBACK = "http://127.0.0.1:" + PORT + "/login/oauth2/code/outreach";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-standard";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpBrowser browser = new HttpBrowser();

    @Autowired
    private EmbeddedProvider provider;

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("server.port", () -> PORT);
        registry.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", () -> ISSUER);
    }

    @ParameterizedTest
    @EnumSource(DemoAccount.class)
    void issuesTokensWithTheRolesOfTheAccount(DemoAccount account) {
        JsonNode tokens = exchange(codeOf(signIn(account)));

        for (String kind : List.of("id_token", "access_token")) {
            Jwt token = decode(tokens.path(kind).asString());
            assertThat(token.getSubject()).isEqualTo(account.id().toString());
            assertThat(token.getClaimAsString("name")).isEqualTo(account.displayName());
            assertThat(token.getAudience()).containsExactly(kind.equals("id_token") ? "outreach" : "outreach-api");
            assertThat(token.getClaimAsStringList("customers"))
                    .containsExactlyElementsOf(DemoCustomer.ALL.stream()
                            .map(customer -> customer.id() + ":" + account.role())
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviewer", "viewer", "nobody", ""})
    void rejectsAWrongPassword(String user) {
        HttpResponse<String> page = browser.follow(browser.get(authorize(withChallenge())));

        HttpResponse<String> refused = browser.signIn(page, user, "wrong");

        assertThat(HttpBrowser.target(refused)).isEqualTo(URI.create(ISSUER + "/idp/login?error"));
        assertThat(browser.follow(refused).body()).contains("Incorrect username or password.");
        assertThat(HttpBrowser.target(browser.get(authorize(withChallenge()))))
                .isEqualTo(URI.create(ISSUER + "/idp/login"));
    }

    @Test
    void rejectsALoginWithoutACsrfToken() {
        HttpResponse<String> forged = browser.submit(
                browser.get(URI.create(ISSUER + "/idp/login.css")),
                "/idp/login",
                Map.of("username", provider.user(), "password", provider.password()));

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    }

    @Test
    void acceptsACodeOnlyOnceAndWithItsVerifier() {
        String code = codeOf(signIn(DemoAccount.REVIEWER));

        assertThat(token(code, "another-verifier-that-is-long-enough-for-the-standard")
                        .statusCode())
                .isEqualTo(400);
        assertThat(token(code, VERIFIER).statusCode()).isEqualTo(200);
        assertThat(token(code, VERIFIER).statusCode()).isEqualTo(400);
    }

    @Test
    void requiresPkce() {
        HttpResponse<String> refused = browser.get(authorize(Map.of()));

        assertThat(HttpBrowser.target(refused).toString()).startsWith(CALLBACK + "?error=invalid_request");
    }

    @Test
    void rejectsAnUnknownRedirectUri() {
        HttpResponse<String> refused = browser.get(
                authorize(with(withChallenge(), "redirect_uri", "http://localhost:" + PORT + "/elsewhere")));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void endsItsSessionWhenTheClientLogsOut() {
        JsonNode tokens = exchange(codeOf(signIn(DemoAccount.VIEWER)));
        assertThat(HttpBrowser.target(browser.get(authorize(withChallenge()))).toString())
                .startsWith(CALLBACK + "?code=");

        HttpResponse<String> out = browser.get(URI.create(ISSUER + "/idp/logout?"
                + HttpBrowser.encode(Map.of(
                        "id_token_hint",
                        tokens.path("id_token").asString(),
                        "post_logout_redirect_uri",
                        ISSUER + "/outreach/linkedin"))));

        assertThat(HttpBrowser.target(out)).isEqualTo(URI.create(ISSUER + "/outreach/linkedin"));
        assertThat(HttpBrowser.target(browser.get(authorize(withChallenge()))))
                .isEqualTo(URI.create(ISSUER + "/idp/login"));
    }

    /** Its keys and codes end with the process, the sessions of the page do not. */
    @Test
    void aSignOutAfterARestartLeadsToThePage() {
        HttpResponse<String> out =
                browser.get(URI.create(ISSUER + "/idp/logout?" + HttpBrowser.encode(Map.of("id_token_hint", "older"))));

        assertThat(HttpBrowser.target(out)).isEqualTo(URI.create(ISSUER + "/outreach/linkedin"));
    }

    @Test
    void issuesApiTokensForOneCustomerOnly() {
        DemoCustomer customer = DemoCustomer.ALL.get(1);

        Jwt token = decode(provider.apiToken(customer));

        assertThat(token.getSubject()).isEqualTo(customer.reviewerUserId().toString());
        assertThat(token.getClaimAsString("name")).isEqualTo("Reviewer at Acme Robotics");
        assertThat(token.getAudience()).containsExactly("outreach-api");
        assertThat(token.getClaimAsStringList("customers")).containsExactly(customer.id() + ":reviewer");
        assertThat(Duration.between(token.getIssuedAt(), token.getExpiresAt())).hasHours(12);
    }

    @Test
    void theLoginPageContainsNoScriptAndNoInlineStyle() {
        HttpResponse<String> page = browser.get(URI.create(ISSUER + "/idp/login"));

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none';")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .doesNotContain("<script")
                .doesNotContain("<style")
                .doesNotContain("style=")
                .doesNotContain("{");
        assertThat(browser.get(URI.create(ISSUER + "/idp/login.css")).headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/css"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/idp/userinfo", "/idp/token", "/idp/nothing", "/login", "/default-ui.css"})
    void otherPathsAnswerABrowserWithAPage(String path) {
        HttpResponse<String> answer = browser.get(URI.create(ISSUER + path));

        assertThat(answer.statusCode()).isIn(401, 404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private HttpResponse<String> signIn(DemoAccount account) {
        HttpResponse<String> page = browser.follow(browser.get(authorize(withChallenge())));
        HttpResponse<String> back =
                browser.signIn(page, account.login(), provider.passwords().of(account));
        // Back to the saved request, which redirects to the client.
        return browser.get(HttpBrowser.target(back));
    }

    private static String codeOf(HttpResponse<String> redirect) {
        URI target = HttpBrowser.target(redirect);
        assertThat(target.toString()).startsWith(CALLBACK + "?").contains("state=a-state");
        return Pattern.compile("code=([^&]+)")
                .matcher(target.toString())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private JsonNode exchange(String code) {
        HttpResponse<String> answer = token(code, VERIFIER);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> token(String code, String verifier) {
        return new HttpBrowser()
                .post(
                        URI.create(ISSUER + "/idp/token"),
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "outreach",
                                "client_secret",
                                SECRET,
                                "redirect_uri",
                                CALLBACK,
                                "code",
                                code,
                                "code_verifier",
                                verifier));
    }

    private static Jwt decode(String token) {
        return NimbusJwtDecoder.withIssuerLocation(ISSUER).build().decode(token);
    }

    private static Map<String, String> withChallenge() {
        return Map.of("code_challenge", challenge(), "code_challenge_method", "S256");
    }

    private static URI authorize(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "response_type", "code",
                "client_id", "outreach",
                "scope", "openid profile",
                "state", "a-state",
                "redirect_uri", CALLBACK));
        parameters.putAll(more);
        return URI.create(ISSUER + "/idp/authorize?" + HttpBrowser.encode(parameters));
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, String value) {
        Map<String, String> all = new HashMap<>(parameters);
        all.put(name, value);
        return all;
    }

    private static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
