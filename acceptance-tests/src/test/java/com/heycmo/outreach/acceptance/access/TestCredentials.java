package com.heycmo.outreach.acceptance.access;

import com.heycmo.outreach.acceptance.api.Http;
import com.heycmo.outreach.acceptance.api.RunningPipeline;
import com.heycmo.outreach.testsupport.TestDevices;
import com.heycmo.outreach.testsupport.TestIssuer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** One credential of each kind for one customer. */
public final class TestCredentials {

    private static final UUID PERSON = UUID.fromString("5f0f6c1e-93d5-4a0a-8f3c-0d3f6a6f3b99");

    private final Map<Credential, String> tokens = new EnumMap<>(Credential.class);
    private final RunningPipeline pipeline;
    private final UUID customerId;

    public TestCredentials(RunningPipeline pipeline, UUID customerId, UUID otherCustomerId) {
        this.pipeline = pipeline;
        this.customerId = customerId;
        people(TestIssuer.shared(), otherCustomerId);
        devices(pipeline.devices(), otherCustomerId);
    }

    /** Empty for {@link Credential#NONE}. */
    public String token(Credential credential) {
        return tokens.getOrDefault(credential, "");
    }

    private void people(TestIssuer issuer, UUID otherCustomerId) {
        List<String> customers = List.of(customerId + ":reviewer");
        Instant past = Instant.now().minusSeconds(3600);
        tokens.put(Credential.GARBAGE, "garbage");
        tokens.put(
                Credential.EXPIRED,
                issuer.token(
                        PERSON, claims -> claims.claim("customers", customers).expirationTime(Date.from(past))));
        tokens.put(
                Credential.WRONG_ISSUER,
                issuer.token(
                        PERSON, claims -> claims.claim("customers", customers).issuer("https://id.example.com")));
        tokens.put(
                Credential.WRONG_AUDIENCE,
                issuer.token(
                        PERSON, claims -> claims.claim("customers", customers).audience("another-service")));
        // Names the trusted issuer, but is signed with another key.
        TestIssuer stranger = TestIssuer.stranger();
        tokens.put(
                Credential.WRONG_SIGNATURE,
                stranger.token(
                        PERSON, claims -> claims.claim("customers", customers).issuer(issuer.issuer())));
        stranger.stop();
        String good = issuer.reviewer(PERSON, customerId);
        tokens.put(Credential.UNSIGNED, unsigned(good));
        tokens.put(Credential.PERSON_WITHOUT_CUSTOMERS, issuer.token(PERSON));
        tokens.put(Credential.OTHER_REVIEWER, issuer.reviewer(PERSON, otherCustomerId));
        tokens.put(Credential.VIEWER, issuer.token(PERSON, customerId + ":viewer", otherCustomerId + ":reviewer"));
        tokens.put(Credential.REVIEWER, good);
    }

    private void devices(TestDevices devices, UUID otherCustomerId) {
        TestDevices.Paired revoked = devices.pair(customerId);
        devices.revoke(customerId, revoked.id());
        tokens.put(Credential.REVOKED_DEVICE, revoked.token());
        String device = devices.pair(customerId).token();
        tokens.put(Credential.DEVICE, device);
        char last = device.charAt(device.length() - 1);
        tokens.put(Credential.MISTYPED_DEVICE, device.substring(0, device.length() - 1) + (last == 'a' ? 'b' : 'a'));
        tokens.put(Credential.OTHER_DEVICE, devices.pair(otherCustomerId).token());
        tokens.put(Credential.ROTATED_DEVICE, rotated(devices).token());
        TestDevices.Paired expired = rotated(devices);
        tokens.put(Credential.EXPIRED_DEVICE, expired.token());
        JdbcClient database = pipeline.database();
        database.sql("""
                        UPDATE linkedin_outreach_extension_token
                           SET expires_at = clock_timestamp() - interval '1 second'
                         WHERE extension_id = :id AND expires_at IS NOT NULL
                        """).param("id", expired.id()).update();
    }

    /** A device with the token from before its rotation. */
    private TestDevices.Paired rotated(TestDevices devices) {
        TestDevices.Paired device = devices.pair(customerId);
        Http.Answer answer = Http.send(
                "post",
                pipeline.url("/api/linkedin/extensions/%s/%s/rotate".formatted(customerId, device.id())),
                token(Credential.REVIEWER),
                JsonMapper.shared().createObjectNode(),
                JsonMapper.shared().missingNode());
        if (answer.status() != 200) {
            throw new IllegalStateException("The device was not rotated: " + answer.body());
        }
        return device;
    }

    private static String unsigned(String token) {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        return header + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
    }
}
