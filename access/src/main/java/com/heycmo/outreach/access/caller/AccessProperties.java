package com.heycmo.outreach.access.caller;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the OpenID provider calls things, {@code outreach.access.*}.
 *
 * @param customersClaim the claim with the list of {@code <customerId>:<role>}
 * @param userClaim the claim that says who acts
 * @param nameClaim the claim with what people are to see of it; where it is missing, {@code preferred_username}
 */
@ConfigurationProperties("outreach.access")
public record AccessProperties(
        @DefaultValue("customers") String customersClaim,
        @DefaultValue("sub") String userClaim,
        @DefaultValue("name") String nameClaim) {}
