package com.heycmo.outreach.access.chain;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Allowed origins for the paths of extensions, {@code outreach.cors.*}.
 *
 * @param extensionIds ids of Chrome extensions; by default that of the packaged one, in {@code access.yml}
 */
@ConfigurationProperties("outreach.cors")
public record CorsProperties(@DefaultValue List<String> extensionIds) {

    private static final Pattern ID = Pattern.compile("[a-p]{32}");

    public CorsProperties {
        for (String id : extensionIds) {
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("outreach.cors.extension-ids: '" + id
                        + "' is not the id of a Chrome extension (32 letters from a to p).");
            }
        }
    }

    List<String> origins() {
        return extensionIds.stream().map(id -> "chrome-extension://" + id).toList();
    }
}
