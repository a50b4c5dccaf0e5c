package com.heycmo.outreach.approval.queue;

import java.util.UUID;

/** A draft with the version that a person has seen. */
public record SeenDraft(UUID id, int version) {}
