package com.heycmo.outreach.tenancy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Selects the data source, JDBC client or transaction manager of background work, which serves all customers. Beans
 * without it serve requests.
 */
@Qualifier(BackgroundRole.NAME)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface BackgroundRole {

    /** The qualifier, for {@code @Transactional}, which selects its transaction manager by a string. */
    String NAME = "worker";
}
