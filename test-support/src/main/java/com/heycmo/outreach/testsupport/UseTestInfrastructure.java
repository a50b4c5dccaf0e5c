package com.heycmo.outreach.testsupport;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * Used with {@code @SpringBootTest}: the context runs on {@link TestInfrastructure} with a new database. It sets the
 * {@link ServiceProperties} and adds the beans {@link TestDatabase}, {@link QueueRows} and {@link TestDevices}, which
 * work as the database's owner, and {@link KafkaProbe}. Tests that share a context share the database, so each uses
 * customers that no other test knows.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ContextCustomizerFactories(TestInfrastructureCustomizerFactory.class)
public @interface UseTestInfrastructure {

    /** Whether the service logs in as the schema's owner, whom row-level security does not bind. */
    boolean loginAsOwner() default false;

    /** Whether the service uses Kafka. Without it there is no {@link KafkaProbe}, and the broker's address is unreachable. */
    boolean kafka() default true;

    /**
     * Whether logical decoding is on, for change data capture. The test then has its own PostgreSQL server, which is a bean.
     */
    boolean logicalDecoding() default false;
}
