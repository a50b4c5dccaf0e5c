package com.heycmo.outreach.approval.queue;

import java.util.UUID;

/** A draft and the text of it that somebody has before their eyes, by its version. */
public record SeenDraft(UUID id, int version) {}
