package com.heycmo.outreach.tenancy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Asks for the data source, JDBC client or transaction manager of the worker's role: for work that serves no single
 * customer. Whatever serves a request asks without it.
 */
@Qualifier(BackgroundRole.NAME)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface BackgroundRole {

    /** The qualifier, for {@code @Transactional}, which takes no annotation. */
    String NAME = "worker";
}
