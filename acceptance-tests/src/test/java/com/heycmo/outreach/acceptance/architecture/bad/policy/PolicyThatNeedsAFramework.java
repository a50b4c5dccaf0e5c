package com.heycmo.outreach.acceptance.architecture.bad.policy;

import org.springframework.stereotype.Component;

@Component
class PolicyThatNeedsAFramework {}
