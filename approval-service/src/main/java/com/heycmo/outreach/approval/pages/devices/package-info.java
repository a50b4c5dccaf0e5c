/** The page of a customer's browser extensions. */
@NullMarked
package com.heycmo.outreach.approval.pages.devices;

import org.jspecify.annotations.NullMarked;
