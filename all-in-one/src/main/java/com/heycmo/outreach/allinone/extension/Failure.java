package com.heycmo.outreach.allinone.extension;

/**
 * Why an action was not done.
 *
 * @param code one of the failure codes of the contract
 * @param released whether nothing was done and the job is given back; otherwise it has failed
 */
record Failure(String code, String message, boolean released) {}
