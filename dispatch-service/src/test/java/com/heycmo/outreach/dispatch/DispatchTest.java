package com.heycmo.outreach.dispatch;

import com.heycmo.outreach.testsupport.OnRealInfrastructure;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * The service on real servers, over HTTP. Events stay in the outbox, where a test can look at them; that they get from
 * there to Kafka is shown by the tests that start instances of their own.
 */
@OnRealInfrastructure
@SpringBootTest(
        classes = DispatchServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "outreach.outbox.relay=false")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DispatchTest {}
