package com.heycmo.outreach.acceptance.architecture.bad.util;

class Things {}
