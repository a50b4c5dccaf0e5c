package com.heycmo.outreach.approval.pages.signin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.core.annotation.AuthenticationPrincipal;

/** Injects the signed-in {@link com.heycmo.outreach.access.caller.Person} into a page's controller. */
@AuthenticationPrincipal(expression = "caller()")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface SignedIn {}
