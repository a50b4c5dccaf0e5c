package com.heycmo.outreach.testsupport;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A test that runs only with {@code -Pthorough}. */
@Tag(Thorough.TAG)
@EnabledIfSystemProperty(named = "outreach.test.thorough", matches = "true")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ThoroughOnly {}
