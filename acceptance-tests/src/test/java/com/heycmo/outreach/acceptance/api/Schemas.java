package com.heycmo.outreach.acceptance.api;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Validates JSON against JSON Schemas, including formats. An empty list means valid. */
public final class Schemas {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final String META_SCHEMA = "https://json-schema.org/draft/2020-12/schema";

    private Schemas() {}

    /** The errors of the schema itself. */
    static List<String> errorsOfSchema(JsonNode schema) {
        return errors(REGISTRY.getSchema(SchemaLocation.of(META_SCHEMA)), schema);
    }

    static List<String> errors(JsonNode schema, JsonNode value) {
        return errors(REGISTRY.getSchema(schema), value);
    }

    /**
     * Validates a value against a schema inside an OpenAPI or AsyncAPI document.
     *
     * @param pointer to the schema, for instance {@code /components/schemas/Usage}
     */
    public static List<String> errors(JsonNode document, String pointer, JsonNode value) {
        ObjectNode schema = JsonMapper.shared().createObjectNode();
        schema.put("$ref", "#" + pointer);
        document.properties().forEach(field -> schema.set(field.getKey(), field.getValue()));
        return errors(schema, value);
    }

    private static List<String> errors(Schema schema, JsonNode value) {
        return schema
                .validate(value, execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }
}
