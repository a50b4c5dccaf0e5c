package com.heycmo.outreach.approval.pages.signin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.security.oauth2.client.registration.ClientRegistration;

/**
 * {@code outreach.pages.*}.
 *
 * @param endSessionUri the provider's logout endpoint; needed only if its addresses are configured one by one, because
 *     Spring has no property for this one
 */
@ConfigurationProperties("outreach.pages")
record PagesProperties(@Nullable String endSessionUri) {

    private static final String END_SESSION = "end_session_endpoint";

    ClientRegistration complete(ClientRegistration registration) {
        if (endSessionUri == null) {
            return registration;
        }
        Map<String, Object> metadata =
                new LinkedHashMap<>(registration.getProviderDetails().getConfigurationMetadata());
        metadata.put(END_SESSION, endSessionUri);
        return ClientRegistration.withClientRegistration(registration)
                .providerConfigurationMetadata(metadata)
                .build();
    }
}
