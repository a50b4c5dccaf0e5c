package com.heycmo.outreach.tenancy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code outreach.tenancy.*}.
 *
 * @param allowOwner whether a login is accepted that row-level security does not bind: that of the owner, say, where
 *     there is no other one
 */
@ConfigurationProperties("outreach.tenancy")
record TenancyProperties(@DefaultValue("false") boolean allowOwner) {}
