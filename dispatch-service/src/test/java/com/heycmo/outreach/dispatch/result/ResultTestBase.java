package com.heycmo.outreach.dispatch.result;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the events that reports write. */
abstract class ResultTestBase extends DispatchTestBase {

    JsonNode event(int number) {
        return json(String.valueOf(rows.outbox(customerId).get(number).get("payload")));
    }

    static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
