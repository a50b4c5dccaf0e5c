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

    /** @param issuer with addresses configured one by one, the registration has none, and no logout token is valid */
    ClientRegistration complete(ClientRegistration registration, String issuer) {
        ClientRegistration.Builder complete =
                ClientRegistration.withClientRegistration(registration).issuerUri(issuer);
        if (endSessionUri == null) {
            return complete.build();
        }
        Map<String, Object> metadata =
                new LinkedHashMap<>(registration.getProviderDetails().getConfigurationMetadata());
        metadata.put(END_SESSION, endSessionUri);
        return complete.providerConfigurationMetadata(metadata).build();
    }
}
