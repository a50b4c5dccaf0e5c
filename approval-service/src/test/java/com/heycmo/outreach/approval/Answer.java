package com.heycmo.outreach.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response of the service. */
public record Answer(int status, HttpHeaders headers, String body) {

    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** A field of the JSON as text. */
    public String text(String field) {
        return json().get(field).asString();
    }

    /** The JSON; fails unless the status is 200. */
    public JsonNode ok() {
        assertThat(status).as(body).isEqualTo(200);
        assertThat(header("Content-Type")).isEqualTo("application/json");
        return json();
    }

    /** The JSON; fails unless it is a problem of this status and type. */
    public JsonNode problem(int expectedStatus, String type) {
        assertThat(status).as(body).isEqualTo(expectedStatus);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.get("type").asString()).isEqualTo(type);
        assertThat(problem.get("status").asInt()).isEqualTo(expectedStatus);
        assertThat(problem.get("title").asString()).isNotBlank();
        return problem;
    }

    /** Fails unless the status is this one. */
    public void requireStatus(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
    }

    /** Codes of the reasons against an invalid request. */
    public List<String> reasons() {
        JsonNode problem = problem(400, "/problems/validation-failed");
        List<String> codes = new ArrayList<>();
        for (JsonNode reason : problem.get("reasons")) {
            assertThat(reason.get("message").asString()).isNotBlank();
            codes.add(reason.get("code").asString());
        }
        return codes;
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
