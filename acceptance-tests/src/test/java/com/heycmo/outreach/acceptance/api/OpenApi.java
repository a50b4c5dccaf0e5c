package com.heycmo.outreach.acceptance.api;

import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds the OpenAPI document of the HTTP API from the controllers, additions.yaml and the examples. */
public final class OpenApi {

    public static final String FILE = "openapi.yaml";

    /** Descriptions and other parts that the controllers do not contain. */
    private static final Path ADDITIONS = Path.of("src", "test", "resources", "openapi", "additions.yaml");

    private OpenApi() {}

    /** The document of the current code. */
    static ObjectNode generate() {
        return complete(ControllerDocument.read(), Documents.yaml(Documents.text(ADDITIONS)));
    }

    private static ObjectNode complete(JsonNode generated, JsonNode additions) {
        ObjectNode document = new RecordSchemas(additions).complete((ObjectNode) generated.deepCopy());
        OpenApiAdditions.requireMatch(additions, document);
        JsonMergePatch.apply(document, additions);
        JsonMergePatch.apply(document.path("components"), ManualDraftSchema.asPatch());
        new ProblemResponses(document).complete();
        document.path("paths").forEach(path -> path.forEach(operation -> completeMediaTypes((ObjectNode) operation)));
        Examples.all().forEach(example -> example.addTo(document));
        document.remove(document.propertyNames().stream()
                .filter(name -> name.startsWith("x-"))
                .toList());
        return DocumentOrder.of(document);
    }

    /** A controller without {@code produces} returns JSON as well. */
    private static void completeMediaTypes(ObjectNode operation) {
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            if (response.getValue().path("content") instanceof ObjectNode content && content.has("*/*")) {
                JsonNode any = content.remove("*/*");
                if (!content.has("application/json")) {
                    content.set("application/json", any);
                }
            }
        }
    }
}
