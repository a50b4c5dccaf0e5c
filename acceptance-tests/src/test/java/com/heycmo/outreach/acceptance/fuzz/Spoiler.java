package com.heycmo.outreach.acceptance.fuzz;

/** Makes a good request worse. */
interface Spoiler {

    void spoil(Request request, Dice dice);
}
