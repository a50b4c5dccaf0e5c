package com.heycmo.outreach.acceptance.fuzz;

/** Makes a valid request invalid. */
interface RequestMutator {

    void mutate(Request request, SeededRandom random);
}
