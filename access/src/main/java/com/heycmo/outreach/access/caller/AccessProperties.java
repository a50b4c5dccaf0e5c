package com.heycmo.outreach.access.caller;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The names of the OpenID provider's claims, {@code outreach.access.*}.
 *
 * @param customersClaim a list of {@code <customerId>:<role>}
 * @param userClaim the person's id
 * @param nameClaim the person's display name; {@code preferred_username} if it is missing
 */
@ConfigurationProperties("outreach.access")
public record AccessProperties(
        @DefaultValue("customers") String customersClaim,
        @DefaultValue("sub") String userClaim,
        @DefaultValue("name") String nameClaim) {}
