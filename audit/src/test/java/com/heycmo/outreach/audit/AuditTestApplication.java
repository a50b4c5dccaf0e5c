package com.heycmo.outreach.audit;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** An application that has this module on its class path and does nothing for it. */
@SpringBootConfiguration
@EnableAutoConfiguration
class AuditTestApplication {}
