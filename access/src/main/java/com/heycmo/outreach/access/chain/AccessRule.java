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
 * Authorizes requests for a customer's path by credential, method and path alone, before any database access. A customer
 * that the credential does not cover and a path variable that is not a UUID are rejected in the same way.
 */
public enum AccessRule implements AuthorizationManager<RequestAuthorizationContext> {
    /** What an extension does with jobs: only the customer's extensions. */
    EXTENSION {
        @Override
        boolean allows(Caller caller, UUID customerId, boolean reads) {
            return isDeviceOf(caller, customerId);
        }
    },
    /** What an extension asks and says about itself: any extension. These paths name no customer; its token does. */
    EXTENSION_ITSELF {
        @Override
        boolean allows(Caller caller, UUID customerId, boolean reads) {
            return isDeviceOf(caller, customerId);
        }

        @Override
        public AuthorizationDecision authorize(
                Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
            return new AuthorizationDecision(Caller.of(authentication.get())
                    .filter(Device.class::isInstance)
                    .isPresent());
        }
    },
    /** Usage: extensions may read it, people as for {@link #PERSON}. */
    EXTENSION_OR_PERSON {
        @Override
        boolean allows(Caller caller, UUID customerId, boolean reads) {
            return (reads && isDeviceOf(caller, customerId)) || PERSON.allows(caller, customerId, reads);
        }
    },
    /** Signals: extensions report what they see, people as for {@link #PERSON}. */
    EXTENSION_OR_REVIEWER {
        @Override
        boolean allows(Caller caller, UUID customerId, boolean reads) {
            return isDeviceOf(caller, customerId) || PERSON.allows(caller, customerId, reads);
        }
    },
    /** All that is held about a person, in one document: reviewers only, also to read. */
    REVIEWER {
        @Override
        boolean allows(Caller caller, UUID customerId, boolean reads) {
            return PERSON.allows(caller, customerId, false);
        }
    },
    /** Everything else: viewers may read, reviewers may do everything. */
    PERSON {
        @Override
        boolean allows(Caller caller, UUID customerId, boolean reads) {
            return caller instanceof Person person && person.may(reads ? Role.VIEWER : Role.REVIEWER, customerId);
        }
    };

    /** The path variable of every such path. */
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
