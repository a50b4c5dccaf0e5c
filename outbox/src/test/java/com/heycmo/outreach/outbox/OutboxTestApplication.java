package com.heycmo.outreach.outbox;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** An application that uses only the auto-configuration of this module. */
@SpringBootConfiguration
@EnableAutoConfiguration
class OutboxTestApplication {}
