package com.heycmo.outreach.approval.donotcontact;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.ApprovalApi;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

/** Calls the API of the entries as a reviewer. */
record DoNotContactApi(ApprovalApi api) {

    Answer forbid(UUID customer, String json) {
        return api.send(
                request(customer, "").header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    Answer person(UUID customer, String url) {
        return forbid(customer, "{\"prospectUrl\":\"%s\"}".formatted(url));
    }

    Answer company(UUID customer, String company) {
        return forbid(customer, "{\"company\":\"%s\"}".formatted(company));
    }

    Answer list(UUID customer, String query) {
        return api.send(request(customer, query));
    }

    Answer csv(UUID customer, String query) {
        return api.send(request(customer, query).header("Accept", "text/csv"));
    }

    Answer lift(UUID customer, String id) {
        return api.send(request(customer, "/" + id).DELETE());
    }

    Answer importFile(UUID customer, String query, String csv) {
        return api.send(
                request(customer, query).header("Content-Type", "text/csv").POST(BodyPublishers.ofString(csv)));
    }

    private HttpRequest.Builder request(UUID customer, String path) {
        return api.reviewer(customer, "/api/linkedin/prospects/" + customer + "/do-not-contact" + path);
    }
}
