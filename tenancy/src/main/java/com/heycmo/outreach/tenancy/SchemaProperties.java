package com.heycmo.outreach.tenancy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code outreach.schema.*}.
 *
 * @param partitions how many hash partitions the queue, the audit and the outbox each get when the migrations create
 *     them; 0: none
 */
@ConfigurationProperties("outreach.schema")
record SchemaProperties(@DefaultValue("0") int partitions) {}
