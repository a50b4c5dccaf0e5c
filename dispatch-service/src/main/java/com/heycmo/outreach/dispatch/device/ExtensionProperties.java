package com.heycmo.outreach.dispatch.device;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param minimumVersion below it, an extension asks its user to update; null for any */
@ConfigurationProperties("outreach.extension")
record ExtensionProperties(@Nullable String minimumVersion) {

    ExtensionProperties {
        // An empty property, for instance an environment variable without a value, means none.
        minimumVersion = minimumVersion == null || minimumVersion.isBlank() ? null : minimumVersion;
    }
}
