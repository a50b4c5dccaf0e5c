package com.heycmo.outreach.access.caller;

/** A principal that stands for a caller, for instance the person who has signed in to the pages. */
public interface CallerPrincipal {

    Caller caller();
}
