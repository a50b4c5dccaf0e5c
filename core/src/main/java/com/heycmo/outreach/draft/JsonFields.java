package com.heycmo.outreach.draft;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Selected fields of one JSON object; the last value counts if a field occurs twice. Numbers stay text, because the
 * sender could make computing them arbitrarily expensive.
 */
final class JsonFields {

    enum Kind {
        MISSING_OR_NULL,
        STRING,
        INTEGER,
        OTHER
    }

    private record Value(Kind kind, @Nullable String text) {}

    private static final Value MISSING = new Value(Kind.MISSING_OR_NULL, null);
    private static final Value OTHER = new Value(Kind.OTHER, null);

    /** Kafka limits the record's size. The parser must not cache names, because senders may invent any number. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNameLength(Integer.MAX_VALUE)
                            .build())
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .build())
            .build();

    private final Map<String, Value> values;

    private JsonFields(Map<String, Value> values) {
        this.values = values;
    }

    /** Returns empty unless the bytes are one JSON object in UTF-8, not nested deeper than Jackson allows. */
    static Optional<JsonFields> parse(byte[] utf8, Set<String> wanted) {
        try (JsonParser parser = JSON.createParser(decoded(utf8))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Map<String, Value> values = new HashMap<>();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                if (wanted.contains(name)) {
                    values.put(name, value(parser));
                }
                parser.skipChildren();
            }
            return parser.nextToken() == null ? Optional.of(new JsonFields(values)) : Optional.empty();
        } catch (CharacterCodingException | JacksonException e) {
            return Optional.empty();
        }
    }

    Kind kind(String name) {
        return values.getOrDefault(name, MISSING).kind();
    }

    /** The text of a string or the digits of an integer, else null. */
    @Nullable
    String text(String name) {
        return values.getOrDefault(name, MISSING).text();
    }

    /** Skips a BOM, which files saved by some editors begin with. */
    private static String decoded(byte[] utf8) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(utf8))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Value value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> MISSING;
            case VALUE_STRING -> new Value(Kind.STRING, parser.getString());
            case VALUE_NUMBER_INT -> new Value(Kind.INTEGER, parser.getString());
            default -> OTHER;
        };
    }
}
