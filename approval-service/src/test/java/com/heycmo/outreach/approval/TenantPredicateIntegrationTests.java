package com.heycmo.outreach.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.testsupport.OperationRecorder;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TenantCopy;
import com.heycmo.outreach.testsupport.TestIssuer;
import com.heycmo.outreach.testsupport.UseTestInfrastructure;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/**
 * Every statement names its customer. The service logs in as the schema's owner, so row-level security does not help,
 * and another customer has the same rows under the same ids.
 */
@UseTestInfrastructure(loginAsOwner = true)
@Import(OperationRecorder.class)
class TenantPredicateIntegrationTests extends TenantTestBase {

    @Autowired
    private OperationRecorder recorder;

    @Autowired
    private ApplicationContext context;

    @Test
    void noOperationShowsOrChangesAnotherCustomersRows() {
        listen();
        List<String> before = copy.everythingOf(other);

        readTheQueue();
        readThePages();
        decide();
        pauseAndResume();
        setLimits();
        manageExtensions();
        readTheHistory();
        recordSignals();
        forbidContact();
        submitADraftForTheirProspect();
        exportAndErase();

        assertThat(copy.everythingOf(other)).isEqualTo(before);
        assertThat(recorder.called())
                .as("every operation was called; call a new one here too")
                // A form on a page calls the same feature as the API.
                .containsAll(OperationRecorder.operations(context, "com.heycmo.outreach.approval").stream()
                        .filter(operation -> !operation.contains(".pages."))
                        .toList());
    }

    private void listen() {
        String viewer = TestSignIn.session(api, UUID.randomUUID(), customer, Role.VIEWER);
        assertThat(api.send(OpenPage.request(api, customer, viewer).method("HEAD", BodyPublishers.noBody()))
                        .status())
                .isEqualTo(405);
        try (OpenPage page = OpenPage.of(api, customer)) {
            rows.change(other, pending, QueueRow.changes().at("updated_at", Duration.ZERO));
            rows.change(customer, skipped, QueueRow.changes().at("updated_at", Duration.ZERO));
            await().until(() -> page.ids().contains(skipped));

            assertThat(page.ids()).containsOnly(skipped);
        }
    }

    private void readTheQueue() {
        for (String order : List.of("asc", "desc")) {
            assertThat(ours(api.get(customer, "?limit=200&order=" + order)).ok().get("items"))
                    .hasSize(8);
        }
        assertThat(ours(api.get(customer, "?q=" + TenantCopy.TEXT)).ok().get("items"))
                .isEmpty();
        assertThat(ours(api.get(customer, "/" + pending)).text("customerId")).isEqualTo(customer.toString());
        ours(api.get(customer, "/" + theirs)).problem(404, "/problems/not-found");
        var usage = ours(api.get(customer, "/usage")).ok();
        assertThat(usage.at("/statuses/pending_review").asInt()).isEqualTo(3);
        assertThat(usage.at("/actions/message/sent").asInt()).isEqualTo(1);
        assertThat(usage.get("paused").asBoolean()).isFalse();
        // The other customer is paused and has sent as much.
        var forecast = ours(api.get(customer, "/forecast?pending=true")).ok().get("items");
        assertThat(forecast)
                .hasSize(4)
                .allSatisfy(item -> assertThat(item.get("waitsFor").isNull()).isTrue());
    }

    private void readThePages() {
        String session = TestSignIn.session(api, REVIEWER, customer, Role.REVIEWER);
        for (String page : List.of(
                "",
                "?open=" + theirs,
                "?sort=person",
                "?tab=approved",
                "/skip-reasons",
                "?tab=sent",
                "?tab=failed&source=none",
                "?tab=skipped",
                "?q=a&source=none&days=7",
                "/results?action=message",
                "/cards",
                "/changes?shown=" + theirs + "," + pending + "&other=" + theirs + "," + pending,
                "/selection",
                "/erased?ids=" + theirs + "," + pending,
                "/history",
                "/history/export",
                "/drafts/" + approved + "/history",
                "/new",
                "/limits",
                "/people",
                "/people/" + prospectOf(pending),
                "/do-not-contact",
                "/do-not-contact/export",
                "/extensions")) {
            Answer answer = ours(page(session, page));
            assertThat(answer.status()).as(page).isEqualTo(200);
        }
        assertThat(page(session, "?tab=approved").body()).contains("Ours");
        assertThat(countsOnThePage()).isEqualTo(counts);
        assertThat(page(session, "/selection").json().get("drafts")).hasSize(3);
        UUID unknown = UUID.randomUUID();
        assertThat(changesOf(session, theirs).replace(theirs.toString(), unknown.toString()))
                .as("the other customer's draft is treated like an unknown one")
                .isEqualTo(changesOf(session, unknown));
    }

    /** Without the CSRF tokens, which differ in each response. */
    private String changesOf(String session, UUID id) {
        return page(session, "/changes?shown=%s&other=%1$s".formatted(id))
                .body()
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private void decide() {
        ours(api.send(json(api.request(ApprovalApi.queue(customer) + "/" + pending), "PATCH", """
                                {"body":"Hello.","version":1}
                                """)
                        .header("Authorization", "Bearer " + TestIssuer.shared().reviewer(REVIEWER, customer, "Jane"))))
                .ok();
        ours(api.post(customer, "/" + pending + "/approve")).ok();
        ours(api.post(customer, "/" + unedited + "/approve")).ok();
        ours(api.post(customer, "/" + skipped + "/skip")).ok();
        ours(api.post(customer, "/" + approved + "/skip")).ok();
        ours(api.post(customer, "/" + failed + "/reopen")).ok();
        ours(api.post(customer, "/" + uncertain + "/resolve", "{\"sent\":true}"))
                .ok();
        ours(api.post(customer, "/" + unanswered + "/resolve", "{\"sent\":false}"))
                .ok();
        for (String decision : List.of("/approve", "/skip", "/reopen")) {
            ours(api.post(customer, "/" + theirs + decision)).problem(404, "/problems/not-found");
        }
        ours(api.post(customer, "/" + theirs + "/resolve", "{\"sent\":true}")).problem(404, "/problems/not-found");
        var bulk =
                ours(api.post(customer, "/bulk", """
                        {"operation":"approve","items":[{"id":"%s"},{"id":"%s"}]}
                        """.formatted(failed, theirs))).ok();
        assertThat(bulk.get("items"))
                .extracting(item -> item.get("ok").asBoolean())
                .containsExactly(true, false);
    }

    private void pauseAndResume() {
        ours(api.post(customer, "/pause")).ok();
        ours(api.post(customer, "/resume")).ok();
    }

    private void setLimits() {
        String path = "/api/linkedin/limits/" + customer;
        JsonNode limits = ours(api.send(api.reviewer(customer, path))).ok();
        assertThat(limits.get("timeZone").asString()).isEqualTo("UTC");
        String changed = limits.toString().replace("\"perDay\":30", "\"perDay\":20");
        ours(api.send(json(
                        api.reviewer(customer, path),
                        "PUT",
                        changed.replace("\"holdLaterSteps\":true", "\"holdLaterSteps\":false"))))
                .ok();
        assertThat(api.send(api.reviewer(customer, path + "/holds/message").DELETE())
                        .status())
                .isEqualTo(204);
    }

    /** The draft that the other customer has of this prospect neither conflicts nor is replaced. */
    private void submitADraftForTheirProspect() {
        assertThat(submit("").status()).isEqualTo(201);
        submit("").problem(409, "/problems/draft-exists");
        assertThat(submit(",\"replaces\":1").status()).isEqualTo(201);
    }

    private Answer submit(String field) {
        return api.post(customer, "", """
                {"action":"message","prospectUrl":"linkedin.com/in/%s","body":"Hi."%s}
                """.formatted(THEIR_PROSPECT, field));
    }

    private void manageExtensions() {
        Answer paired = ours(api.send(json(extensions(""), "POST", "{\"deviceName\":\"Laptop\"}")));
        assertThat(paired.status()).as(paired.body()).isEqualTo(201);
        assertThat(ours(api.send(extensions(""))).ok().get("items")).hasSize(2);
        Answer renamed = ours(api.send(json(extensions("/" + device), "PATCH", "{\"deviceName\":\"Desk\"}")));
        assertThat(renamed.text("deviceName")).isEqualTo("Desk");
        Answer rotated = ours(api.send(extensions("/" + device + "/rotate").POST(BodyPublishers.noBody())));
        assertThat(rotated.text("deviceName")).isEqualTo("Desk");
        // The second revocation changes nothing, but looks the device up.
        for (int i = 0; i < 2; i++) {
            assertThat(api.send(extensions("/" + device).DELETE()).status()).isEqualTo(204);
        }
        api.send(extensions("/" + theirDevice).DELETE()).problem(404, "/problems/not-found");
    }

    /** The other customer has the same drafts, signals and people. */
    private void recordSignals() {
        String path = "/api/linkedin/prospects/" + customer;
        Object url = rows.read(customer, pending).get("prospect_url");
        for (String type : List.of("accepted", "replied")) {
            assertThat(api.send(json(
                                    api.reviewer(customer, path + "/signals"),
                                    "POST",
                                    "{\"prospectUrl\":\"%s\",\"type\":\"%s\"}".formatted(url, type)))
                            .status())
                    .isEqualTo(204);
        }
        assertThat(ours(api.send(api.reviewer(customer, path))).ok().get("items"))
                .hasSize(1);
        var person = ours(api.send(api.reviewer(customer, path + "/" + prospectOf(pending))))
                .ok();
        assertThat(person.get("drafts")).hasSize(1);
        assertThat(person.get("signals")).hasSize(2);
        api.send(api.reviewer(customer, path + "/" + ProspectId.of(other, String.valueOf(url))))
                .problem(404, "/problems/not-found");
    }

    private Object prospectOf(UUID draft) {
        return Objects.requireNonNull(rows.read(customer, draft).get("prospect_id"));
    }

    /** The other customer has entries for the same person and company. */
    private void forbidContact() {
        String path = "/api/linkedin/prospects/" + customer + "/do-not-contact";
        Answer added = ours(api.send(json(api.reviewer(customer, path), "POST", "{\"company\":\"Ours\"}")));
        assertThat(added.status()).isEqualTo(200);
        assertThat(ours(api.send(api.reviewer(customer, path))).ok().get("items"))
                .hasSize(1);
        assertThat(ours(api.send(api.reviewer(customer, path)
                                .header("Content-Type", "text/csv")
                                .POST(BodyPublishers.ofString("prospectUrl,company,reason,until\n,Acme,,\n"))))
                        .ok()
                        .get("added")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.send(api.reviewer(customer, path + "/" + added.text("id"))
                                .DELETE())
                        .status())
                .isEqualTo(204);
        api.send(api.reviewer(customer, path + "/" + theirEntry).DELETE()).problem(404, "/problems/not-found");
    }

    /** The other customer has drafts, signals and audit entries with the same ids. */
    private void exportAndErase() {
        String path = "/api/linkedin/prospects/" + customer + "/" + prospectOf(pending);
        var document = ours(api.send(api.reviewer(customer, path + "/export"))).ok();
        assertThat(document.get("drafts")).hasSize(1);
        assertThat(document.get("signals")).hasSize(2);
        assertThat(api.send(api.reviewer(customer, path + "?doNotContact=true").DELETE())
                        .status())
                .isEqualTo(204);
        assertThat(rows.read(customer, pending)).containsEntry("prospect_url", "erased:" + pending);
    }

    private void readTheHistory() {
        assertThat(ours(api.get(customer, "/audit?limit=200")).ok().get("items"))
                .isNotEmpty();
        Answer page = ours(
                page(TestSignIn.session(api, REVIEWER, customer, Role.REVIEWER), "/drafts/" + approved + "/history"));
        assertThat(page.body()).contains("Jane");
    }

    private HttpRequest.Builder extensions(String path) {
        return api.reviewer(customer, "/api/linkedin/extensions/" + customer + path);
    }
}
