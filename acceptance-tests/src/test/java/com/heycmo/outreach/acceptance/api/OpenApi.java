package com.heycmo.outreach.acceptance.api;

import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of the whole HTTP API: read off the code, completed by a table and by the examples. */
public final class OpenApi {

    public static final String FILE = "openapi.yaml";

    /** What the controllers do not say of themselves. */
    private static final Path ADDITIONS = Path.of("src", "test", "resources", "openapi", "additions.yaml");

    private OpenApi() {}

    /** The document as the code is now. */
    static ObjectNode ofTheCode() {
        return of(Springdoc.document(), Documents.yaml(Documents.text(ADDITIONS)));
    }

    static ObjectNode of(JsonNode read, JsonNode additions) {
        ObjectNode document = new RecordSchemas(additions).complete((ObjectNode) read.deepCopy());
        Additions.requireToFit(additions, document);
        MergePatch.apply(document, additions);
        MergePatch.apply(document.path("components"), ManualDraftSchema.asPatch());
        new ProblemResponses(document).complete();
        document.path("paths").forEach(path -> path.forEach(operation -> completeMediaTypes((ObjectNode) operation)));
        Examples.all().forEach(example -> example.addTo(document));
        document.remove(document.propertyNames().stream()
                .filter(name -> name.startsWith("x-"))
                .toList());
        return StableOrder.of(document);
    }

    /** Without {@code produces}, a controller answers in JSON all the same. */
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
