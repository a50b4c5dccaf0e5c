package com.heycmo.outreach.access.caller;

/** A principal that leads to a caller, for instance the OpenID user of a session. */
public interface CallerPrincipal {

    Caller caller();
}
