package com.heycmo.outreach.tenancy;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** An application with this module on its class path and no configuration. */
@SpringBootConfiguration
@EnableAutoConfiguration
class TenancyTestApplication {}
