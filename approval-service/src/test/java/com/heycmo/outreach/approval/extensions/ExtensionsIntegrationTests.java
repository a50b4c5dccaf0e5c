package com.heycmo.outreach.approval.extensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.extension.ExtensionToken;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ExtensionsIntegrationTests extends OnTheApi {

    @Autowired
    private TestDatabase database;

    @Test
    void aTokenIsShownOnceAndOnlyItsHashIsStored() {
        Answer answer = pair("Ann's laptop");

        assertThat(answer.status()).isEqualTo(201);
        String token = answer.text("token");
        assertThat(ExtensionToken.parse(token)).isPresent();
        assertThat(answer.text("deviceName")).isEqualTo("Ann's laptop");
        assertThat(answer.header("Location")).isEqualTo(path() + "/" + answer.text("id"));
        assertThat(list().toString()).contains("Ann's laptop").doesNotContain("hcx_");
        assertThat(database.jdbc()
                        .sql("SELECT row_to_json(t)::text FROM linkedin_outreach_extension_token t")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(token));
    }

    @Test
    void aTokenMayReadUsageOnly() {
        String token = pair("Laptop").text("token");
        String queue = "/api/linkedin/queue/" + customer;

        assertThat(as(token, queue + "/usage").status()).isEqualTo(200);
        as(token, queue).problem(403, "/problems/forbidden");
        as(token, path()).problem(403, "/problems/forbidden");
        as(token, "/api/linkedin/queue/" + UUID.randomUUID() + "/usage").problem(403, "/problems/forbidden");
        // Written within a second, for all devices in one batch.
        await().untilAsserted(() ->
                assertThat(list().get(0).get("lastAction").stringValue("")).isEqualTo("usage"));
        JsonNode listed = list().get(0);
        assertThat(listed.get("lastSeenAt").isNull()).isFalse();
        assertThat(listed.get("createdByUserId").asString()).isEqualTo(REVIEWER.toString());
    }

    @Test
    void listsWhatADeviceSaidAboutItself() {
        pair("Laptop");
        assertThat(list().get(0).get("state").isNull()).isTrue();
        database.jdbc().sql("""
                        UPDATE linkedin_outreach_extension
                           SET state = 'checkpoint', state_at = now(), state_detail = 'Enter the code', mode = 'assisted',
                               version = '1.4.0', adapters = '2026-11-20'
                         WHERE customer_id = :customer
                        """).param("customer", customer).update();

        JsonNode listed = list().get(0);

        assertThat(listed.get("stateAt").isNull()).isFalse();
        assertThat(List.of("state", "stateDetail", "mode", "version", "adapters"))
                .extracting(field -> listed.get(field).asString())
                .containsExactly("checkpoint", "Enter the code", "assisted", "1.4.0", "2026-11-20");
    }

    @Test
    void aTokenIsRejectedIfOnlyTheBeginningOfItsHashMatches() {
        String token = pair("Laptop").text("token");
        String usage = "/api/linkedin/queue/" + customer + "/usage";
        assertThat(as(token, usage).status()).isEqualTo(200);

        database.jdbc()
                .sql("UPDATE linkedin_outreach_extension_token "
                        + "SET token_hash = set_byte(token_hash, 31, 255 - get_byte(token_hash, 31)) "
                        + "WHERE customer_id = :customer")
                .param("customer", customer)
                .update();

        as(token, usage).problem(401, "/problems/unauthorized");
    }

    @Test
    void aRevokedTokenIsRejectedAtOnceAndItsDeviceIsNotListed() {
        Answer paired = pair("Laptop");
        String usage = "/api/linkedin/queue/" + customer + "/usage";
        assertThat(as(paired.text("token"), usage).status()).isEqualTo(200);

        assertThat(revoke(paired.text("id")).status()).isEqualTo(204);

        as(paired.text("token"), usage).problem(401, "/problems/unauthorized");
        assertThat(list()).isEmpty();
        assertThat(revoke(paired.text("id")).status()).isEqualTo(204);
        rotate(paired.text("id")).problem(404, "/problems/not-found");
    }

    @Test
    void anOldTokenStaysValidForAnHourAfterRotation() {
        Answer paired = pair("Laptop");
        String before = paired.text("token");
        String usage = "/api/linkedin/queue/" + customer + "/usage";

        Answer rotated = rotate(paired.text("id"));

        rotated.ok();
        String after = rotated.text("token");
        assertThat(rotated.text("id")).isEqualTo(paired.text("id"));
        assertThat(after).isNotEqualTo(before);
        assertThat(as(before, usage).status()).isEqualTo(200);
        assertThat(as(after, usage).status()).isEqualTo(200);
        assertThat(minutesLeft()).containsExactly(60L);

        expireTokens();
        as(before, usage).problem(401, "/problems/unauthorized");
        assertThat(as(after, usage).status()).isEqualTo(200);
    }

    @Test
    void aSecondRotationDoesNotExtendTheFirstToken() {
        Answer paired = pair("Laptop");
        rotate(paired.text("id")).ok();
        database.jdbc()
                .sql("UPDATE linkedin_outreach_extension_token SET expires_at = expires_at - interval '30 minutes' "
                        + "WHERE customer_id = :customer")
                .param("customer", customer)
                .update();

        rotate(paired.text("id")).ok();

        assertThat(minutesLeft()).containsExactly(30L, 60L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"deviceName\":null}",
                "{\"deviceName\":\" \"}",
                "{\"deviceName\":\"\u00A0\u200B\u2800\"}",
                "{\"deviceName\":7}",
                "",
                "[]"
            })
    void aDeviceNeedsAName(String body) {
        assertThat(post(path(), body).reasons()).containsExactly("malformed");
    }

    @Test
    void aNameIsBoundedAndStorable() {
        assertThat(post(path(), "{\"deviceName\":\"" + "x".repeat(101) + "\"}").reasons())
                .containsExactly("field_too_long");
        assertThat(post(path(), "{\"deviceName\":\"a\\u0000b\"}").reasons()).containsExactly("text_not_storable");
        assertThat(post(path(), "{\"deviceName\":\"" + "x".repeat(100) + "\"}").status())
                .isEqualTo(201);
    }

    @Test
    void renamesADevice() {
        Answer paired = pair("Laptop");

        JsonNode renamed =
                rename(paired.text("id"), "{\"deviceName\":\"Desk\"}").ok();

        assertThat(renamed.get("id").asString()).isEqualTo(paired.text("id"));
        assertThat(renamed.get("deviceName").asString()).isEqualTo("Desk");
        assertThat(list()).containsExactly(renamed);
        assertThat(as(paired.text("token"), "/api/linkedin/queue/" + customer + "/usage")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void rejectsInvalidNamesAndUnknownDevices() {
        String id = pair("Laptop").text("id");

        assertThat(rename(id, "{\"deviceName\":\" \"}").reasons()).containsExactly("malformed");
        assertThat(rename(id, "{\"deviceName\":\"" + "x".repeat(101) + "\"}").reasons())
                .containsExactly("field_too_long");
        rename(UUID.randomUUID().toString(), "{\"deviceName\":\"Desk\"}").problem(404, "/problems/not-found");
        revoke(id);
        rename(id, "{\"deviceName\":\"Desk\"}").problem(404, "/problems/not-found");
    }

    @Test
    void anotherCustomersExtensionIsNotFound() {
        String id = pair("Laptop").text("id");
        UUID other = UUID.randomUUID();

        api.send(api.reviewer(other, "/api/linkedin/extensions/" + other + "/" + id)
                        .DELETE())
                .problem(404, "/problems/not-found");
        api.send(api.reviewer(other, path() + "/" + id).DELETE()).problem(403, "/problems/forbidden");
        assertThat(list()).hasSize(1);
    }

    private Answer pair(String deviceName) {
        return post(path(), "{\"deviceName\":\"" + deviceName + "\"}");
    }

    private Answer rotate(String id) {
        return post(path() + "/" + id + "/rotate", "");
    }

    private Answer rename(String id, String json) {
        return api.send(api.reviewer(customer, path() + "/" + id)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    private Answer revoke(String id) {
        return api.send(api.reviewer(customer, path() + "/" + id).DELETE());
    }

    private JsonNode list() {
        return api.send(api.reviewer(customer, path())).ok().get("items");
    }

    private Answer post(String path, String json) {
        return api.send(api.reviewer(customer, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private Answer as(String token, String path) {
        HttpRequest.Builder request = api.request(path).header("Authorization", "Bearer " + token);
        return api.send(request);
    }

    private String path() {
        return "/api/linkedin/extensions/" + customer;
    }

    private void expireTokens() {
        database.jdbc()
                .sql("UPDATE linkedin_outreach_extension_token SET expires_at = expires_at - interval '1 hour' "
                        + "WHERE customer_id = :customer")
                .param("customer", customer)
                .update();
    }

    /** Of the tokens that expire, earliest first. */
    private List<Long> minutesLeft() {
        return database.jdbc()
                .sql("SELECT round(extract(epoch FROM expires_at - now()) / 60)::bigint "
                        + "FROM linkedin_outreach_extension_token "
                        + "WHERE customer_id = :customer AND expires_at IS NOT NULL ORDER BY expires_at")
                .param("customer", customer)
                .query(Long.class)
                .list();
    }
}
