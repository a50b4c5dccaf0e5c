package com.heycmo.outreach.acceptance.architecture.bad.allinone;

public class Launcher {}
