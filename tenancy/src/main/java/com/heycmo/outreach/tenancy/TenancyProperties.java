package com.heycmo.outreach.tenancy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code outreach.tenancy.*}.
 *
 * @param allowOwner whether to accept a login that row-level security does not apply to, for instance the owner's on
 *     a database with a single login
 */
@ConfigurationProperties("outreach.tenancy")
record TenancyProperties(@DefaultValue("false") boolean allowOwner) {}
