package com.heycmo.outreach.access.chain;

import com.heycmo.outreach.access.caller.Caller;
import com.heycmo.outreach.access.caller.Device;
import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.access.caller.Role;
import com.heycmo.outreach.policy.StrictUuid;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Who may call a path that names a customer: decided by the credential and the path alone, before anything is looked
 * up. A customer that the credential does not cover and a path variable that is no UUID are refused alike.
 */
public enum AccessRule implements AuthorizationManager<RequestAuthorizationContext> {
    /** Claims and results: the customer's own extensions, and no person. */
    EXTENSION {
        @Override
        boolean allows(Caller caller, UUID customerId, boolean reads) {
            return isDeviceOf(caller, customerId);
        }
    },
    /** What both have to see, and an extension may only see: the customer's usage. */
    EXTENSION_OR_PERSON {
        @Override
        boolean allows(Caller caller, UUID customerId, boolean reads) {
            return (reads && isDeviceOf(caller, customerId)) || PERSON.allows(caller, customerId, reads);
        }
    },
    /** Everything else: whoever may view may look, a reviewer may do all of it. */
    PERSON {
        @Override
        boolean allows(Caller caller, UUID customerId, boolean reads) {
            return caller instanceof Person person && person.may(reads ? Role.VIEWER : Role.REVIEWER, customerId);
        }
    };

    /** The path variable that every such path has. */
    static final String CUSTOMER = "customerId";

    abstract boolean allows(Caller caller, UUID customerId, boolean reads);

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        String method = context.getRequest().getMethod();
        boolean reads = method.equals(HttpMethod.GET.name()) || method.equals(HttpMethod.HEAD.name());
        Optional<UUID> customer = StrictUuid.parse(context.getVariables().get(CUSTOMER));
        Optional<Caller> caller = Caller.of(authentication.get());
        return new AuthorizationDecision(
                customer.isPresent() && caller.isPresent() && allows(caller.get(), customer.get(), reads));
    }

    private static boolean isDeviceOf(Caller caller, UUID customerId) {
        return caller instanceof Device device && device.customerId().equals(customerId);
    }
}
