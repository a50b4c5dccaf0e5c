package com.heycmo.outreach.testsupport;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * Beside {@code @SpringBootTest}: the context runs on {@link Infrastructure}, with a new database of its own. It sets
 * the {@link ServiceProperties}, and offers {@link TestDatabase} and {@link QueueRows}, which work as the database's
 * owner, and {@link KafkaProbe} as beans. Tests that share a context share the database, and keep apart by
 * their customers.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ContextCustomizerFactories(RealInfrastructureCustomizerFactory.class)
public @interface OnRealInfrastructure {}
